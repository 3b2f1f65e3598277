"""How long do the steps of the text engine take, how much memory, and how do both grow?"""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median

from motions.cli.bench_input import amendments_over, independent_amendments, rewritten, text_of_lines
from motions.domain.consolidation import consolidate
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment, Edit
from motions.domain.minimal import minimal_edits
from motions.domain.relation import relations
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.domain.typesetting import typeset

RUNS = 5
LINES = (800, 4_000, 16_000)
AMENDMENTS = (10, 200, 3_000)

_LINES_OF_A_MOTION = 806


@dataclass(frozen=True, slots=True)
class Measure:
    """One step: over how much it was measured, its median time on one core (ms), and its peak of memory (MB).

    `limit` is what it may take, where that is set; `found` is how many relations were found.
    """

    step: str
    lines: int
    amendments: int
    milliseconds: float
    megabytes: float
    limit: float | None = None
    found: int | None = None

    @property
    def per_relation(self) -> str:
        """Say what one relation took, in microseconds and bytes."""
        if not self.found:
            return ""
        return f"{self.milliseconds * 1000 / self.found:.1f} µs, {self.megabytes * 1_000_000 / self.found:.0f} B"


def bench(runs: int = RUNS) -> tuple[Measure, ...]:
    """Measure the steps over a motion of 806 lines, then all of them over growing texts and lists."""
    return (*_motion(runs), *_growth(runs))


def _motion(runs: int) -> Iterator[Measure]:
    text = text_of_lines(_LINES_OF_A_MOTION)
    yield _numbering(text, runs, 15)
    for lines, limit in ((1, 10), (20, 20), (200, 80)):
        yield _minimal(text, lines, runs, limit)
    yield _consolidation(text, 200, runs, 10)
    yield _order(text, 500, runs, 60)


def _growth(runs: int) -> Iterator[Measure]:
    for lines in LINES:
        text = text_of_lines(lines)
        yield _numbering(text, runs)
        yield _minimal(text, lines // 10, runs)
        for count in AMENDMENTS:
            largest = (lines, count) == (LINES[-1], AMENDMENTS[-1])
            yield _relations(text, count, runs, 500 if largest else None)
            yield _order(text, count, runs)
            yield _consolidation(text, count, runs, 300 if largest else None)


def _numbering(text: Text, runs: int, limit: float | None = None) -> Measure:
    blocks = text.blocks
    return _measure("numbering", text, 0, lambda: typeset(blocks, DEFAULT_WIDTH), runs, limit)


def _minimal(text: Text, lines: int, runs: int, limit: float | None = None) -> Measure:
    new = rewritten(text, lines)
    step = f"minimal edits, {lines} lines changed"
    return _measure(step, text, 0, lambda: minimal_edits(_unread(text), 0, len(text.stream), new), runs, limit)


def _consolidation(text: Text, count: int, runs: int, limit: float | None = None) -> Measure:
    edits = _edits(independent_amendments(text, count))
    return _measure("consolidation", text, count, lambda: consolidate(_unread(text), edits), runs, limit)


def _relations(text: Text, count: int, runs: int, limit: float | None = None) -> Measure:
    edits = _edits(amendments_over(text, count))
    return _measure("relations", text, count, lambda: _found(edits), runs, limit, _found(edits))


def _order(text: Text, count: int, runs: int, limit: float | None = None) -> Measure:
    amendments = amendments_over(text, count)
    found = _found(_edits(amendments))
    step = "relations and order"
    return _measure(step, text, count, lambda: Deliberation(_unread(text), amendments).items, runs, limit, found)


def _found(edits: Sequence[Edit]) -> int:
    """Find all relations and count them, in either direction."""
    return sum(1 for _ in relations(edits).pairs())


def _unread(text: Text) -> Text:
    """Give the text as if nothing had been worked out about it yet."""
    return replace(text)


def _edits(amendments: Sequence[Amendment]) -> list[Edit]:
    return [edit for amendment in amendments for edit in amendment.edits]


def _measure(
    step: str,
    text: Text,
    amendments: int,
    work: Callable[[], object],
    runs: int,
    limit: float | None = None,
    found: int | None = None,
) -> Measure:
    milliseconds = median(_timed(work) for _ in range(runs))
    return Measure(step, len(text.body), amendments, milliseconds, _peak(work), limit, found)


def _timed(work: Callable[[], object]) -> float:
    # The time that this process had the core; what others do on the machine meanwhile does not count.
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _peak(work: Callable[[], object]) -> float:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1_000_000
    finally:
        tracemalloc.stop()


def as_json(measures: Sequence[Measure]) -> str:
    """Write measures as a list in JSON."""
    return json.dumps([asdict(measure) for measure in measures], ensure_ascii=False, indent=2)


def as_table(measures: Sequence[Measure]) -> str:
    """Write measures as a table in Markdown."""
    head: tuple[str, ...] = ("step", "lines", "amendments", "median ms", "limit ms", "peak MB", "relations", "each")
    rows = [head, ("---", "---:", "---:", "---:", "---:", "---:", "---:", "---")]
    rows += [_row(measure) for measure in measures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(measure: Measure) -> tuple[str, ...]:
    return (
        measure.step,
        str(measure.lines),
        str(measure.amendments or ""),
        f"{measure.milliseconds:.1f}",
        "" if measure.limit is None else f"{measure.limit:.0f}",
        f"{measure.megabytes:.1f}",
        "" if measure.found is None else str(measure.found),
        measure.per_relation,
    )

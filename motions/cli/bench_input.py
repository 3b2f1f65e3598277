"""Which texts and amendments are measured? The same in every run: they are made from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.passage import Block, BlockKind, Passage, passage_of, words_of
from motions.domain.text import DEFAULT_WIDTH, Head, Text
from motions.domain.typesetting import typeset
from motions.domain.words import Word, is_border, words

SEED = 2026
MOST_EDITS_OVER_A_WORD = 12
EDITS_AT_A_PLACE = 12

_WORDS = tuple(
    word
    for line in (
        "Garten Beete Hecke Baum Wiese Bach Brunnen Weg Bank Laube Kompost Regen Sonne Schatten Igel Biene Apfel Birne",
        "blüht wächst trägt sammelt pflegt gießt schneidet plant baut teilt grüne alte junge breite stille neue",
        "im am und oder mit ohne für gegen zwischen neben jedes viele alle wenige immer selten heute bald",
    )
    for word in line.split()
)
_SENTENCE = range(6, 16)
_SENTENCES_A_BLOCK = range(2, 7)
_NEW = ("neu", "anders als bisher", "in Zukunft")


def text_of_lines(count: int) -> Text:
    """Make a text of this many printed lines."""
    random = Random(f"{SEED} text {count}")
    blocks: list[Block] = []
    while len(blocks) * 2 < count:
        kind = BlockKind.HEADING if len(blocks) % 12 == 0 else BlockKind.PARAGRAPH
        sentences = 1 if kind is BlockKind.HEADING else random.choice(_SENTENCES_A_BLOCK)
        blocks.append(Block(kind, " ".join(_sentence(random) for _ in range(sentences))))
    whole = typeset(blocks, DEFAULT_WIDTH)
    last = whole.lines[count - 1]
    kept = whole.block_index(last.start)
    shortened = [*whole.blocks[:kept], _cut(whole, kept, last.end)]
    return typeset(shortened, DEFAULT_WIDTH, head=Head("A1", "Gartenverein", "Ein Garten für alle"))


def _cut(text: Text, index: int, end: int) -> Block:
    start, _ = text.ranges[index]
    return Block(text.blocks[index].kind, text.stream[start:end].rstrip())


def _sentence(random: Random) -> str:
    chosen = random.choices(_WORDS, k=random.choice(_SENTENCE))
    number = f" {random.randrange(2, 99)} %" if random.random() < 0.2 else ""
    return f"{' '.join(chosen).capitalize()}{number}."


def rewritten(text: Text, lines: int) -> Passage:
    """Give the text with one word changed on each of so many lines, spread evenly over it."""
    step = max(len(text.body) // lines, 1)
    blocks: list[Block] = []
    changed = {line.start for line in text.body[::step][:lines]}
    for block, (start, end) in zip(text.blocks, text.ranges, strict=True):
        prose = block.prose
        for position in sorted((at - start for at in changed if start <= at < end), reverse=True):
            prose = f"{prose[:position]}neu {prose[position:]}"
        blocks.append(Block(block.kind, prose, block.mark))
    return passage_of(blocks)


def amendments_over(text: Text, count: int) -> tuple[Amendment, ...]:
    """Make so many amendments, spread evenly in twelves that compete, with at most twelve edits over one word."""
    return tuple(_submitted(_contested(text, count)))


def independent_amendments(text: Text, count: int) -> tuple[Amendment, ...]:
    """Make so many amendments that can all be adopted, spread evenly over the text, each over up to three words."""
    prose = _prose(text)
    random = Random(f"{SEED} independent {count}")
    step = len(prose) / count
    edits = (
        _edit(text, prose, round(index * step), random.randrange(1, min(3, int(step)) + 1), random)
        for index in range(count)
    )
    return tuple(_submitted(edits))


def _submitted(edits: Iterator[Edit]) -> Iterator[Amendment]:
    for count, edit in enumerate(edits, 1):
        number = f"Ä{count}"
        yield Amendment(number, "Gartenverein", number_edits(number, [edit]))


def _contested(text: Text, count: int) -> Iterator[Edit]:
    prose = _prose(text)
    random = Random(f"{SEED} contested {count}")
    covered = [0] * len(prose)
    step = len(prose) / count * EDITS_AT_A_PLACE
    for index in range(count):
        first = min(round(index // EDITS_AT_A_PLACE * step) + random.randrange(4), len(prose) - 1)
        last = min(first + random.choice((0, 1, 3, 12)), len(prose) - 1)
        while last > first and max(covered[first : last + 1]) >= MOST_EDITS_OVER_A_WORD:
            last -= 1
        for word in range(first, last + 1):
            covered[word] += 1
        yield _edit(text, prose, first, last - first + 1, random)


def _edit(text: Text, prose: list[Word], first: int, length: int, random: Random) -> Edit:
    start = prose[first].start
    block_end = text.ranges[text.block_index(start)][1]
    end = min(prose[min(first + length, len(prose)) - 1].end, block_end)
    new = words_of(random.choice(_NEW))
    kind = random.randrange(4)
    if kind == 0:
        return Edit(start, start, Passage(), new)
    return Edit(start, end, text.passage.part(start, end), Passage() if kind == 1 else new)


def _prose(text: Text) -> list[Word]:
    return [word for word in words(text.stream) if not is_border(word)]

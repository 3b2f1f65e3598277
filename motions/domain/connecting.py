"""Which edits hang together once some of them are joined?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Connecting:
    """Joins edits step by step, in time that grows with their number; what was never joined stands alone."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, edit_ids: Iterable[str]) -> None:
        """Join all of these with one another."""
        tops = list(map(self._top, edit_ids))
        for top in tops[1:]:
            self._above[top] = tops[0]

    def is_joined(self, edit_id: str) -> bool:
        """Tell whether the edit was joined with anything."""
        return edit_id in self._above

    def groups(self, place: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
        """Give what hangs together, sorted by the place of each edit and then by that of the first in each group."""
        together: dict[str, list[str]] = {}
        for edit_id in sorted(self._above, key=place.__getitem__):
            together.setdefault(self._top(edit_id), []).append(edit_id)
        return tuple(tuple(group) for group in together.values() if len(group) > 1)

    def _top(self, edit_id: str) -> str:
        above = self._above.setdefault(edit_id, edit_id)
        while above != edit_id:
            # Each step halves the way for whoever comes next.
            self._above[edit_id] = self._above[above]
            edit_id, above = self._above[edit_id], self._above[self._above[edit_id]]
        return edit_id

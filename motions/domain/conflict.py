"""Which changes cannot stand in one amendment?"""

from __future__ import annotations

from collections.abc import Sequence

from motions.domain.address import address
from motions.domain.edit import Edit, Scope, overlap
from motions.domain.errors import Invalid
from motions.domain.text import Text

Counted = tuple[int, Edit]


def refuse_conflicts(text: Text, amendment: str, found: Sequence[Counted]) -> None:
    """Check that no two edits of one amendment change the same words or are the same.

    Each edit comes with the count, from 1, of the change it was asked for in; `amendment` is put before the sentence.

    Raises Invalid, naming two that conflict and where they stand.
    """
    for scope in (Scope.SUBJECT, Scope.WHOLE_TEXT):
        same_scope = [one for one in found if one[1].scope is scope]
        if len(same_scope) > 1:
            raise _conflict(text, amendment, same_scope[0], same_scope[1])
    passages = [one for one in found if one[1].scope is Scope.PASSAGE]
    whole = next((one for one in found if one[1].scope is Scope.WHOLE_TEXT), None)
    if whole is not None and passages:
        raise _conflict(text, amendment, whole, passages[0])
    _refuse_overlaps(text, amendment, passages)


def _refuse_overlaps(text: Text, amendment: str, passages: Sequence[Counted]) -> None:
    reach: Counted | None = None
    inserted: dict[tuple[int, str], Counted] = {}
    for one in sorted(passages, key=lambda one: (one[1].start, one[1].end, one[0])):
        edit = one[1]
        if reach is not None and overlap(reach[1], edit):
            raise _conflict(text, amendment, reach, one)
        if edit.is_insertion and inserted.setdefault((edit.start, edit.new.stream), one) is not one:
            raise _conflict(text, amendment, inserted[edit.start, edit.new.stream], one)
        if reach is None or edit.end >= reach[1].end:
            reach = one


def _conflict(text: Text, amendment: str, first: Counted, second: Counted) -> Invalid:
    (first_count, first_edit), (second_count, second_edit) = sorted((first, second), key=lambda one: one[0])
    is_same = _what_changes(first_edit) == _what_changes(second_edit)
    what = "sind dieselbe Änderung" if is_same else "überschneiden sich; ein Wort kann nur einmal geändert werden"
    return Invalid(
        f"%(amendment)sDie %(first)d. Änderung (%(first_place)s) und die %(second)d. (%(second_place)s) {what}.",
        code="overlap",
        amendment=amendment,
        first=first_count,
        first_place=address(text, first_edit),
        second=second_count,
        second_place=address(text, second_edit),
    )


def _what_changes(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.new.stream

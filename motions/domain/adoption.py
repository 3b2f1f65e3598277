"""Which edits does a person name who says what shall be adopted?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from motions.domain.edit import Amendment, Edit
from motions.domain.errors import Invalid, NotPossible


def edits_named(amendments: Sequence[Amendment], numbers: Iterable[str]) -> tuple[Edit, ...]:
    """Give the edits that numbers name: "Ä3" all edits of the amendment, "Ä3.2" one of them; each only once.

    Raises Invalid if there is no amendment or edit of a number, and NotPossible if of an indivisible amendment only a
    part is named.
    """
    by_number = {amendment.number: amendment.edits for amendment in amendments}
    by_number |= {edit.id: (edit,) for amendment in amendments for edit in amendment.edits}
    named: dict[str, Edit] = {}
    for number in numbers:
        if number not in by_number:
            raise Invalid(
                "„%(number)s“ gibt es in der Liste der Änderungsanträge nicht; "
                "möglich sind Nummern wie „Ä3“ und „Ä3.2“.",
                code="no_such_number",
                number=number,
            )
        named |= {edit.id: edit for edit in by_number[number]}
    for amendment in amendments:
        _refuse_part(amendment, named)
    return tuple(named.values())


def _refuse_part(amendment: Amendment, named: dict[str, Edit]) -> None:
    chosen = [edit.id for edit in amendment.edits if edit.id in named]
    if amendment.indivisible and 0 < len(chosen) < len(amendment.edits):
        raise NotPossible(
            "%(part)s kann nicht allein angenommen werden: %(amendment)s ist unteilbar.",
            code="indivisible",
            part=" und ".join(chosen),
            amendment=amendment.number,
        )

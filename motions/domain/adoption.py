"""Which edits does a person name who says what shall be adopted?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from motions.domain.edit import Amendment, Edit
from motions.domain.errors import Invalid, NotPossible
from motions.domain.link import Link, LinkKind

_TOGETHER = {
    LinkKind.EXCLUDES: "%(first)s und %(second)s schließen sich aus und können nicht zusammen angenommen werden",
    LinkKind.COMPROMISE: "%(first)s tritt als Kompromiss an die Stelle von %(second)s; beide zusammen können nicht "
    "angenommen werden",
}


def edits_named(
    amendments: Sequence[Amendment], numbers: Iterable[str], links: Sequence[Link] = ()
) -> tuple[Edit, ...]:
    """Give the edits that numbers name: "Ä3" all edits of the amendment, "Ä3.2" one of them; each only once.

    Raises Invalid if there is no amendment or edit of a number, and NotPossible if of an indivisible amendment only a
    part is named, a sub-amendment without the edit it changes, two alternatives, or a compromise together with what it
    replaces.
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
    for edit in named.values():
        _refuse_sub_alone(edit, named)
    for link in links:
        _refuse_together(link, by_number, named)
    return tuple(named.values())


def _refuse_part(amendment: Amendment, named: Mapping[str, Edit]) -> None:
    chosen = [edit.id for edit in amendment.edits if edit.id in named]
    if amendment.indivisible and 0 < len(chosen) < len(amendment.edits):
        raise NotPossible(
            "%(part)s kann nicht allein angenommen werden: %(amendment)s ist unteilbar.",
            code="indivisible",
            part=" und ".join(chosen),
            amendment=amendment.number,
        )


def _refuse_sub_alone(edit: Edit, named: Mapping[str, Edit]) -> None:
    if edit.within and edit.within not in named:
        raise NotPossible(
            "%(sub)s kann nicht ohne %(changed)s angenommen werden, dessen neuen Text es ändert.",
            code="without_its_amendment",
            sub=edit.id,
            changed=edit.within,
        )


def _refuse_together(link: Link, by_number: Mapping[str, Sequence[Edit]], named: Mapping[str, Edit]) -> None:
    if link.kind not in _TOGETHER or not _is_named(link.of, by_number, named):
        return
    for other in link.to:
        if _is_named(other, by_number, named):
            reason = f" ({link.reason})" if link.reason else ""
            raise NotPossible(
                _TOGETHER[link.kind] + "%(reason)s.", code=link.kind.value, first=link.of, second=other, reason=reason
            )


def _is_named(number: str, by_number: Mapping[str, Sequence[Edit]], named: Mapping[str, Edit]) -> bool:
    return any(edit.id in named for edit in by_number.get(number, ()))

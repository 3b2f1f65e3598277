"""What is put to the vote as one?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from motions.domain.decidable import competing, undone
from motions.domain.edit import Edit
from motions.domain.numbering import natural_order
from motions.domain.register import Register
from motions.domain.relation import Change, change, text_order
from motions.domain.standing import UNDECIDED


@dataclass(frozen=True, slots=True)
class VotingItem:
    """What is put as one: edits of one amendment, or identical ones of several, which are all named.

    `edits` stand in text order, of identical ones the lowest number first, each with what is adopted of its
    sub-amendments. `group` holds the edits it competes among, none if it does not compete. `reason` says in German
    words why it stands where it does within the group. `is_joined` tells that amendments are put together because one
    requires another, so that the chair may part them. `waits_for` are edits without which it cannot be adopted yet.
    """

    amendments: tuple[str, ...]
    edits: tuple[Edit, ...]
    group: tuple[str, ...] = ()
    reason: str = ""
    is_joined: bool = False
    waits_for: tuple[str, ...] = ()

    @property
    def edit_ids(self) -> tuple[str, ...]:
        """The numbers of its edits."""
        return tuple([edit.id for edit in self.edits])


def items_of(edits: Iterable[Edit], register: Register) -> list[VotingItem]:
    """Put what is open of each amendment together, and items whose edits are all identical, unless they compete."""
    by_amendment: dict[str, list[Edit]] = {}
    for edit in edits:
        by_amendment.setdefault(edit.amendment, []).append(edit)
    identical: dict[frozenset[Change], list[str]] = {}
    for amendment in sorted(by_amendment, key=natural_order):
        identical.setdefault(frozenset(change(edit) for edit in by_amendment[amendment]), []).append(amendment)
    items = []
    for names in identical.values():
        together = _item(names, (edit for name in names for edit in by_amendment[name]))
        # Alternatives that a person has set may say the same; then each is put alone.
        apart = len(names) > 1 and competing(register, together.edit_ids)
        items += [_item([name], by_amendment[name]) for name in names] if apart else [together]
    return items


def _item(amendments: Iterable[str], edits: Iterable[Edit]) -> VotingItem:
    parts = tuple(edits)
    return VotingItem(tuple(amendments), parts if len(parts) == 1 else tuple(sorted(parts, key=text_order)))


def with_what_they_require(
    items: Sequence[VotingItem], register: Register, parted: Collection[str]
) -> list[VotingItem]:
    """Put items together with those that they require, and note what each one still waits for.

    `parted` are the numbers of amendments or edits that the chair puts apart from what they require. What competes, or
    is itself a sub-amendment to the other, stays apart; then what is required comes first.
    """
    if not register.bonds.has_links:
        return list(items)
    of_edit = {edit_id: count for count, item in enumerate(items) for edit_id in item.edit_ids}
    together = {count: [count] for count in range(len(items))}
    for count, item in enumerate(items):
        for other in _required_items(item, register, parted, of_edit):
            one, two = together[count], together[other]
            if one is not two and _fit(register, [edit for part in (*one, *two) for edit in items[part].edits]):
                one += two
                together.update(dict.fromkeys(two, one))
    distinct = {id(parts): parts for parts in together.values()}
    return [_noting(_joined([items[part] for part in parts]), register) for parts in distinct.values()]


def _required_items(
    item: VotingItem, register: Register, parted: Collection[str], of_edit: dict[str, int]
) -> list[int]:
    needing = [edit for edit in item.edits if edit.id not in parted and edit.amendment not in parted]
    needed = [other for edit in needing for other in register.bonds.required(edit.id)]
    return list(dict.fromkeys(of_edit[other] for other in needed if other in of_edit))


def _fit(register: Register, edits: Sequence[Edit]) -> bool:
    """Tell whether edits can be adopted together, and none of them changes what another puts in."""
    edit_ids = [edit.id for edit in edits]
    nested = any(above in edit_ids for edit_id in edit_ids for above in register.bonds.amended_in_turn(edit_id))
    return not (nested or competing(register, edit_ids) or undone(register, edit_ids))


def _joined(parts: Sequence[VotingItem]) -> VotingItem:
    if len(parts) == 1:
        return parts[0]
    names = {name for part in parts for name in part.amendments}
    item = _item(sorted(names, key=natural_order), (edit for part in parts for edit in part.edits))
    return replace(item, is_joined=True)


def _noting(item: VotingItem, register: Register) -> VotingItem:
    needed = dict.fromkeys(other for edit_id in item.edit_ids for other in register.bonds.required(edit_id))
    waits = (other for other in needed if other not in item.edit_ids and register.standing(other) in UNDECIDED)
    return replace(item, waits_for=tuple(waits))

"""What does a decision on some edits do to all the others?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from motions.domain.amended import amended
from motions.domain.bonds import Bonds
from motions.domain.edit import Edit
from motions.domain.relation import Kind, relation
from motions.domain.standing import UNDECIDED, EditStanding, Standing

LIVING = frozenset({*UNDECIDED, Standing.ADOPTED})

# A sub-amendment goes along with what is passed on or overridden; with everything else that ends its amendment it
# lapses. Once its amendment is adopted, what is undecided of it comes too late.
_GOES_ALONG = frozenset({Standing.OVERRIDDEN, Standing.REFERRED, Standing.CARRIED_OVER})
_ENDS_NOTHING = frozenset({Standing.OPEN, Standing.ABSENT})
REFUSED = frozenset({Standing.REJECTED, Standing.LAPSED, Standing.WITHDRAWN, Standing.NOT_CONSIDERED})
_OF_CONSEQUENCE = frozenset({Kind.SAME, Kind.FALLS, Kind.PARTIAL})


class Register:
    """How every edit stands while decisions take effect one after another; the only thing here that changes.

    It keeps what has changed apart from how everything stood before, so that to foresee one decision copies nothing.
    """

    def __init__(self, bonds: Bonds, before: Mapping[str, EditStanding]) -> None:
        self.bonds = bonds
        self.before = before
        self.changed: dict[str, EditStanding] = {}
        self._to_follow: deque[str] = deque()

    @property
    def edits(self) -> dict[str, EditStanding]:
        """How every edit stands, in text order."""
        return {**self.before, **self.changed}

    def copy(self) -> Register:
        """Give a register that stands like this one, to try something out."""
        copied = Register(self.bonds, self.before)
        copied.changed = dict(self.changed)
        return copied

    def at(self, edit_id: str) -> EditStanding:
        """Tell how an edit stands now, by which decision, and because of which other."""
        return self.changed.get(edit_id) or self.before[edit_id]

    def standing(self, edit_id: str) -> Standing:
        """Tell how an edit stands now."""
        return self.at(edit_id).standing

    def those(self, *standings: Standing) -> list[str]:
        """Give the edits that stand in one of these ways, in text order."""
        return [edit_id for edit_id in self.before if self.standing(edit_id) in standings]

    def kind(self, x: str, y: str) -> Kind:
        """Tell what happens to `y` if `x` is adopted, with what is adopted of their sub-amendments."""
        if self.bonds.has_sub_amendments and (self._adopted_subs(x) or self._adopted_subs(y)):
            return relation(self.as_amended(x), self.as_amended(y))
        return self.bonds.relations.kind(x, y)

    def as_amended(self, edit_id: str) -> Edit:
        """Give an edit with what is adopted of its sub-amendments."""
        edit = self.bonds.relations.edits[edit_id]
        return amended(edit, [self.as_amended(own) for own in self._adopted_subs(edit_id)])

    def _adopted_subs(self, edit_id: str) -> list[str]:
        return [own for own in self.bonds.subs(edit_id) if self.standing(own) is Standing.ADOPTED]

    def alternatives(self, edit_id: str) -> tuple[str, ...]:
        """Give what a person has set as alternative to this edit, or to one that is identical and undecided.

        Edits of one amendment are no alternatives, whatever they are identical to.
        """
        if not self.bonds.has_links:
            return ()
        own = [edit_id, *self._identical(edit_id, UNDECIDED)]
        excluded = dict.fromkeys(other for one in own for other in self.bonds.alternatives(one))
        edits = self.bonds.relations.edits
        amendment = edits[edit_id].amendment
        return tuple(other for other in excluded if other not in own and edits[other].amendment != amendment)

    def _identical(self, edit_id: str, standings: frozenset[Standing]) -> list[str]:
        return [other for other, kind in self._met(edit_id) if kind is Kind.SAME and self.standing(other) in standings]

    def _met(self, edit_id: str) -> tuple[tuple[str, Kind], ...]:
        relations = self.bonds.relations
        if not self.bonds.has_sub_amendments:
            return relations.of(edit_id, _OF_CONSEQUENCE)
        return tuple((other, self.kind(edit_id, other)) for other, _ in relations.of(edit_id))

    def enter(self, edit_ids: Iterable[str], standing: Standing, decision: int) -> None:
        """Note what was decided on these edits themselves, and what follows from it."""
        for edit_id in edit_ids:
            self._set(edit_id, EditStanding(standing, decision=decision))
        self._follow_all()

    def adopt(self, edit_ids: Iterable[str], decision: int) -> None:
        """Adopt edits that do not compete, sub-amendments before what they change.

        Of identical ones the first is adopted and settles the others. What is open or held and falls has lapsed; what
        was adopted and falls is overridden; what overlaps is held. What a compromise replaces is settled by it, or
        overridden if it was adopted already, wherever it stands in the text.
        """
        for edit_id in sorted(edit_ids, key=self.bonds.turn):
            if self.standing(edit_id) in UNDECIDED:
                self._adopt(edit_id, decision)
                self._follow_all()

    def _adopt(self, edit_id: str, decision: int) -> None:
        excluded = self.alternatives(edit_id)
        self._set(edit_id, EditStanding(Standing.ADOPTED, decision=decision))
        for other in self.bonds.replaced(edit_id):
            self._replace(other, EditStanding(Standing.SETTLED, edit_id, decision))
        for other, kind in self._met(edit_id):
            self._touch(other, kind, edit_id, decision)
        for other in excluded:
            self._touch(other, Kind.FALLS, edit_id, decision)

    def _replace(self, other: str, by: EditStanding) -> None:
        standing = self.standing(other)
        if standing in UNDECIDED:
            self._set(other, by)
        elif standing is Standing.ADOPTED:
            self._set(other, EditStanding(Standing.OVERRIDDEN, by.cause, by.decision))

    def _touch(self, other: str, kind: Kind, cause: str, decision: int) -> None:
        standing = self.standing(other)
        if kind is Kind.SAME and standing in UNDECIDED:
            self._set(other, EditStanding(Standing.SETTLED, cause, decision))
        elif kind is Kind.FALLS and standing in UNDECIDED:
            self._set(other, EditStanding(Standing.LAPSED, cause, decision))
        elif kind is Kind.FALLS and standing is Standing.ADOPTED:
            self._set(other, EditStanding(Standing.OVERRIDDEN, cause, decision))
        elif kind is Kind.PARTIAL and standing is Standing.OPEN:
            self._set(other, EditStanding(Standing.HELD, cause, decision))

    def confirm_fall(self, edit_ids: Iterable[str], decision: int) -> None:
        """Let held edits lapse because of what they are held for, and all held edits of an indivisible amendment."""
        for edit_id in edit_ids:
            for part in self.bonds.parts.get(edit_id, (edit_id,)):
                if self.standing(part) is Standing.HELD:
                    self._set(part, EditStanding(Standing.LAPSED, self.at(part).cause, decision))
        self._follow_all()

    def adapt(self, edit_ids: Iterable[str], adapted: Iterable[str], decision: int) -> None:
        """Let the edits of an adapted amendment take the place of held ones; they and what changes them are open."""
        taken = list(adapted)
        for edit_id in edit_ids:
            self._set(edit_id, EditStanding(Standing.ADAPTED, taken[0], decision))
        self._follow_all()
        while taken:
            edit_id = taken.pop()
            if self.standing(edit_id) is Standing.ABSENT:
                self._set(edit_id, EditStanding())
                taken.extend(self.bonds.subs(edit_id))
        self._follow_all()

    def _set(self, edit_id: str, at: EditStanding) -> None:
        self.changed[edit_id] = at
        self._to_follow.append(edit_id)

    def _follow_all(self) -> None:
        while self._to_follow:
            edit_id = self._to_follow.popleft()
            at = self.at(edit_id)
            if edit_id in self.bonds.parts:
                self._follow_parts(edit_id, at)
            if self.bonds.has_sub_amendments:
                self._follow_subs(edit_id, at)
            if self.bonds.has_links and at.standing in REFUSED:
                self._follow_requiring(edit_id, at)

    def _follow_parts(self, edit_id: str, at: EditStanding) -> None:
        """Let what lapses or is held take with it what is undecided of an indivisible amendment."""
        taken = {Standing.LAPSED: UNDECIDED, Standing.HELD: frozenset({Standing.OPEN})}.get(at.standing, frozenset())
        for part in self.bonds.parts[edit_id] if taken else ():
            if self.standing(part) in taken:
                self._set(part, EditStanding(at.standing, edit_id, at.decision))

    def _follow_subs(self, edit_id: str, at: EditStanding) -> None:
        standing = at.standing
        if standing in _ENDS_NOTHING:
            return
        after, touched = Standing.LAPSED, LIVING
        if standing is Standing.HELD:
            after, touched = Standing.HELD, frozenset({Standing.OPEN})
        elif standing is Standing.ADOPTED:
            touched = UNDECIDED
        elif standing in _GOES_ALONG:
            after = standing
        for own in self.bonds.subs(edit_id):
            if self.standing(own) in touched:
                self._set(own, EditStanding(after, edit_id, at.decision))

    def _follow_requiring(self, edit_id: str, at: EditStanding) -> None:
        for other in self.bonds.requiring(edit_id):
            before = self.at(other)
            if before.standing in LIVING:
                self._set(other, EditStanding(Standing.LAPSED, edit_id, at.decision))
            if before.standing is Standing.ADOPTED:
                self._hand_on(other)

    def _hand_on(self, edit_id: str) -> None:
        """Let an identical edit stand adopted in place of an adopted one that lapses, unless it lapses, too."""
        settled = self._identical(edit_id, frozenset({Standing.SETTLED}))
        heirs = [other for other in settled if self.at(other).cause == edit_id]
        heir = ""
        for other in heirs:
            decision = self.at(other).decision
            missing = next((one for one in self.bonds.required(other) if self.standing(one) in REFUSED), "")
            if missing:
                self._set(other, EditStanding(Standing.LAPSED, missing, decision))
            elif heir:
                self._set(other, EditStanding(Standing.SETTLED, heir, decision))
            else:
                heir = other
                self._set(other, EditStanding(Standing.ADOPTED, decision=decision))

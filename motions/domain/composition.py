"""Which amendment comes of all that a person asks for in it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from motions.domain.address import LineRange
from motions.domain.amending_new_text import NewText, edits_in_new_text, lines_asked_for, new_texts_of
from motions.domain.characters import FORBIDDEN
from motions.domain.conflict import Counted, refuse_conflicts
from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.errors import Invalid, Refused
from motions.domain.instruction import edits_of_instruction
from motions.domain.new_text import NewTexts
from motions.domain.proposal import Instruction, Proposal, edits_of
from motions.domain.text import Text

UNNUMBERED = "Ä"
MOST_NESTED = 5


@dataclass(frozen=True, slots=True)
class Submission:
    """An amendment as a person submits it: what is to change, or only how it shall be worded (`editorial`), and why.

    `number` is "Ä3", or "Ä" as long as it has none. `received` has no time zone. A sub-amendment names in `amends` the
    amendment whose new text it changes; the addresses of its proposals are those of that new text.
    """

    number: str
    proposals: tuple[Proposal, ...] = ()
    submitter: str = ""
    received: datetime | None = None
    indivisible: bool = False
    reason: str = ""
    amends: str = ""
    editorial: str = ""


def compose_amendment(
    text: Text,
    number: str,
    submitter: str,
    proposals: Sequence[Proposal],
    received: datetime | None = None,
    indivisible: bool = False,
    reason: str = "",
    editorial: str = "",
) -> Amendment:
    """Make an amendment of what a person asks for, its edits numbered in text order; see `compose_amendments`."""
    submission = Submission(number, tuple(proposals), submitter, received, indivisible, reason, editorial=editorial)
    return compose_amendments(text, [submission])[0]


def compose_amendments(
    text: Text, submissions: Sequence[Submission], existing: Sequence[Amendment] = ()
) -> tuple[Amendment, ...]:
    """Make amendments to a text of what is submitted, in the same order, their edits numbered in text order.

    Sub-amendments may stand before or after the one they amend, which may also be an `existing` one. What was asked for
    separately stays separate.

    Raises Invalid, naming the amendment, which of its changes and on which lines, if a change cannot be made, two
    change the same words or are the same, one replaces the whole text and another changes a passage of it, nothing is
    asked for, two amendments have one number, or a sub-amendment amends what does not exist, puts no words in, or
    amends it in turn.
    """
    by_number = {submission.number: submission for submission in submissions}
    taken = {amendment.number for amendment in existing}
    for submission in submissions:
        if submission.number in taken or by_number[submission.number] is not submission:
            raise Invalid("Die Nummer %(number)s ist schon vergeben.", code="taken", number=submission.number)
    composing = _Composing(text, {amendment.number: amendment for amendment in existing})
    for submission in submissions:
        for one in reversed(_chain(submission, by_number, composing.done)):
            composing.compose(one)
    return tuple(composing.done[submission.number] for submission in submissions)


def _chain(
    submission: Submission, by_number: Mapping[str, Submission], done: Mapping[str, Amendment]
) -> list[Submission]:
    """Give a submission, the one it amends, and so on, as far as they are not amendments yet."""
    chain = [submission]
    while chain[-1].number not in done and chain[-1].amends and chain[-1].amends not in done:
        last = chain[-1]
        amended = by_number.get(last.amends)
        if amended is None:
            raise _refused(last, "%(amends)s, worauf er sich bezieht, gibt es nicht.")
        if amended is last:
            raise _refused(last, "Ein Änderungsantrag kann sich nicht auf sich selbst beziehen.")
        if any(one is amended for one in chain):
            raise _refused(last, "Er bezieht sich auf %(amends)s, und %(amends)s bezieht sich umgekehrt auf ihn.")
        if len(chain) >= MOST_NESTED:
            raise _too_deep(submission)
        chain.append(amended)
    return chain


def _refused(submission: Submission, message: str, code: str = "not_in_text") -> Invalid:
    named = _named(submission, ": ")
    return Invalid(f"%(amendment)s{message}", code=code, amendment=named, amends=submission.amends)


def _too_deep(submission: Submission) -> Invalid:
    message = f"Änderungsanträge zu Änderungsanträgen gehen höchstens bis zur {MOST_NESTED}. Stufe."
    return _refused(submission, message, code="too_large")


def _named(submission: Submission, ended: str) -> str:
    return "" if submission.number == UNNUMBERED else f"{submission.number}{ended}"


@dataclass(frozen=True)
class _Composing:
    """The amendments made so far, and the new texts of those that others amend."""

    text: Text
    done: dict[str, Amendment]
    new_texts: dict[str, NewTexts] = field(default_factory=dict)

    def compose(self, submission: Submission) -> None:
        """Make an amendment of a submission, once what it amends is made."""
        if submission.number in self.done:
            return
        self._check(submission)
        found = list(self._edits(submission))
        self._refuse_conflicts(submission, found)
        self.done[submission.number] = Amendment(
            submission.number,
            submission.submitter,
            number_edits(submission.number, [edit for _, edit in found]),
            submission.received,
            submission.indivisible,
            submission.reason,
            submission.amends,
            submission.editorial.strip(),
        )

    def _check(self, submission: Submission) -> None:
        if not submission.proposals and not submission.editorial.strip():
            raise _refused(submission, "Es ist keine Änderung angegeben.", code="unchanged")
        if FORBIDDEN.search(submission.editorial):
            message = "Was redaktionell zu ändern ist, enthält ein Steuerzeichen; erwartet war nur Text."
            raise _refused(submission, message, code="control_character")
        if len(self._new_texts(submission.amends).amendments) >= MOST_NESTED:
            raise _too_deep(submission)

    def _new_texts(self, amended: str) -> NewTexts:
        """Give the new texts of an amendment that is amended, and of those which that one amends in turn."""
        if amended not in self.new_texts:
            chain: list[Amendment] = []
            number = amended
            while number:
                chain.append(self.done[number])
                number = chain[-1].amends
            self.new_texts[amended] = NewTexts(self.text, tuple(chain))
        return self.new_texts[amended]

    def _edits(self, submission: Submission) -> Iterator[Counted]:
        found: tuple[NewText, ...] = ()
        if submission.amends and submission.proposals:
            found = self._new_texts_to_amend(submission)
        for count, proposal in enumerate(submission.proposals, 1):
            try:
                edits = edits_in_new_text(found, proposal, _edits_of) if found else _edits_of(self.text, proposal)
            except Refused as refusal:
                texts = [new.text for new in found] or [self.text]
                raise _in_change(submission, count, lines_asked_for(texts, proposal), refusal) from refusal
            yield from ((count, edit) for edit in edits)

    def _new_texts_to_amend(self, submission: Submission) -> tuple[NewText, ...]:
        found = new_texts_of(self._new_texts(submission.amends), self.done[submission.amends])
        if not found:
            raise _refused(submission, "%(amends)s hat keinen neuen Text, der geändert werden könnte.")
        return found

    def _refuse_conflicts(self, submission: Submission, found: Iterable[Counted]) -> None:
        by_text: dict[str, list[Counted]] = {}
        for one in found:
            by_text.setdefault(one[1].within, []).append(one)
        new_texts = self._new_texts(submission.amends)
        for edits in by_text.values():
            refuse_conflicts(new_texts.text_of(edits[0][1]), _named(submission, ": "), edits)


def _edits_of(text: Text, proposal: Proposal) -> tuple[Edit, ...]:
    if isinstance(proposal, Instruction):
        return edits_of_instruction(text, proposal.written)
    return edits_of(text, proposal)


def _in_change(submission: Submission, count: int, lines: LineRange | None, refusal: Refused) -> Invalid:
    """Put before a refusal's sentence which amendment, which change, and which lines it is about."""
    message = refusal.message if refusal.values else refusal.message.replace("%", "%%")
    place = {
        "in_amendment": _named(submission, ", "),
        "in_change": count,
        "in_lines": f" ({lines})" if lines else "",
    }
    return Invalid(
        f"%(in_amendment)s%(in_change)d. Änderung%(in_lines)s: {message}",
        suggestions=refusal.suggestions,
        code=refusal.code,
        **{**refusal.values, **place},
    )

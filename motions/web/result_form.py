"""What does the chair enter as a result, and what is declared by it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from motions.domain.ballot import Judgement, Result, Tally, Way
from motions.domain.errors import Invalid
from motions.domain.outcome import Outcome
from motions.services.results import Declaration
from motions.web.forms import Form

MOST_DIGITS = 6


class How(Enum):
    """Which button was pressed; each says how the item ended."""

    GENERAL_CONSENT = "general_consent"
    UNANIMOUS = "unanimous"
    LARGE_MAJORITY = "large_majority"
    MAJORITY = "majority"
    MINORITY = "minority"
    SMALL_MINORITY = "small_minority"
    NOBODY = "nobody"
    COUNTED = "counted"
    REFERRED = "referred"
    SETTLED = "settled"
    NOT_CONSIDERED = "not_considered"
    WITHDRAWN = "withdrawn"
    TAKEN_OVER = "taken_over"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the desk, with the key that points to it."""

    how: How
    word: Any
    key: str


BY_EYE = (
    Choice(How.GENERAL_CONSENT, lazy_gettext("Kein Widerspruch"), "k"),
    Choice(How.UNANIMOUS, lazy_gettext("Einstimmig dafür"), "e"),
    Choice(How.NOBODY, lazy_gettext("Einstimmig dagegen"), "i"),
    Choice(How.LARGE_MAJORITY, lazy_gettext("Große Mehrheit dafür"), "g"),
    Choice(How.SMALL_MINORITY, lazy_gettext("Große Mehrheit dagegen"), "w"),
    Choice(How.MAJORITY, lazy_gettext("Mehrheit dafür"), "m"),
    Choice(How.MINORITY, lazy_gettext("Mehrheit dagegen"), "d"),
)
COUNTED = Choice(How.COUNTED, lazy_gettext("Auszählung feststellen"), "z")
REFERRED = Choice(How.REFERRED, lazy_gettext("Überweisen"), "u")
WITHOUT_VOTE = (
    Choice(How.SETTLED, lazy_gettext("Erledigt"), "r"),
    Choice(How.NOT_CONSIDERED, lazy_gettext("Nicht befasst"), "b"),
    Choice(How.WITHDRAWN, lazy_gettext("Zurückgezogen"), "x"),
    Choice(How.TAKEN_OVER, lazy_gettext("Übernommen"), "ü"),
)

_OUTCOMES = {
    How.REFERRED: Outcome.REFERRED,
    How.SETTLED: Outcome.SETTLED,
    How.NOT_CONSIDERED: Outcome.NOT_CONSIDERED,
    How.WITHDRAWN: Outcome.WITHDRAWN,
    How.TAKEN_OVER: Outcome.TAKEN_OVER,
}
_WORDS: Mapping[How, Any] = {choice.how: choice.word for choice in (*BY_EYE, COUNTED, REFERRED, *WITHOUT_VOTE)}


# How a referral is voted on, where it is: the ways in which it can carry.
REFERRED_BY: Mapping[str, Any] = {
    "": lazy_gettext("ohne Abstimmung"),
    How.GENERAL_CONSENT.value: lazy_gettext("ohne Widerspruch"),
    How.UNANIMOUS.value: lazy_gettext("einstimmig"),
    How.LARGE_MAJORITY.value: lazy_gettext("mit großer Mehrheit"),
    How.MAJORITY.value: lazy_gettext("mit Mehrheit"),
}


class ResultForm(Form):
    """A result as the chair enters it; `seen` is how many facts were recorded when the page was shown."""

    seen = HiddenField(default="0")
    text_hash = HiddenField(default="")
    yes = StringField(lazy_gettext("Ja"))
    no = StringField(lazy_gettext("Nein"))
    abstentions = StringField(lazy_gettext("Enthaltungen"))
    votes_against = BooleanField(lazy_gettext("mit Gegenstimmen"))
    abstentions_seen = BooleanField(lazy_gettext("mit Enthaltungen"))
    referred_to = StringField(lazy_gettext("Überweisen an"))
    referred_by = SelectField(
        lazy_gettext("wie abgestimmt"), choices=[SelectChoice(*choice) for choice in REFERRED_BY.items()], default=""
    )
    remark = TextAreaField(lazy_gettext("Bemerkung"), [Optional()])

    def number_seen(self) -> int:
        """Give how many facts the person saw; what is no number is taken for none."""
        written = self.seen.data or ""
        return int(written) if written.isascii() and written.isdecimal() else 0

    def has_counts(self) -> bool:
        """Tell whether counted votes were entered."""
        return any((field.data or "").strip() for field in (self.yes, self.no, self.abstentions))


class RevisionForm(ResultForm):
    """What is entered where a recorded decision is revised: a result, and the reason, which stands with it."""

    remark = TextAreaField(lazy_gettext("Grund"), [InputRequired()])

    def has_reason(self) -> bool:
        """Tell whether a reason was entered."""
        return bool((self.remark.data or "").strip())


def how_pressed(form: ResultForm, pressed: str) -> How:
    """Tell which result was meant; Enter in a field presses no button, and then the fields tell.

    Raises Invalid if nothing tells.
    """
    if pressed in {how.value for how in How}:
        return How(pressed)
    if form.has_counts():
        return How.COUNTED
    if (form.referred_to.data or "").strip():
        return How.REFERRED
    raise Invalid("Bitte ein Ergebnis wählen.")


def declaration_of(form: ResultForm, how: How, edits: Sequence[str], if_carried: Outcome) -> Declaration:
    """Give what is declared; `if_carried` is the outcome of a vote that carries.

    Raises Invalid for counts that are none, and for counts together with a judgement by eye.
    """
    result = _result(form, how)
    if how in _OUTCOMES:
        outcome = _OUTCOMES[how]
    else:
        outcome = if_carried if result is not None and result.carried() else Outcome.REJECTED
    return Declaration(
        edits=tuple(edits),
        outcome=outcome,
        seen=form.number_seen(),
        result=result,
        referred_to=(form.referred_to.data or "") if how is How.REFERRED else "",
        remark=form.remark.data or "",
        text_hash="" if how in _OUTCOMES or edits else form.text_hash.data or "",
    )


def _result(form: ResultForm, how: How) -> Result | None:
    if how is How.COUNTED:
        return Result(Way.COUNTED, tally=_tally(form))
    if form.has_counts():
        raise Invalid(
            "Es sind Stimmen eingetragen, gedrückt wurde „%(button)s“. Bitte die Auszählung feststellen oder die "
            "Zahlen leeren.",
            button=_WORDS[how],
        )
    if how is How.REFERRED and form.referred_by.data:
        return _by_eye(form, _referral_voted(form.referred_by.data))
    return None if how in _OUTCOMES else _by_eye(form, how)


def _referral_voted(chosen: str) -> How:
    if chosen not in REFERRED_BY:
        raise Invalid("Bitte wählen, wie über die Überweisung abgestimmt wurde.")
    return How(chosen)


def _by_eye(form: ResultForm, how: How) -> Result:
    against, abstentions = form.votes_against.data, form.abstentions_seen.data
    if how is How.GENERAL_CONSENT:
        return Result(Way.GENERAL_CONSENT, votes_against=against, abstentions=abstentions)
    return Result(Way.BY_EYE, Judgement(how.value), votes_against=against, abstentions=abstentions)


def _tally(form: ResultForm) -> Tally:
    if not (form.yes.data or "").strip() or not (form.no.data or "").strip():
        raise Invalid("Zu einer Auszählung gehören die Ja- und die Nein-Stimmen; 0 ist auch eine Zahl.")
    return Tally(
        _count(form.yes.data, form.yes.label.text),
        _count(form.no.data, form.no.label.text),
        _count(form.abstentions.data or "0", form.abstentions.label.text),
    )


def _count(written: str, word: Any) -> int:
    digits = written.strip()
    if not (digits.removeprefix("-").isascii() and digits.removeprefix("-").isdecimal()):
        raise Invalid(
            "%(word)s: „%(count)s“ ist keine Zahl von Stimmen; richtig wäre zum Beispiel 84.",
            word=word,
            count=digits[:40],
        )
    if len(digits) > MOST_DIGITS:
        raise Invalid("%(word)s: %(count)s Stimmen gibt es nicht.", word=word, count=digits[:40])
    return int(digits)


def typed_words(form: ResultForm, pressed: str) -> tuple[str, ...]:
    """Say what was entered, for a page on which it cannot be entered any more."""
    button = [str(_WORDS[How(pressed)])] if pressed in {how.value for how in How} else []
    texts = [form.yes, form.no, form.abstentions, form.referred_to, form.remark]
    ticks = [str(tick.label.text) for tick in (form.votes_against, form.abstentions_seen) if tick.data]
    if pressed == How.REFERRED.value and form.referred_by.data in REFERRED_BY:
        button.append(str(REFERRED_BY[form.referred_by.data]))
    return (*button, *ticks, *(f"{field.label.text}: {field.data}" for field in texts if field.data))

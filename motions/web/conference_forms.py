"""What is asked about a conference and its standing orders?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField, DateField, HiddenField, IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from motions.domain.ballot import Base, Majority
from motions.domain.ranking import Order
from motions.domain.settings import (
    LARGEST_QUORUM,
    MOST_SUPPORTERS,
    NARROWEST,
    WIDEST,
    Level,
    Quorum,
    Settings,
    settings_from_data,
    settings_to_data,
)
from motions.domain.typed import LONGEST
from motions.services.conferences import Description
from motions.services.founding import Founding
from motions.web.forms import NEEDED, Form

_WORDS: dict[Enum, Any] = {
    **{level: lazy_gettext(level.word) for level in Level},
    Order.FURTHEST: lazy_gettext("der weitestgehende zuerst"),
    Order.NEAREST: lazy_gettext("der am wenigsten weitgehende zuerst"),
    Order.TEXT: lazy_gettext("in der Reihenfolge des Textes"),
    Order.ALTERNATIVES: lazy_gettext("als Alternativen in einer Abstimmung"),
    Majority.SIMPLE: lazy_gettext("einfache Mehrheit"),
    Majority.ABSOLUTE: lazy_gettext("absolute Mehrheit"),
    Majority.TWO_THIRDS: lazy_gettext("zwei Drittel"),
    Base.YES_AND_NO: lazy_gettext("Ja und Nein"),
    Base.VALID: lazy_gettext("gültige Stimmen, mit Enthaltungen"),
    Base.CAST: lazy_gettext("abgegebene Stimmen, mit ungültigen"),
    Base.PRESENT: lazy_gettext("Anwesende"),
    Base.ENTITLED: lazy_gettext("Stimmberechtigte"),
    Quorum.NONE: lazy_gettext("keine"),
    Quorum.MORE_THAN_HALF: lazy_gettext("mehr als die Hälfte der Stimmberechtigten"),
    Quorum.AT_LEAST_HALF: lazy_gettext("mindestens die Hälfte der Stimmberechtigten"),
    Quorum.FIXED: lazy_gettext("eine feste Zahl"),
}


def _choices(kind: Iterable[Enum]) -> list[SelectChoice]:
    return [SelectChoice(member.value, _WORDS[member]) for member in kind]


def _number(label: Any, least: int, most: int, means: Any) -> IntegerField:
    sentence = lazy_gettext("Erlaubt sind %(least)s bis %(most)s.", least=least, most=most)
    return IntegerField(label, [InputRequired(NEEDED), NumberRange(least, most, sentence)], description=means)


def _tick(label: Any, means: Any) -> BooleanField:
    return BooleanField(label, description=means)


def _choice(label: Any, kind: Iterable[Enum], means: Any) -> SelectField:
    return SelectField(label, choices=_choices(kind), description=means)


class DescriptionForm(Form):
    """What a conference is called, where and when it is."""

    seen = HiddenField()
    name = StringField(lazy_gettext("Name"), [InputRequired(NEEDED), Length(max=LONGEST)])
    place = StringField(lazy_gettext("Ort"), [Optional(), Length(max=LONGEST)])
    starts_on = DateField(lazy_gettext("Erster Tag"), [Optional()])
    is_public = BooleanField(lazy_gettext("Alle dürfen lesen, was veröffentlicht ist, auch ohne Anmeldung"))

    @property
    def description(self) -> Description:
        """What was entered."""
        return Description(self.name.data, self.place.data or "", self.starts_on.data, self.is_public.data)


class SettingsForm(Form):
    """What the standing orders say."""

    seen = HiddenField()
    level = _choice(
        lazy_gettext("Ebene"),
        Level,
        lazy_gettext("Sagt, was üblich ist; die Angaben darunter gelten, wie sie dastehen."),
    )
    line_width = _number(
        lazy_gettext("Zeichen in einer Zeile neuer Texte"),
        NARROWEST,
        WIDEST,
        lazy_gettext("40 bis 160. Was schon veröffentlicht ist, behält seine Zeilen."),
    )
    order = _choice(
        lazy_gettext("Von konkurrierenden Änderungsanträgen kommt"),
        Order,
        lazy_gettext("Nur ein Vorschlag mit Begründung; das Tagungspräsidium entscheidet."),
    )
    withdrawn_can_be_taken_up = _tick(
        lazy_gettext("Zurückgezogenes darf von anderen aufgegriffen werden"),
        lazy_gettext("Von jeder Person, die einreichen darf, bis über die Stelle entschieden ist."),
    )
    supporters = _number(
        lazy_gettext("Unterstützer*innen für Änderungsanträge aus dem Saal"),
        0,
        MOST_SUPPORTERS,
        lazy_gettext("0 bis 1000; 0 heißt, dass keine nötig sind."),
    )
    majority = _choice(
        lazy_gettext("Mehrheit, wenn nichts anderes bestimmt ist"),
        Majority,
        lazy_gettext("Einfach heißt: mehr Ja als Nein; bei Gleichheit ist abgelehnt."),
    )
    base = _choice(
        lazy_gettext("Eine absolute Mehrheit und zwei Drittel zählen von"),
        Base,
        lazy_gettext("Enthaltungen zählen bei Ja und Nein nicht mit."),
    )
    quorum = _choice(
        lazy_gettext("Beschlussfähig ist die Konferenz mit"),
        Quorum,
        lazy_gettext("Gezählt werden anwesende Personen mit Mandat, nicht ihre Stimmen."),
    )
    quorum_number = _number(
        lazy_gettext("Feste Zahl"),
        0,
        LARGEST_QUORUM,
        lazy_gettext("0 bis 100000 Personen; gilt nur, wenn darüber eine feste Zahl gewählt ist."),
    )
    quorum_is_presumed = _tick(
        lazy_gettext("Beschlussfähig, bis jemand es anzweifelt"),
        lazy_gettext("Sonst wird die Beschlussfähigkeit vor der ersten Abstimmung festgestellt."),
    )
    count_needs_release = _tick(
        lazy_gettext("Eine Auszählung gibt eine zweite Person frei"),
        lazy_gettext("Üblich ab dem Unterbezirk; im Ortsverein genügt eine Person."),
    )
    presence_is_kept = _tick(
        lazy_gettext("Anwesenheit wird geführt"), lazy_gettext("Dann stimmt nur ab, wer als anwesend eingetragen ist.")
    )
    card_checks_in = _tick(
        lazy_gettext("Wer sich mit der Karte anmeldet, gilt als anwesend"),
        lazy_gettext("Sonst trägt die Anmeldung im Saal die Anwesenheit ein."),
    )
    has_weights = _tick(
        lazy_gettext("Mandate haben verschieden viele Stimmen"),
        lazy_gettext("Nur bei namentlicher Abstimmung; geheim hat jedes Mandat eine Stimme."),
    )
    has_proxies = _tick(
        lazy_gettext("Stimmen können übertragen werden"),
        lazy_gettext("Nur bei namentlicher Abstimmung, nie bei geheimer."),
    )
    vote_can_be_changed = _tick(
        lazy_gettext("Bei namentlicher Abstimmung darf man sich umentscheiden"),
        lazy_gettext("Bis die Abstimmung schließt; bei geheimer nie."),
    )
    names_are_public = _tick(
        lazy_gettext("Namentliche Abstimmungen sind öffentlich nachzulesen"),
        lazy_gettext("Sonst sieht nur die Konferenz, wer wie gestimmt hat."),
    )

    @property
    def settings(self) -> Settings:
        """What was entered; raises Invalid for what does not fit together."""
        known = settings_to_data(Settings())
        return settings_from_data({name: self[name].data for name in known})


class FoundingForm(Form):
    """What another conference is called and takes along."""

    name = StringField(lazy_gettext("Name"), [InputRequired(NEEDED), Length(max=LONGEST)])
    slug = StringField(
        lazy_gettext("Name in Adressen"),
        [InputRequired(NEEDED), Length(max=60)],
        description=lazy_gettext("Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel: parteitag-2027"),
    )
    place = StringField(lazy_gettext("Ort"), [Optional(), Length(max=LONGEST)])
    starts_on = DateField(lazy_gettext("Erster Tag"), [Optional()])
    is_public = BooleanField(lazy_gettext("Alle dürfen lesen, was veröffentlicht ist, auch ohne Anmeldung"))
    origin = SelectField(
        lazy_gettext("Geschäftsordnung"),
        choices=[SelectChoice("", lazy_gettext("wie bei dieser Konferenz")), *_choices(Level)],
    )
    with_units = BooleanField(lazy_gettext("Gliederungen mitnehmen"), default=True)
    with_persons = BooleanField(lazy_gettext("Personen und ihre Funktionen mitnehmen"), default=True)
    with_offices = BooleanField(lazy_gettext("Ämter mitnehmen"), default=True)

    @property
    def founding(self) -> Founding:
        """What was entered."""
        return Founding(
            slug=self.slug.data,
            name=self.name.data,
            place=self.place.data or "",
            starts_on=self.starts_on.data,
            is_public=self.is_public.data,
            level=Level(self.origin.data) if self.origin.data else None,
            with_units=self.with_units.data,
            with_persons=self.with_persons.data,
            with_offices=self.with_offices.data,
        )

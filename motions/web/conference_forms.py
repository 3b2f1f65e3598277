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
from motions.services.conferences import MOST_IN_A_NAME, Description
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


def _number(label: Any, least: int, most: int) -> IntegerField:
    sentence = lazy_gettext("Erlaubt sind %(least)s bis %(most)s.", least=least, most=most)
    return IntegerField(label, [InputRequired(NEEDED), NumberRange(least, most, sentence)], description=sentence)


class DescriptionForm(Form):
    """What a conference is called, where and when it is."""

    seen = HiddenField()
    name = StringField(lazy_gettext("Name"), [InputRequired(NEEDED), Length(max=MOST_IN_A_NAME)])
    place = StringField(lazy_gettext("Ort"), [Optional(), Length(max=MOST_IN_A_NAME)])
    starts_on = DateField(lazy_gettext("Erster Tag"), [Optional()])
    is_public = BooleanField(lazy_gettext("Alle dürfen lesen, was veröffentlicht ist, auch ohne Anmeldung"))

    @property
    def description(self) -> Description:
        """What was entered."""
        return Description(self.name.data, self.place.data or "", self.starts_on.data, self.is_public.data)


class SettingsForm(Form):
    """What the standing orders say."""

    seen = HiddenField()
    level = SelectField(lazy_gettext("Ebene"), choices=_choices(Level))
    line_width = _number(lazy_gettext("Zeichen in einer Zeile neuer Texte"), NARROWEST, WIDEST)
    order = SelectField(lazy_gettext("Von konkurrierenden Änderungsanträgen kommt"), choices=_choices(Order))
    withdrawn_can_be_taken_up = BooleanField(lazy_gettext("Zurückgezogenes darf von anderen aufgegriffen werden"))
    supporters = _number(lazy_gettext("Unterstützer*innen für Änderungsanträge aus dem Saal"), 0, MOST_SUPPORTERS)
    majority = SelectField(lazy_gettext("Mehrheit, wenn nichts anderes bestimmt ist"), choices=_choices(Majority))
    base = SelectField(lazy_gettext("Eine absolute Mehrheit und zwei Drittel zählen von"), choices=_choices(Base))
    quorum = SelectField(lazy_gettext("Beschlussfähig ist die Konferenz mit"), choices=_choices(Quorum))
    quorum_number = _number(lazy_gettext("Feste Zahl"), 0, LARGEST_QUORUM)
    quorum_is_presumed = BooleanField(lazy_gettext("Beschlussfähig, bis jemand es anzweifelt"))
    count_needs_release = BooleanField(lazy_gettext("Eine Auszählung gibt eine zweite Person frei"))
    presence_is_kept = BooleanField(lazy_gettext("Anwesenheit wird geführt; es stimmt ab, wer anwesend ist"))
    card_checks_in = BooleanField(lazy_gettext("Wer sich mit der Karte anmeldet, gilt als anwesend"))
    has_weights = BooleanField(lazy_gettext("Mandate haben verschieden viele Stimmen"))
    has_proxies = BooleanField(lazy_gettext("Stimmen können übertragen werden"))
    vote_can_be_changed = BooleanField(lazy_gettext("Bei namentlicher Abstimmung darf man sich umentscheiden"))
    names_are_public = BooleanField(lazy_gettext("Namentliche Abstimmungen sind öffentlich nachzulesen"))

    @property
    def settings(self) -> Settings:
        """What was entered."""
        known = settings_to_data(Settings())
        return settings_from_data({name: self[name].data for name in known})


class FoundingForm(Form):
    """What another conference is called and takes along."""

    name = StringField(lazy_gettext("Name"), [InputRequired(NEEDED), Length(max=MOST_IN_A_NAME)])
    slug = StringField(
        lazy_gettext("Name in Adressen"),
        [InputRequired(NEEDED), Length(max=60)],
        description=lazy_gettext("Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel: parteitag-2027"),
    )
    place = StringField(lazy_gettext("Ort"), [Optional(), Length(max=MOST_IN_A_NAME)])
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

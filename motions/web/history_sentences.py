"""How is an entry told in one sentence, and to which group does it belong?"""

from __future__ import annotations

from flask_babel import gettext

from motions.domain.journal import Entry
from motions.web import history_of_motions, history_of_people
from motions.web.history_words import Group, Names

TELLINGS = {**history_of_motions.TELLINGS, **history_of_people.TELLINGS}


def told(entry: Entry, names: Names) -> str:
    """Tell an entry in one German sentence; of a kind that is not known any more, only that there was something."""
    telling = TELLINGS.get(entry.kind)
    if telling is None:
        return gettext("Etwas, das diese Version nicht mehr kennt, wurde festgehalten.")
    sentence = telling.words(entry.data, names)
    return sentence[:1].upper() + sentence[1:]


def office_of(entry: Entry, names: Names) -> str:
    """Say for whom who did it acted: a unit or an office, never by name."""
    telling = TELLINGS.get(entry.kind)
    if telling is None or telling.office is None:
        return names.units.get(entry.data.get("unit") or 0, "")
    return gettext(telling.office.word)


def kinds_in(group: Group) -> tuple[str, ...]:
    """Give the kinds of entries in a group."""
    return tuple(kind for kind, telling in TELLINGS.items() if telling.group is group)

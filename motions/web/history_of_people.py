"""In which sentence does the history tell what happened to persons, units, mandates and cards?"""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from motions.domain.permission import Role
from motions.web.history_words import Data, Group, Names, Telling, Words


def _mandate(data: Data, names: Names) -> str:
    parts = [gettext("Mandat %(number)s: gewählt %(holder)s", number=names.mandate(data), holder=_holder(data, names))]
    if data["deputy"] is not None:
        parts.append(gettext("ausgeübt von %(deputy)s", deputy=names.person(data["deputy"])))
    parts.append(gettext("anwesend") if data["is_present"] else gettext("nicht anwesend"))
    return ", ".join(parts) + "."


def _holder(data: Data, names: Names) -> str:
    return gettext("niemand") if data["holder"] is None else names.person(data["holder"])


def _imported_people(data: Data, _: Names) -> str:
    persons, units, mandates = (len(data[part]) for part in ("persons", "units", "mandates"))
    roles, functions = len(data["roles"]), len(data["functions"])
    counted = (
        (persons, ngettext("%(num)d Person", "%(num)d Personen", persons)),
        (roles, ngettext("%(num)d Rolle", "%(num)d Rollen", roles)),
        (functions, ngettext("%(num)d Funktion", "%(num)d Funktionen", functions)),
        (units, ngettext("%(num)d Gliederung", "%(num)d Gliederungen", units)),
        (mandates, ngettext("%(num)d Mandat", "%(num)d Mandate", mandates)),
    )
    what = ", ".join(words for count, words in counted if count) or gettext("nichts")
    return gettext("Aus einer Datei eingelesen, neu oder geändert: %(what)s.", what=what)


def _role(data: Data) -> str:
    return gettext(Role(data["role"]).word)


def _of_person(sentence: Words) -> Telling:
    return Telling(sentence, Group.PEOPLE)


TELLINGS: Mapping[str, Telling] = {
    "person_set": _of_person(
        lambda data, names: gettext("%(person)s nimmt teil und heißt hier so.", person=names.person(data["person"]))
    ),
    "person_removed": _of_person(
        lambda data, names: gettext("%(person)s nimmt nicht mehr teil.", person=names.person(data["person"]))
    ),
    "person_replaced": _of_person(
        lambda data, names: gettext(
            "%(person)s hat jetzt eine andere E-Mail-Adresse und damit ein anderes Konto.",
            person=names.person(data["by"]),
        )
    ),
    "person_invited": _of_person(
        lambda data, names: gettext("%(person)s wurde eingeladen.", person=names.person(data["person"]))
    ),
    "role_given": _of_person(
        lambda data, names: gettext(
            "%(person)s hat jetzt die Rolle %(role)s.", person=names.person(data["person"]), role=_role(data)
        )
    ),
    "role_taken": _of_person(
        lambda data, names: gettext(
            "%(person)s hat nicht mehr die Rolle %(role)s.", person=names.person(data["person"]), role=_role(data)
        )
    ),
    "function_set": _of_person(
        lambda data, names: (
            gettext(
                "%(person)s hat eine Funktion in %(unit)s und darf für sie einreichen.",
                person=names.person(data["person"]),
                unit=names.unit(data["unit"]),
            )
            if data["may_submit"]
            else gettext(
                "%(person)s hat eine Funktion in %(unit)s.",
                person=names.person(data["person"]),
                unit=names.unit(data["unit"]),
            )
        )
    ),
    "function_taken": _of_person(
        lambda data, names: gettext(
            "%(person)s hat keine Funktion in %(unit)s mehr.",
            person=names.person(data["person"]),
            unit=names.unit(data["unit"]),
        )
    ),
    "mandate_set": _of_person(_mandate),
    "mandates_added": _of_person(
        lambda data, _: ngettext(
            "%(num)d Mandat ist dazugekommen.", "%(num)d Mandate sind dazugekommen.", len(data["mandates"])
        )
    ),
    "mandate_removed": _of_person(lambda _, __: gettext("Ein Mandat, das nicht gebraucht wurde, wurde entfernt.")),
    "cards_issued": _of_person(
        lambda data, _: ngettext(
            "Für %(num)d Mandat wurde eine Karte ausgestellt; eine frühere gilt nicht mehr.",
            "Für %(num)d Mandate wurden Karten ausgestellt; frühere gelten nicht mehr.",
            len(data["mandates"]),
        )
    ),
    "card_voided": _of_person(
        lambda data, names: gettext("Die Karte von Mandat %(number)s gilt nicht mehr.", number=names.mandate(data))
    ),
    "card_released": _of_person(
        lambda data, names: gettext(
            "Die Karte von Mandat %(number)s ist für ein weiteres Gerät freigegeben.", number=names.mandate(data)
        )
    ),
    "people_exported": _of_person(
        lambda data, _: ngettext(
            "Eine Liste mit %(num)d Zeile wurde ausgegeben.",
            "Eine Liste mit %(num)d Zeilen wurde ausgegeben.",
            data["rows"],
        )
    ),
    "people_imported": _of_person(_imported_people),
}

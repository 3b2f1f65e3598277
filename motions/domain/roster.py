"""Who takes part in the conference, in which roles, functions and mandates, by what the journal says?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from motions.domain.journal import Entry
from motions.domain.ledger import Ledger
from motions.domain.serialisation import canonical_json
from motions.domain.settings import Level, preset, settings_to_data

TABLES = ("conference", "unit", "participant", "role", "function", "mandate")
WORDS = {
    "conference": "Die Konferenz",
    "unit": "Die Gliederung mit der Kennung {0}",
    "participant": "Die Person {0}",
    "role": "Die Rolle {1} der Person {0}",
    "function": "Die Funktion der Person {0} in der Gliederung {1}",
    "mandate": "Das Mandat mit der Kennung {0}",
}
SETTINGS_AT_FIRST = ("{}", *(canonical_json(settings_to_data(preset(level))) for level in Level))


def take(ledger: Ledger, entry: Entry) -> None:
    """Let an entry about the conference or its people make the rows that there have to be."""
    change = _CHANGES.get(entry.kind)
    if change is not None:
        change(ledger, entry)


def _created(ledger: Ledger, entry: Entry) -> None:
    stated = {name: entry.data[name] for name in ("slug", "is_demo")}
    ledger.put(entry, ("conference",), state="open", settings=None, **stated)
    _described(ledger, entry)


def _founded(ledger: Ledger, entry: Entry) -> None:
    _created(ledger, entry)
    _settings(ledger, entry)
    _imported(ledger, entry)


def _described(ledger: Ledger, entry: Entry) -> None:
    # How a conference was called and when it was held did not stand in the first entries of earlier releases.
    stated = {name: entry.data[name] for name in ("title_hash", "starts_on", "is_public") if name in entry.data}
    ledger.put(entry, ("conference",), **stated)


def _settings(ledger: Ledger, entry: Entry) -> None:
    ledger.put(entry, ("conference",), settings=entry.data["settings"])


def _closed(ledger: Ledger, entry: Entry) -> None:
    ledger.put(entry, ("conference",), state="closed")


def _reopened(ledger: Ledger, entry: Entry) -> None:
    ledger.put(entry, ("conference",), state="open")


def _unit(ledger: Ledger, entry: Entry) -> None:
    stated = {name: entry.data[name] for name in ("short_name", "title", "level", "parent")}
    ledger.put(entry, ("unit", entry.data["unit"]), **stated)


def _unit_of_earlier_releases(ledger: Ledger, entry: Entry) -> None:
    # Those said no more than this; what else the unit is was not journalled, so it is not compared.
    ledger.put(entry, ("unit", entry.data["unit"]), short_name=entry.data["short_name"])


def _unit_removed(ledger: Ledger, entry: Entry) -> None:
    ledger.drop(("unit", entry.data["unit"]))


def _person(ledger: Ledger, entry: Entry) -> None:
    person = entry.data["person"]
    hashes = {"name": entry.data["called_hash"], "membership_number": entry.data["membership_number_hash"]}
    ledger.write(entry, ("participant", person), person, **hashes)


def _person_removed(ledger: Ledger, entry: Entry) -> None:
    person = entry.data["person"]
    ledger.drop(("participant", person))
    for table in ("role", "function"):
        for key, _ in ledger.of(table):
            if key[1] == person:
                ledger.drop(key)
    for key, row in ledger.of("mandate"):
        if person in (row.fields["holder"], row.fields["deputy"]):
            holder = None if row.fields["holder"] == person else row.fields["holder"]
            ledger.put(entry, key, holder=holder, deputy=None, deputy_kind=None, is_present=False)


def _person_replaced(ledger: Ledger, entry: Entry) -> None:
    person, other = entry.data["person"], entry.data["by"]
    ledger.drop(("participant", person))
    _person(ledger, replace(entry, data=entry.data | {"person": other}))
    for table in ("role", "function"):
        for key, row in ledger.of(table):
            if key[1] == person:
                ledger.drop(key)
                # The hash of a title has the salt of the account before: it is not compared any more.
                ledger.put(entry, (table, other, key[2]), **row.fields)
    for key, row in ledger.of("mandate"):
        holder, deputy = (other if row.fields[part] == person else row.fields[part] for part in ("holder", "deputy"))
        ledger.put(entry, key, holder=holder, deputy=deputy)


def _role(ledger: Ledger, entry: Entry) -> None:
    person, role, unit = entry.data["person"], entry.data["role"], entry.data.get("unit")
    ledger.put(entry, ("participant", person))
    ledger.put(entry, ("role", person, role))
    # Who has a function in the unit already keeps it as it is.
    if unit is not None and ("function", person, unit) not in ledger.expected:
        ledger.put(entry, ("function", person, unit))


def _role_taken(ledger: Ledger, entry: Entry) -> None:
    ledger.drop(("role", entry.data["person"], entry.data["role"]))


def _function(ledger: Ledger, entry: Entry) -> None:
    person = entry.data["person"]
    key = ("function", person, entry.data["unit"])
    ledger.put(entry, ("participant", person))
    ledger.put(entry, key, may_submit=entry.data["may_submit"])
    ledger.write(entry, key, person, title=entry.data["title_hash"])


def _function_taken(ledger: Ledger, entry: Entry) -> None:
    ledger.drop(("function", entry.data["person"], entry.data["unit"]))


def _mandate(ledger: Ledger, entry: Entry) -> None:
    stated = {name: value for name, value in entry.data.items() if name != "mandate"}
    ledger.put(entry, ("mandate", entry.data["mandate"]), **stated)


def _mandate_removed(ledger: Ledger, entry: Entry) -> None:
    ledger.drop(("mandate", entry.data["mandate"]))


def _imported(ledger: Ledger, entry: Entry) -> None:
    parts = {
        "units": "unit_set",
        "persons": "person_set",
        "roles": "role_given",
        "functions": "function_set",
        "mandates": "mandate_set",
    }
    for name, kind in parts.items():
        for data in entry.data.get(name, ()):
            take(ledger, replace(entry, kind=kind, data=data))


_CHANGES: Mapping[str, Callable[[Ledger, Entry], Any]] = {
    "conference_created": _created,
    "conference_founded": _founded,
    "conference_described": _described,
    "conference_closed": _closed,
    "conference_reopened": _reopened,
    "settings_changed": _settings,
    "unit_set": _unit,
    "unit_created": _unit_of_earlier_releases,
    "unit_removed": _unit_removed,
    "person_set": _person,
    "person_removed": _person_removed,
    "person_replaced": _person_replaced,
    "role_given": _role,
    "role_taken": _role_taken,
    "function_set": _function,
    "function_taken": _function_taken,
    "mandate_set": _mandate,
    "mandates_added": _imported,
    "mandate_removed": _mandate_removed,
    "people_imported": _imported,
}

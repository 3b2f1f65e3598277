"""Is a record of journal, tables and what follows from them as it was written?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from motions.domain import deeds, roster
from motions.domain.audience import audiences_of_kind
from motions.domain.journal import Difference, Entry, verify
from motions.domain.ledger import Key, Ledger, Row, Tables, first_deviation
from motions.domain.reckoning import Record, first_misreckoning
from motions.domain.serialisation import canonical_json, printed_beside

FORMAT = "zeilentreu-verlauf"
VERSION = 1
_SOURCES = {"source": "Die eingelesene Datei von Antrag {motion}"}


def first_difference(record: Record) -> Difference | None:
    """Recompute all that can be recomputed of a record, and give the first difference, with a German sentence.

    First the chain of the entries, then each row against its entries and the other way round, hashes of texts and edits
    among them, then standings and adopted texts. A record from a database holds free texts, salts and people, too.
    """
    try:
        return _first_difference(record)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        return Difference(0, f"Der Inhalt lässt sich nicht lesen: {type(error).__name__} {error}")


def _first_difference(record: Record) -> Difference | None:
    if (record["format"], record["version"]) != (FORMAT, VERSION):
        return Difference(0, f"Das ist keine Datei der Art {FORMAT} {VERSION}.")
    entries = [entry_from_data(data) for data in record["entries"]]
    return (
        verify(entries)
        or _of_another_conference(record, entries)
        or _wrong_audience(record)
        or _deviation(record, entries)
        or _wrong_copy(record)
        or first_misreckoning(record)
    )


def entry_to_data(entry: Entry, audience: str) -> dict[str, Any]:
    """Write an entry as plain data; `at` is the form that its hash was taken of."""
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "conference": entry.conference,
        "kind": entry.kind,
        "subject": entry.subject,
        "data": entry.data,
        "audience": audience,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def entry_from_data(data: Row) -> Entry:
    """Read an entry from plain data; the inverse of `entry_to_data`."""
    fields = {name: value for name, value in data.items() if name != "audience"}
    return Entry(**fields | {"at": datetime.fromisoformat(fields["at"])})


def _of_another_conference(record: Record, entries: list[Entry]) -> Difference | None:
    for entry in entries:
        if entry.conference != record["conference"]["id"]:
            return Difference(entry.number, f"Eintrag {entry.number} gehört zu einer anderen Konferenz.")
    return None


def _wrong_audience(record: Record) -> Difference | None:
    """Look whether an entry is for others than its kind says; the audience follows from the kind and is not hashed."""
    for data in record["entries"]:
        number, kind = data["number"], data["kind"]
        allowed = {audience.value for audience in audiences_of_kind(kind)}
        if not allowed:
            return Difference(number, f"Eintrag {number} ist von der Art „{kind}“, die diese Version nicht kennt.")
        if data["audience"] not in allowed:
            sentence = f"Eintrag {number} ist für „{data['audience']}“, nach seiner Art aber für {_listed(allowed)}."
            return Difference(number, sentence)
    return None


def _wrong_copy(record: Record) -> Difference | None:
    """Look whether what tables repeat out of a text is as the text has it, as far as the record has it."""
    texts = {(row["motion"], row["version"]): row for row in record["texts"]}
    for motion in record["motions"]:
        text = texts.get((motion["id"], motion["current"]))
        head = text["document"]["head"] if text else {}
        for part in ("subject", "submitter"):
            if part in motion and part in head and motion[part] != head[part]:
                return Difference(0, f"Antrag {motion['number']}: „{part}“ ist anders als im Kopf der Fassung.")
    for text in texts.values():
        for part, copied in (("width", "width"), ("wrap_version", "wrap")):
            if part in text and text[part] != text["document"][copied]:
                return Difference(0, f"Fassung {text['version']} eines Antrags: „{part}“ ist anders als im Text.")
    return None


def _listed(values: set[str]) -> str:
    return " oder ".join(f"„{value}“" for value in sorted(values))


def _deviation(record: Record, entries: list[Entry]) -> Difference | None:
    ledger = Ledger()
    for entry in entries:
        roster.take(ledger, entry)
        deeds.take(ledger, entry)
    has_people = "people" in record
    rows: dict[Key, Row] = {}
    for key, row in _rows(record):
        if key in rows:
            return Difference(0, f"In den Tabellen steht zweimal dasselbe: {' '.join(map(str, key))}.")
        rows[key] = row
    _accept_first_settings(ledger, rows)
    words = {**deeds.WORDS, **roster.WORDS, **_SOURCES}
    tables = Tables(rows, record["salts"] if has_people else None, words)
    names = (*deeds.TABLES, *roster.TABLES, "source") if has_people else deeds.TABLES
    return first_deviation(ledger, tables, names)


def _rows(record: Record) -> Iterator[tuple[Key, Row]]:
    """Give each row under its key, with the hashes that its entry holds of it."""
    for row in record["motions"]:
        yield ("motion", row["id"]), row
    for row in record["texts"]:
        yield ("text", row["motion"], row["version"]), row | _hashes_of_text(row["document"])
    for row in record["amendments"]:
        hashes = {"edit_count": len(row["edits"]), "edits_hash": _hash(row["edits"])}
        yield ("amendment", row["motion"], row["number"]), row | hashes
    for row in record["recommendations"]:
        yield ("recommendation", row["motion"], row["amendment"], row["version"]), row
    for row in record["decisions"]:
        yield ("decision", row["motion"], row["number"]), row
    for row in record.get("people", ()):
        yield tuple(row["key"]), row


def _accept_first_settings(ledger: Ledger, rows: Mapping[Key, Row]) -> None:
    """Let settings that nobody has changed be those of no standing orders, or those usual at a level."""
    expected, row = ledger.expected.get(("conference",)), rows.get(("conference",))
    if expected and row and expected.fields["settings"] is None and row["settings"] in roster.SETTINGS_AT_FIRST:
        expected.fields["settings"] = row["settings"]


def _hashes_of_text(document: Mapping[str, Any]) -> dict[str, str]:
    hashed = {"passage": document["passage"], "lines": document["lines"], "subject": document["head"]["subject"]}
    return {"words_hash": _hash(hashed), "printed": printed_beside(document)}


def _hash(data: object) -> str:
    return hashlib.sha256(canonical_json(data).encode("utf-8")).hexdigest()

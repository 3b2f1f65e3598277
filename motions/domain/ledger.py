"""Which rows do the entries of a journal make there be, and do the tables hold exactly those?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from motions.domain.journal import Difference, Entry, hash_of

Key = tuple[Any, ...]
Row = Mapping[str, Any]


@dataclass(slots=True)
class Expected:
    """What a row holds by the last entry about it.

    `texts` are the hashes of its free texts, each with the id of the person whose salt they have.
    """

    number: int
    fields: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, tuple[str, int | None]] = field(default_factory=dict)


class Ledger:
    """The rows that there have to be, by table and key, as one entry after the other makes them."""

    def __init__(self) -> None:
        self.expected: dict[Key, Expected] = {}

    def put(self, entry: Entry, key: Key, **fields: Any) -> Expected:
        """Let there be a row that holds this; what it held besides stays."""
        row = self.expected.setdefault(key, Expected(entry.number))
        row.number = entry.number
        row.fields |= fields
        return row

    def write(self, entry: Entry, key: Key, salted_for: int | None, **hashes: str | None) -> None:
        """Let a row hold free texts with these hashes; None where the entry does not say."""
        given = {name: (value, salted_for) for name, value in hashes.items() if value is not None}
        self.put(entry, key).texts |= given

    def drop(self, key: Key) -> None:
        """Let there be no such row any more."""
        self.expected.pop(key, None)

    def of(self, table: str) -> Iterator[tuple[Key, Expected]]:
        """Give the rows of one table, as they are now."""
        return iter([(key, row) for key, row in self.expected.items() if key[0] == table])


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows that there are, by table and key; `salts` of persons, as far as there are any, None in an export."""

    rows: Mapping[Key, Row]
    salts: Mapping[int, str] | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def named(self, key: Key) -> str:
        """Name a row in German: "Ä3 zu Antrag A1"."""
        table, *rest = key
        motion = self.rows.get(("motion", *rest[:1]), {}).get("number") or next(iter(rest), "")
        return self.words[table].format(*rest, motion=motion)


def first_deviation(ledger: Ledger, tables: Tables, table_names: tuple[str, ...]) -> Difference | None:
    """Give the first row that is missing, is not as its entries say, or of which no entry says that it is there."""
    wanted = sorted(ledger.expected.items(), key=lambda found: found[1].number)
    for key, expected in wanted:
        if key[0] in table_names:
            difference = _deviation(key, expected, tables)
            if difference is not None:
                return difference
    for key in tables.rows:
        if key[0] in table_names and key not in ledger.expected:
            return Difference(0, f"{tables.named(key)} steht in den Tabellen, aber nicht im Verlauf.")
    return None


def _deviation(key: Key, expected: Expected, tables: Tables) -> Difference | None:
    row = tables.rows.get(key)
    name = tables.named(key)
    if row is None:
        return Difference(expected.number, f"{name} fehlt in den Tabellen; Eintrag {expected.number} nennt es.")
    for column, value in expected.fields.items():
        if column not in row or not _is_the_same(column, row[column], value, tables):
            found = row.get(column, "nichts")
            sentence = f"{name}: „{column}“ ist {_shown(found)}, nach Eintrag {expected.number} aber {_shown(value)}."
            return Difference(expected.number, sentence)
    return _changed_text(name, row, expected, tables)


def _changed_text(name: str, row: Row, expected: Expected, tables: Tables) -> Difference | None:
    if tables.salts is None:
        return None
    for column, (value, person) in expected.texts.items():
        salt = "" if person is None else tables.salts.get(person)
        # Where the person was erased, and the salt with them, nobody can tell any more.
        if salt is not None and hash_of(row[column] or "", salt) != value:
            sentence = f"{name}: „{column}“ ist nicht mehr der Text, der in Eintrag {expected.number} festgehalten ist."
            return Difference(expected.number, sentence)
    return None


def _is_the_same(column: str, found: Any, wanted: Any, tables: Tables) -> bool:
    if found == wanted and isinstance(found, bool) == isinstance(wanted, bool):
        return True
    # Who was erased is not named by rows any more; the journal keeps the number.
    is_erased = tables.salts is None or wanted not in tables.salts
    return column == "person" and found is None and is_erased


def _shown(value: Any) -> str:
    text = "leer" if value is None or value == "" else f"„{value}“"
    return text if len(text) <= 90 else f"{text[:88]}…“"

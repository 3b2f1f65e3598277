"""Which amendments does a list in JSON hold?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.characters import composed
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where
from motions.domain.proposal import ChangeSubject, Delete, Insert, Proposal, Replace, ReplaceAll
from motions.imports.json_fields import Fields, read_json

LARGEST_FILE = 5_000_000
MOST_EDITS = 20_000

_NUMBER = re.compile(r"[^\s,.]{1,40}")
_NOT_YET = ("amends", "editorial", "rank")


@dataclass(frozen=True, slots=True)
class SubmittedAmendment:
    """One amendment of a list: its number, who submits it, and what is to change, in the order given.

    `received` has no time zone; it only orders the amendments of the list.
    """

    number: str
    proposals: tuple[Proposal, ...]
    submitter: str = ""
    received: datetime | None = None
    indivisible: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentFile:
    """The amendments of a list, and the order in which edits stand that put something in at one place."""

    amendments: tuple[SubmittedAmendment, ...]
    same_place: tuple[tuple[str, ...], ...] = ()


def read_amendments(content: bytes) -> AmendmentFile:
    """Read a list of amendments: JSON in UTF-8, at most 5 MB and 20,000 changes.

    Raises Invalid, naming the amendment and which of its changes, if something is missing, unknown or of another kind,
    or two amendments have one number.
    """
    if len(content) > LARGEST_FILE:
        raise Invalid(
            "Die Liste der Änderungsanträge ist größer als 5 MB; so viel wird nicht gelesen.", code="too_large"
        )
    fields = Fields(read_json(content))
    if not fields.has("amendments"):
        raise fields.refusal("„%(key)s“ fehlt.", key="amendments")
    given = fields.list("amendments")
    same_place = tuple(_ids(fields, ids) for ids in fields.list("same_place"))
    for key in ("relations", "order"):
        if fields.has(key) and (fields.text(key, "") if key == "order" else fields.list(key)):
            raise fields.refusal("„%(key)s“ wird noch nicht verstanden.", key=key)
    fields.refuse_rest()
    amendments = _amendments(given)
    return AmendmentFile(amendments, same_place)


def _ids(fields: Fields, ids: object) -> tuple[str, ...]:
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise fields.refusal(
            '„%(key)s“ muss aus Listen von Nummern bestehen, etwa [["Ä5.1", "Ä4.1"]].', key="same_place"
        )
    return tuple(map(composed, ids))


def _amendments(given: list[object]) -> tuple[SubmittedAmendment, ...]:
    amendments: list[SubmittedAmendment] = []
    edits = 0
    for count, value in enumerate(given, 1):
        amendments.append(_amendment(count, value))
        edits += len(amendments[-1].proposals)
        if edits > MOST_EDITS:
            raise Invalid(
                "Die Liste enthält mehr als 20.000 Änderungen; so viele werden nicht gelesen.", code="too_large"
            )
    for number, times in Counter(amendment.number for amendment in amendments).items():
        if times > 1:
            raise Invalid("Die Nummer %(number)s steht in der Liste %(times)d-mal.", number=number, times=times)
    return tuple(amendments)


def _amendment(count: int, value: object) -> SubmittedAmendment:
    fields = Fields(value, f"{count}. Änderungsantrag: ")
    number = composed(fields.text("id"))
    if not _NUMBER.fullmatch(number):
        raise fields.refusal(
            "„%(number)s“ ist keine Nummer; sie hat weder Leerzeichen noch Komma oder Punkt.", number=number
        )
    fields.place = f"{number}: "
    _refuse_not_yet(fields, _NOT_YET)
    given = fields.list("edits")
    amendment = SubmittedAmendment(
        number,
        tuple(_proposal(Fields(edit, f"{number}, {place}. Änderung: ")) for place, edit in enumerate(given, 1)),
        fields.text("submitter", ""),
        _received(fields),
        fields.flag("indivisible"),
    )
    if not amendment.proposals:
        raise fields.refusal("Es ist keine Änderung angegeben; „edits“ ist leer oder fehlt.")
    fields.refuse_rest()
    return amendment


def _refuse_not_yet(fields: Fields, keys: tuple[str, ...]) -> None:
    for key in keys:
        if fields.has(key):
            raise fields.refusal("Die Form mit „%(key)s“ wird noch nicht verstanden.", key=key)


def _received(fields: Fields) -> datetime | None:
    written = fields.text("received", "")
    if not written:
        return None
    try:
        received = datetime.fromisoformat(written)
        return received.astimezone(UTC).replace(tzinfo=None) if received.tzinfo else received
    except (OverflowError, ValueError) as error:
        message = "„%(written)s“ ist kein Zeitpunkt wie „2026-05-01T10:00“."
        raise fields.refusal(message, written=written) from error


def _proposal(fields: Fields) -> Proposal:
    _refuse_not_yet(fields, ("instruction",))
    operation = fields.text("op")
    match operation:
        case "replace":
            proposal: Proposal = Replace(
                fields.text("lines"), fields.text("text"), _quote(fields), fields.count("occurrence")
            )
        case "delete":
            proposal = Delete(fields.text("lines"), _quote(fields), fields.count("occurrence"))
        case "insert":
            proposal = _insertion(fields)
        case "replace_all":
            proposal = ReplaceAll(fields.text("text"))
        case "subject":
            proposal = ChangeSubject(fields.text("text"))
        case _:
            possible = "„replace“, „delete“, „insert“, „replace_all“ oder „subject“"
            raise fields.refusal("„op“ ist „%(operation)s“; möglich ist " + possible + ".", operation=operation)
    fields.refuse_rest()
    return proposal


def _quote(fields: Fields) -> str:
    if not fields.has("quote"):
        if fields.has("occurrence"):
            raise fields.refusal("„occurrence“ zählt die Stellen eines Zitats; „quote“ fehlt.")
        return ""
    quote = fields.text("quote")
    if not quote.strip():
        raise fields.refusal("„quote“ ist leer.")
    return quote


def _insertion(fields: Fields) -> Insert:
    return Insert(
        fields.text("lines"),
        fields.text("text"),
        fields.choice("where", Where) or Where.AFTER,
        _quote(fields),
        fields.count("occurrence"),
        fields.choice("as", Shape),
    )

"""Which amendments does a list in JSON hold, and what has a person said about them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.characters import composed
from motions.domain.composition import Submission
from motions.domain.errors import Invalid
from motions.domain.link import Link, LinkKind
from motions.domain.ranking import Order, Rank
from motions.imports.json_fields import Fields, read_json
from motions.imports.proposals import read_proposal

LARGEST_FILE = 5_000_000
MOST_EDITS = 20_000

_FORMS_OF_IDS = {
    "same_place": 'aus Listen von Nummern bestehen, etwa [["Ä5.1", "Ä4.1"]]',
    "to": 'eine Liste von Nummern sein, etwa ["Ä2", "Ä3.1"]',
}
_NUMBER = re.compile(r"[^\s,.]{1,40}")


@dataclass(frozen=True, slots=True)
class AmendmentFile:
    """The amendments of a list, in its order, and what committee or chair have set.

    `same_place` holds the order in which edits stand that put something in at one place.
    """

    amendments: tuple[Submission, ...]
    same_place: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    ranks: tuple[Rank, ...] = ()
    order: Order = Order.FURTHEST


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
    same_place = tuple(_ids(fields, "same_place", ids) for ids in fields.list("same_place"))
    links = tuple(_link(count, value) for count, value in enumerate(fields.list("relations"), 1))
    order = fields.choice("order", Order) or Order.FURTHEST
    fields.refuse_rest()
    amendments, ranks = _amendments(given)
    return AmendmentFile(amendments, same_place, links, ranks, order)


def _ids(fields: Fields, key: str, ids: object) -> tuple[str, ...]:
    if not isinstance(ids, list) or not ids or not all(isinstance(one, str) and one.strip() for one in ids):
        raise fields.refusal(f"„%(key)s“ muss {_FORMS_OF_IDS[key]}.", key=key)
    return tuple(map(composed, ids))


def _link(count: int, value: object) -> Link:
    fields = Fields(value, f"{count}. Beziehung: ")
    kind = fields.choice("kind", LinkKind)
    if kind is None:
        raise fields.refusal("„%(key)s“ fehlt.", key="kind")
    of = composed(fields.text("of"))
    to = _ids(fields, "to", fields.list("to"))
    reason = fields.text("reason", "")
    fields.refuse_rest()
    return Link(kind, of, to, reason)


def _amendments(given: Sequence[object]) -> tuple[tuple[Submission, ...], tuple[Rank, ...]]:
    amendments: list[Submission] = []
    ranks: list[Rank] = []
    edits = 0
    for count, value in enumerate(given, 1):
        amendment, rank = _amendment(count, value)
        amendments.append(amendment)
        if rank is not None:
            ranks.append(Rank(amendment.number, rank))
        edits += len(amendment.proposals)
        if edits > MOST_EDITS:
            raise Invalid(
                "Die Liste enthält mehr als 20.000 Änderungen; so viele werden nicht gelesen.", code="too_large"
            )
    for number, times in Counter(amendment.number for amendment in amendments).items():
        if times > 1:
            raise Invalid("Die Nummer %(number)s steht in der Liste %(times)d-mal.", number=number, times=times)
    return tuple(amendments), tuple(ranks)


def _amendment(count: int, value: object) -> tuple[Submission, int | None]:
    fields = Fields(value, f"{count}. Änderungsantrag: ")
    number = composed(fields.text("id"))
    if not _NUMBER.fullmatch(number):
        raise fields.refusal(
            "„%(number)s“ ist keine Nummer; sie hat weder Leerzeichen noch Komma oder Punkt.", number=number
        )
    fields.place = f"{number}: "
    given = fields.list("edits")
    amends = composed(fields.text("amends", ""))
    rank = fields.count("rank")
    submission = Submission(
        number,
        tuple(
            read_proposal(Fields(edit, f"{number}, {place}. Änderung: "), within_new_text=bool(amends))
            for place, edit in enumerate(given, 1)
        ),
        submitter=fields.text("submitter", ""),
        received=_received(fields),
        indivisible=fields.flag("indivisible"),
        amends=amends,
        editorial=fields.text("editorial", ""),
    )
    if not submission.proposals and not submission.editorial.strip():
        raise fields.refusal("Es ist keine Änderung angegeben; „edits“ ist leer oder fehlt.")
    fields.refuse_rest()
    return submission, rank


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

"""What is given out so that others can check the journal, and is it still as it was written here?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from motions.domain.actor import Actor
from motions.domain.audit import first_difference
from motions.domain.errors import Refused
from motions.domain.facts_of_people import JournalExported
from motions.domain.journal import Difference, about_conference
from motions.domain.permission import Action
from motions.domain.reckoning import derived
from motions.services import load
from motions.store.database import snapshot
from motions.store.journal import Head, append, head
from motions.store.record import people_of, record_of
from motions.store.turn import permitted

FREE_TEXTS = frozenset({"reason", "referred_to", "remark", "result_remark", "means"})


def export_journal(actor: Actor) -> bytes:
    """Give the conference's journal, what it tells about and what follows as one file in JSON, and note that in it.

    Persons stand in the file only as ids, free texts not at all. The note itself is no part of the file. Raises
    NotPermitted.
    """
    content, last = exported(actor)
    with permitted(actor, Action.EXPORT_JOURNAL):
        append(
            JournalExported(entries=last.number, head=last.hash),
            actor_id=actor.person,
            conference_id=actor.conference,
            subject=about_conference(),
            at=datetime.now(UTC),
        )
    return content


def exported(actor: Actor) -> tuple[bytes, Head]:
    """Give that file without noting it, and the last entry in it; raises NotPermitted."""
    actor.permit(Action.EXPORT_JOURNAL)
    with snapshot():
        record = record_of(actor.conference)
        record["derived"] = _derived(actor)
        last = head(actor.conference)
    content = json.dumps(_without_free_texts(record), ensure_ascii=False, sort_keys=True, indent=1)
    return content.encode("utf-8"), last


def verify_journal(actor: Actor, expected_head: str = "") -> Difference | None:
    """Check chain, texts, decisions, free texts, people and settings in the database; give the first difference.

    `expected_head` is a hash noted earlier, which one of the entries has to have. Raises NotPermitted.
    """
    actor.permit(Action.EXPORT_JOURNAL)
    with snapshot():
        try:
            record = record_of(actor.conference) | people_of(actor.conference)
        except (ValueError, TypeError, KeyError) as error:
            return Difference(0, f"Die Tabellen lassen sich nicht lesen: {error}")
        record["derived"] = _derived(actor)
    if expected_head and expected_head not in {entry["hash"] for entry in record["entries"]}:
        return Difference(0, "Einen Eintrag mit der angegebenen Prüfzahl gibt es nicht (mehr).")
    return first_difference(record)


def _derived(actor: Actor) -> list[dict[str, Any]]:
    try:
        return [derived(motion.id, deliberation) for motion, deliberation in load.overview(actor)]
    except (Refused, ValueError, TypeError, LookupError, AttributeError):
        # Where nothing can be derived any more, the check is to name what is wrong below it.
        return []


def _without_free_texts(record: dict[str, Any]) -> dict[str, Any]:
    """Take out what persons wrote in free words; the journal has its hashes, and nothing is reckoned with it.

    Who is printed as submitter stands on the printed lines of a text, as everyone can read it, and nowhere else.
    """
    texts = [row | {"document": _without_names(row["document"])} for row in record["texts"]]
    lists = ("motions", "amendments", "recommendations", "decisions")
    return record | {"texts": texts} | {name: [_without(row) for row in record[name]] for name in lists}


def _without(row: dict[str, Any]) -> dict[str, Any]:
    # A unit's short name is in the journal, too; who submits without a unit is a person.
    hidden = FREE_TEXTS if row.get("edits") is not None and row.get("unit") else {*FREE_TEXTS, "submitter"}
    return {name: value for name, value in row.items() if name not in hidden}


def _without_names(document: dict[str, Any]) -> dict[str, Any]:
    empty = {"adopted": "", "rejected": "", "referred_to": ""}
    return document | {"head": document["head"] | {"submitter": ""}, "form": empty}

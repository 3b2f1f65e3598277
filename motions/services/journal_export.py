"""What is given out so that others can check the journal, and is it still as it was written here?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from motions.domain.actor import Actor
from motions.domain.audit import first_difference
from motions.domain.errors import Refused
from motions.domain.facts_of_people import JournalExported
from motions.domain.journal import FIRST_PREVIOUS_HASH, Difference, about_conference
from motions.domain.permission import Action
from motions.domain.reckoning import derived
from motions.services import load
from motions.store.database import snapshot, transaction
from motions.store.journal import append
from motions.store.record import people_of, record_of

FREE_TEXTS = frozenset({"reason", "referred_to", "remark", "result_remark", "means"})


def export_journal(actor: Actor) -> bytes:
    """Give the conference's journal, what it tells about and what follows as one file in JSON, and note that in it.

    Persons stand in the file only as ids, free texts not at all. The note itself is no part of the file. Raises
    NotPermitted.
    """
    actor.permit(Action.EXPORT_JOURNAL)
    with snapshot():
        record = record_of(actor.conference)
        record["derived"] = _derived(actor)
    content = json.dumps(_without_free_texts(record), ensure_ascii=False, sort_keys=True, indent=1).encode()
    with transaction(actor.conference):
        last = record["entries"][-1] if record["entries"] else {"hash": FIRST_PREVIOUS_HASH}
        append(
            JournalExported(entries=len(record["entries"]), head=last["hash"]),
            actor_id=actor.person,
            conference_id=actor.conference,
            subject=about_conference(),
            at=datetime.now(UTC),
        )
    return content


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
        try:
            record["derived"] = _derived(actor)
        except (Refused, ValueError, TypeError, KeyError, LookupError):
            # What cannot be derived is named by what is wrong below it.
            record["derived"] = []
    if expected_head and expected_head not in {entry["hash"] for entry in record["entries"]}:
        return Difference(0, "Einen Eintrag mit der angegebenen Prüfzahl gibt es nicht (mehr).")
    return first_difference(record)


def _derived(actor: Actor) -> list[dict[str, Any]]:
    return [derived(motion.id, deliberation) for motion, deliberation in load.overview(actor)]


def _without_free_texts(record: dict[str, Any]) -> dict[str, Any]:
    """Take out what persons wrote in free words; the journal has its hashes, and nothing is reckoned with it."""
    lists = ("amendments", "recommendations", "decisions")
    kept = {name: [_without(row) for row in record[name]] for name in lists}
    texts = [row | {"document": _without_names(row["document"])} for row in record["texts"]]
    return record | kept | {"texts": texts}


def _without(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in FREE_TEXTS}


def _without_names(document: dict[str, Any]) -> dict[str, Any]:
    """Take out who is printed as submitter, and what is entered in the form; neither is in the text's hash."""
    empty = {"adopted": "", "rejected": "", "referred_to": ""}
    return document | {"head": document["head"] | {"submitter": ""}, "form": empty}

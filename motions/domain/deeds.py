"""Which motions, texts, amendments, recommendations and decisions are there, by what the journal says?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from motions.domain.journal import Entry, moment
from motions.domain.ledger import Ledger

TABLES = ("motion", "text", "amendment", "recommendation", "decision")
WORDS = {
    "motion": "Antrag {motion}",
    "text": "Fassung {1} von Antrag {motion}",
    "amendment": "{1} zu Antrag {motion}",
    "recommendation": "Votum {2} zu {1} zu Antrag {motion}",
    "decision": "Beschluss Nr. {1} zu Antrag {motion}",
}
_COUNTED = ("yes", "no", "abstentions", "invalid", "present", "entitled")
_SEEN = ("votes_against_seen", "abstentions_seen", "clearly_two_thirds")


def take(ledger: Ledger, entry: Entry) -> None:
    """Let an entry about a motion make the rows that there have to be."""
    deed = _DEEDS.get(entry.kind)
    if deed is not None:
        deed(ledger, entry)


def _imported(ledger: Ledger, entry: Entry) -> None:
    motion = entry.data["motion"]
    ledger.put(entry, ("motion", motion), state="draft", created_at=moment(entry.at))
    ledger.put(entry, ("source", motion), source_hash=entry.data["source_hash"])


def _discarded(ledger: Ledger, entry: Entry) -> None:
    ledger.drop(("motion", entry.data["motion"]))
    ledger.drop(("source", entry.data["motion"]))


def _published(ledger: Ledger, entry: Entry) -> None:
    data = entry.data
    stated = {"state": "admitted", "number": data["number"], "unit": data["unit"], "current": data["version"]}
    ledger.put(entry, ("motion", data["motion"]), **stated)
    text = ("text", data["motion"], data["version"])
    hashes = {"text_hash": data["text_hash"], "words_hash": data["text_hash"]}
    ledger.put(entry, text, published_at=moment(entry.at), **hashes)
    # An entry of an earlier release does not say what stood beside the text.
    ledger.write(entry, text, entry.actor, printed=data.get("printed_hash") or None)


def _submitted(ledger: Ledger, entry: Entry) -> None:
    data = entry.data
    key = ("amendment", data["motion"], data["amendment"])
    ledger.put(
        entry,
        key,
        person=entry.actor,
        state="submitted",
        version=data["version"],
        unit=data["unit"],
        indivisible=data["indivisible"],
        received_at=moment(entry.at),
        edit_count=data["edits"],
        edits_hash=data["edits_hash"],
    )
    unit = ledger.expected.get(("unit", data["unit"]))
    if unit is not None:
        # What the unit was called then; it may have another name by now.
        ledger.put(entry, key, submitter=unit.fields["short_name"])
    ledger.write(entry, key, entry.actor, reason=data["reason_hash"])


def _withdrawn(ledger: Ledger, entry: Entry) -> None:
    ledger.put(entry, ("amendment", entry.data["motion"], entry.data["amendment"]), state="withdrawn")


def _recommended(ledger: Ledger, entry: Entry) -> None:
    data = entry.data
    key = ("recommendation", data["motion"], data["amendment"], data["version"])
    stated = {name: data[name] for name in ("outcome", "consensus")}
    ledger.put(entry, key, person=entry.actor, recommended_at=moment(entry.at), **stated)
    ledger.write(entry, key, entry.actor, referred_to=data["referral_hash"], reason=data["reason_hash"])


def _decided(ledger: Ledger, entry: Entry, kind: str | None, revises: int | None) -> None:
    data = entry.data
    key = ("decision", data["motion"], data["decision"])
    stated = {name: data[name] for name in ("edits", "outcome", "judgement", "text_hash")}
    stated["edits"] = list(stated["edits"])
    # What an entry of an earlier release does not say is not compared.
    stated |= {name: data[name] for name in (*_COUNTED, *_SEEN) if name in data}
    stated |= {"kind": kind} if kind else {}
    stated |= {"revises": revises, "way": data["way"] or None}
    ledger.put(entry, key, person=entry.actor, decided_at=moment(entry.at), **stated)
    ledger.write(entry, key, entry.actor, **_texts_of_decision(data))


def _texts_of_decision(data: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        "means": data["means_hash"],
        "referred_to": data["referral_hash"],
        "remark": data["remark_hash"],
        "result_remark": data.get("result_remark_hash"),
    }


def _declared(ledger: Ledger, entry: Entry) -> None:
    _decided(ledger, entry, "decision", None)


def _corrected(ledger: Ledger, entry: Entry) -> None:
    _decided(ledger, entry, entry.data.get("revision"), entry.data["corrects"])


def _fell(ledger: Ledger, entry: Entry) -> None:
    data = entry.data
    key = ("decision", data["motion"], data["decision"])
    nothing = dict.fromkeys((*_COUNTED, "judgement", "revises", "way")) | dict.fromkeys(_SEEN, False)
    stated = {"kind": "confirmed_fall", "outcome": "lapsed", "edits": list(data["edits"]), "text_hash": ""}
    ledger.put(entry, key, person=entry.actor, decided_at=moment(entry.at), **nothing | stated)
    ledger.write(entry, key, entry.actor, means=data.get("means_hash"), referred_to="", remark="", result_remark="")


_DEEDS: Mapping[str, Callable[[Ledger, Entry], None]] = {
    "motion_imported": _imported,
    "import_discarded": _discarded,
    "motion_published": _published,
    "amendment_submitted": _submitted,
    "amendment_withdrawn": _withdrawn,
    "recommendation_given": _recommended,
    "result_declared": _declared,
    "result_corrected": _corrected,
    "fall_confirmed": _fell,
}

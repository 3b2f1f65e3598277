"""What follows from the texts, amendments and decisions of a record, and does the record say the same?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motions.domain.ballot import Judgement, Result, Tally, Way
from motions.domain.decision import Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment
from motions.domain.journal import Difference
from motions.domain.outcome import Outcome
from motions.domain.serialisation import edit_from_data, text_from_data

Record = Mapping[str, Any]
_SEEN = ("votes_against_seen", "abstentions_seen", "clearly_two_thirds")
NOT_SAID = "(steht nicht in der Datei)"


def derived(motion: int, deliberation: Deliberation) -> dict[str, Any]:
    """Write what follows as plain data: standings, outcomes, and the adopted text line by line."""
    standings = deliberation.standings
    decision = deliberation.motion_decision
    outcomes = {number: standings.outcome_of(number) for number in standings.amendments}
    return {
        "motion": motion,
        "edits": {edit_id: [at.standing.value, at.cause, at.decision] for edit_id, at in standings.edits.items()},
        "amendments": {number: outcome.value if outcome else None for number, outcome in outcomes.items()},
        "outcome": decision.outcome.value if decision else None,
        "decision": decision.number if decision else None,
        "adopted_hash": deliberation.adopted_hash,
        "adopted_lines": [[line.number, line.printed] for line in deliberation.adopted_text.lines],
    }


def first_misreckoning(record: Record) -> Difference | None:
    """Derive anew how every published motion stands and what its adopted text says; give the first difference."""
    published = {motion["id"]: motion for motion in record["motions"] if motion["state"] != "draft"}
    said = {found["motion"]: found for found in record["derived"]}
    for unknown in [motion for motion in said if motion not in published]:
        return Difference(0, f"Die Datei rechnet einen Antrag mit der Kennung {unknown}, den es nicht gibt.")
    for motion_id, motion in published.items():
        name = f"Antrag {motion['number']}"
        if motion_id not in said:
            return Difference(0, f"{name}: Was aus den Beschlüssen folgt, fehlt.")
        try:
            reckoned = derived(motion_id, deliberation_of(record, motion))
        # What was changed in a file can break any of the rules below; that is what the check is to name.
        except Exception as error:
            return Difference(0, f"{name}: Die Beschlüsse lassen sich nicht nachvollziehen: {error}")
        sentence = _misreckoned(name, said[motion_id], reckoned)
        if sentence:
            return Difference(0, sentence)
    return None


def _misreckoned(name: str, said: Record, reckoned: Record) -> str:
    for part, what in (("edits", "steht"), ("amendments", "endet")):
        for key in {**reckoned[part], **said[part]}:
            right, wrong = reckoned[part].get(key), said[part].get(key)
            if right != wrong:
                return f"{name}, {key}: {key} {what} nach den Beschlüssen auf {right}, nicht auf {wrong}."
    for part in ("outcome", "decision"):
        if said[part] != reckoned[part]:
            return f"{name}: Der Antrag ist nach den Beschlüssen {reckoned[part]}, nicht {said[part]}."
    lines, right_lines = dict(said["adopted_lines"]), dict(reckoned["adopted_lines"])
    for number in sorted({*lines, *right_lines}):
        if lines.get(number) != right_lines.get(number):
            return (
                f"{name}: Zeile {number} des Beschlusstextes lautet „{right_lines.get(number, '')}“, "
                f"nicht „{lines.get(number, '')}“."
            )
    if said["adopted_hash"] != reckoned["adopted_hash"]:
        return f"{name}: Die Prüfzahl des Beschlusstextes stimmt nicht."
    return ""


def deliberation_of(record: Record, motion: Record) -> Deliberation:
    """Read how one motion of a record stands out of its text, amendments and decisions."""
    of_it = [row for row in record["amendments"] if row["motion"] == motion["id"]]
    current = [row for row in of_it if row["version"] == motion["current"]]
    text = next(row for row in record["texts"] if (row["motion"], row["version"]) == (motion["id"], motion["current"]))
    return Deliberation(
        text=text_from_data(text["document"]),
        amendments=tuple(_amendment(row) for row in current),
        decisions=tuple(_decision(row) for row in record["decisions"] if row["motion"] == motion["id"]),
        withdrawn=frozenset(row["number"] for row in current if row["state"] == "withdrawn"),
    )


def _amendment(row: Record) -> Amendment:
    edits = tuple(edit_from_data(data) for data in row["edits"])
    return Amendment(row["number"], "", edits, indivisible=row["indivisible"])


def _decision(row: Record) -> Decision:
    outcome = Outcome(row["outcome"])
    return Decision(
        number=row["number"],
        outcome=outcome,
        edits=tuple(row["edits"]),
        kind=DecisionKind(row["kind"]),
        of=row["revises"] or 0,
        result=_result(row),
        text_hash=row["text_hash"],
        # To whom and in which words changes nothing of how things stand.
        referred_to=NOT_SAID,
        remark=NOT_SAID,
    )


def _result(row: Record) -> Result | None:
    if row["way"] is None:
        return None
    counts = [row[name] for name in ("yes", "no", "abstentions", "invalid", "present", "entitled")]
    tally = None if counts[0] is None else Tally(*counts)
    judgement = Judgement(row["judgement"]) if row["judgement"] else None
    return Result(Way(row["way"]), judgement, tally, *(row[name] for name in _SEEN))

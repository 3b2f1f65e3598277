"""What does each section of a case file expect of the text engine?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from motions.cli.edit_report import edit_report
from motions.cli.relations import relations_report
from motions.domain.address import lines_of_range
from motions.domain.adopted import adopted_text
from motions.domain.adoption import edits_named
from motions.domain.blame import blame
from motions.domain.carry import carry
from motions.domain.consolidation import consolidate
from motions.domain.decision import Decision, DecisionKind
from motions.domain.line_map import line_map
from motions.domain.new_text import NewTexts
from motions.domain.outcome import Outcome
from motions.domain.passage import Block, BlockKind, MarkKind
from motions.domain.provenance import Source
from motions.domain.sentence import sentence
from motions.domain.standing import Standing
from motions.domain.text import LineKind
from tests.domain.case_conference import Conference, motion
from tests.domain.case_files import Section

KINDS = {
    "fällt": "FALLS",
    "geht weiter": "SUPERSEDES",
    "überschneidet": "PARTIAL",
    "gleich": "SAME",
    "gleiche Stelle": "SAME_PLACE",
}
LINE_KINDS = {LineKind.BLANK: "leer", LineKind.HEAD: "Kopf", LineKind.FORM: "Formular"}
BLOCK_KINDS = {BlockKind.HEADING: "Überschrift", BlockKind.PARAGRAPH: "Absatz", BlockKind.ITEM: "Punkt"}
FACTS = {
    "angenommen": (DecisionKind.DECISION, Outcome.ADOPTED),
    "abgelehnt": (DecisionKind.DECISION, Outcome.REJECTED),
    "überwiesen": (DecisionKind.DECISION, Outcome.REFERRED),
    "Fall bestätigt": (DecisionKind.CONFIRMED_FALL, Outcome.LAPSED),
}
STANDINGS = {
    Standing.OPEN: "offen",
    Standing.HELD: "zurückgestellt",
    Standing.ADOPTED: "angenommen",
    Standing.OVERRIDDEN: "überholt",
    Standing.REJECTED: "abgelehnt",
    Standing.REFERRED: "überwiesen",
    Standing.SETTLED: "erledigt",
    Standing.LAPSED: "gefallen",
    Standing.ADAPTED: "angepasst",
    Standing.ABSENT: "noch nicht da",
}


def same(found: object, expected: object) -> None:
    """Fail with both, since assertions outside of test modules do not say what they compared."""
    assert found == expected, f"\nfound:    {found}\nexpected: {expected}"


def check_edits(conference: Conference, section: Section) -> None:
    texts = NewTexts(conference.text, conference.amendments)
    found = []
    for amendment in conference.amendments:
        for edit in amendment.edits:
            report = edit_report(texts.text_of(edit), edit)
            old, new = (str(report[key]).replace("\n\n", " ¶ ") for key in ("old", "new"))
            change = {"insert": f"+ {new}", "delete": f"- {old}"}.get(str(report["op"]), f"{old} → {new}")
            found.append(f"{edit.id} | {report['address']} | {change}")
    same(found, list(section.filled))


def check_relations(conference: Conference, section: Section) -> None:
    expected = set()
    for line in section.filled:
        of, _, others = line.partition(": ")
        for other in others.split(";"):
            to, kind = other.strip().split(" ", 1)
            expected.add((of, to, KINDS[kind]))
    report = relations_report(conference.deliberation)
    same({(one["of"], one["to"], one["kind"]) for one in report["relations"]}, expected)


def check_groups(conference: Conference, section: Section) -> None:
    expected = [[one.strip() for one in line.split(",")] for line in section.filled]
    same(relations_report(conference.deliberation)["groups"], expected)


def check_order(conference: Conference, section: Section) -> None:
    same(relations_report(conference.deliberation)["order"], list(section.listed))


def check_consequences(conference: Conference, section: Section) -> None:
    expected = {}
    for line in section.filled:
        of, _, others = line.partition(":")
        expected[of] = [one.strip() for one in others.split(",")]
    found = relations_report(conference.deliberation)["consequences"]
    same({of: [one["id"] for one in others] for of, others in found.items() if others}, expected)


def check_head(conference: Conference, section: Section) -> None:
    head, form = conference.text.head, conference.text.form
    found = {
        "Nummer": head.number,
        "Antragsteller": head.submitter,
        "Betreff": head.subject,
        "angenommen": form.adopted,
        "abgelehnt": form.rejected,
        "überwiesen an": form.referred_to,
    }
    same([f"{name}: {words}" for name, words in found.items() if words], list(section.filled))


def check_printed(conference: Conference, section: Section) -> None:
    same([f"{line.number} {line.printed}".strip() for line in conference.text.lines], list(section.filled))


def check_special_lines(conference: Conference, section: Section) -> None:
    special = (line for line in conference.text.lines if not line.has_prose)
    same([f"{line.number} {LINE_KINDS[line.kind]}" for line in special], list(section.filled))


def check_blocks(conference: Conference, section: Section) -> None:
    text = conference.text
    found = []
    for block, (start, end) in zip(text.blocks, text.ranges, strict=True):
        kind = f"{BLOCK_KINDS[block.kind]} {block.mark}".strip()
        words = "".join(f"**{part}**" if bold else part for part, bold in _by_bold(block))
        found.append(f"{kind} | {lines_of_range(text, start, end)} | {words}")
    same(found, list(section.filled))


def _by_bold(block: Block) -> Iterator[tuple[str, bool]]:
    position = 0
    for mark in block.marks:
        if mark.kind is MarkKind.BOLD:
            yield block.prose[position : mark.start], False
            yield block.prose[mark.start : mark.end], True
            position = mark.end
    yield block.prose[position:], False


def check_sentences(conference: Conference, section: Section) -> None:
    texts = NewTexts(conference.text, conference.amendments)
    said = {edit.id: sentence(texts.text_of(edit), edit) for edit in conference.deliberation.edits}
    named = dict(line.split(": ", 1) for line in section.filled)
    same({edit_id: said.get(edit_id) for edit_id in named}, named)


def check_near(conference: Conference, section: Section) -> None:
    near = relations_report(conference.deliberation)["near"]
    same([", ".join(pair["edits"]) for pair in near], list(section.filled))


def check_reasons(conference: Conference, section: Section) -> None:
    reasons = relations_report(conference.deliberation)["reasons"]
    for line in section.filled:
        edit_id, words = line.split(": ", 1)
        assert words in reasons.get(edit_id, ""), f"{edit_id}: {reasons.get(edit_id)}"


def check_items(conference: Conference, section: Section) -> None:
    same([", ".join(item.edit_ids) for item in conference.deliberation.items], list(section.filled))


def check_because(conference: Conference, section: Section) -> None:
    found = relations_report(conference.deliberation)["consequences"]
    for line in section.filled:
        edits, words = line.split(": ", 1)
        of, to = edits.split(", ")
        because = {one["id"]: one["because"] for one in found[of]}
        assert words in because.get(to, ""), f"{of}, {to}: {because.get(to)}"


def adopt(conference: Conference, section: Section) -> None:
    numbers = [number for number in section.listed if number != "nichts"]
    deliberation = conference.deliberation
    named = edits_named(conference.amendments, numbers, deliberation.links)
    conference.adopted = consolidate(conference.text, named, deliberation.same_place)


def check_text(conference: Conference, section: Section) -> None:
    blocks = conference.result.blocks
    found = "\n\n".join(f"{block.mark} {block.prose}".strip() for block in blocks)
    expected = re.sub(r"(?<!\n)\n(?!\n)", " ", "\n".join(section.lines))
    same(found, re.sub(r"\n{3,}", "\n\n", expected).strip())


def _named(source: Source) -> str:
    return ", ".join([*(f"Z. {line}" for line in source.lines), *source.edits])


def check_sources(conference: Conference, section: Section) -> None:
    found = {f"{word.text} ← {_named(word.source)}" for word in conference.result.words}
    assert set(section.filled) <= found, f"found: {sorted(found)}"


def check_removed(conference: Conference, section: Section) -> None:
    found = {f"{word.text} ← {', '.join(word.removed_by)}" for word in conference.result.removed}
    assert set(section.filled) <= found, f"found: {sorted(found)}"


def check_repairs(conference: Conference, section: Section) -> None:
    found = [f"{repair.before} → {repair.after}" for repair in conference.result.repairs]
    same(found, [line for line in section.filled if line != "nichts"])


def check_subject(conference: Conference, section: Section) -> None:
    same(conference.result.subject, "\n".join(section.filled))


def check_bold(conference: Conference, section: Section) -> None:
    stretches = (part for block in conference.result.blocks for part, bold in _by_bold(block) if bold)
    same(list(stretches), [line for line in section.filled if line != "nichts"])


def check_set_anew(conference: Conference, section: Section) -> None:
    lines = blame(conference.result, adopted_text(conference.result))
    same([f"{line.number} | {line.sources} | {line.printed}" for line in lines], list(section.filled))


def check_remains(conference: Conference, section: Section) -> None:
    lines = line_map(conference.result, adopted_text(conference.result))
    for expected in section.filled:
        line = lines.after(int(expected.removeprefix("Z. ").split(" ")[0]))
        now = [f"Z. {', '.join(map(str, line.now))}"] if line.now else []
        removed = [f"gestrichen durch {', '.join(line.removed_by)}"] if line.removed_by else []
        same(f"Z. {line.number} → {'; '.join([*now, *removed])}", expected)


def decide(conference: Conference, section: Section) -> None:
    for line in section.filled:
        taken = conference.deliberation.decisions
        decision = _decision(conference, len(taken) + 1, line)
        conference.deliberation.check(decision)
        conference.deliberation = replace(conference.deliberation, decisions=(*taken, decision))
    conference.adopted = conference.deliberation.adopted


def _decision(conference: Conference, number: int, line: str) -> Decision:
    what, _, adapted = line.partition(" angepasst als ")
    if adapted:
        edits = tuple(what.split(", "))
        return Decision(number, Outcome.OTHER, edits, DecisionKind.ADAPTATION, adapted=adapted)
    found = re.fullmatch(rf"(.+) ({'|'.join(FACTS)})", line)
    assert found is not None, f"“{line}” is no decision"
    kind, outcome = FACTS[found[2]]
    edits = tuple(edit_id for name in found[1].split(", ") for edit_id in _edits_of(conference, name))
    body = "Vorstand" if outcome is Outcome.REFERRED else ""
    return Decision(number, outcome, edits, kind, referred_to=body)


def _edits_of(conference: Conference, name: str) -> tuple[str, ...]:
    if name == "Antrag":
        return ()
    standings = conference.deliberation.standings
    return standings.amendments.get(name, (name,))


def check_standing(conference: Conference, section: Section) -> None:
    found = []
    for edit_id, at in conference.deliberation.standings.edits.items():
        cause = f" wegen {at.cause}" if at.cause else ""
        found.append(f"{edit_id}: {STANDINGS[at.standing]}{cause}")
    same(sorted(found), sorted(section.filled))


def check_carried(conference: Conference, section: Section) -> None:
    result = carry(conference.text, motion(conference.case, "Neue Fassung"), conference.amendments)
    found = {entry.edit.id: entry.address for entry in result.carried}
    found |= {entry.edit.id: "offen" for entry in result.open}
    same(found, dict(line.split(": ", 1) for line in section.filled))


def check_why_open(conference: Conference, section: Section) -> None:
    result = carry(conference.text, motion(conference.case, "Neue Fassung"), conference.amendments)
    why = {entry.edit.id: entry.why for entry in result.open}
    for line in section.filled:
        edit_id, words = line.split(": ", 1)
        assert words in why.get(edit_id, ""), f"{edit_id}: {why.get(edit_id)}"


CHECKS: dict[str, Callable[[Conference, Section], None]] = {
    "Kopf": check_head,
    "Druck": check_printed,
    "Besondere Zeilen": check_special_lines,
    "Blöcke": check_blocks,
    "Teiländerungen": check_edits,
    "Sätze": check_sentences,
    "Beziehungen": check_relations,
    "Nahe": check_near,
    "Gruppen": check_groups,
    "Reihenfolge": check_order,
    "Gründe": check_reasons,
    "Punkte": check_items,
    "Folgen": check_consequences,
    "Warum": check_because,
    "Angenommen": adopt,
    "Text": check_text,
    "Betreff": check_subject,
    "Fett": check_bold,
    "Herkunft": check_sources,
    "Gestrichen": check_removed,
    "Redaktionell": check_repairs,
    "Neu gesetzt": check_set_anew,
    "Verbleib": check_remains,
    "Beschlüsse": decide,
    "Stand": check_standing,
    "Übertragen": check_carried,
    "Warum offen": check_why_open,
}

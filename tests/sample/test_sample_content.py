"""Is the content of the sample conference sound: a motion as printed, and amendments that fit it?"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.motion_a1 import MOTION_A1, needs_motion_a1

SAMPLE = Path(__file__).parents[2] / "motions" / "sample"
FORM_FIRST_LINE = 396
OUTCOMES = {"adopted", "rejected", "referred", "settled", "withdrawn"}
IN_FAVOUR = {"unanimous", "large_majority", "majority"}
JUDGEMENTS = IN_FAVOUR | {"minority", "small_minority", "nobody"}

# What each amendment is there to show.
SHOWS = {
    "Ä1": "the subject is changed",
    "Ä2": "one of three numbers for the same place",
    "Ä3": "one of three numbers for the same place",
    "Ä4": "one of three numbers for the same place",
    "Ä5": "a heading is changed",
    "Ä6": "three edits that can be voted on one by one",
    "Ä7": "the same change as Ä8, by a quote",
    "Ä8": "the same change as Ä7, by rewriting four lines",
    "Ä9": "another word of the same line as Ä10",
    "Ä10": "another word of the same line as Ä9",
    "Ä11": "a sentence that is worded anew",
    "Ä12": "words inserted in that sentence",
    "Ä13": "a new block at the same place as Ä14",
    "Ä14": "a new block at the same place as Ä13",
    "Ä15": "two edits that stand or fall together",
    "Ä16": "three lines rewritten of which few words change",
    "Ä17": "two new blocks",
    "Ä18": "a line is deleted",
    "Ä19": "words inserted at the edge of that deletion",
    "Ä20": "a deletion that contains two other amendments",
    "Ä21": "a change inside that deletion",
    "Ä22": "an insertion strictly inside that deletion",
    "Ä23": "overlaps with Ä24 in part",
    "Ä24": "overlaps with Ä23 in part",
    "Ä25": "the whole text is replaced",
}

# What happens to the second if the first is adopted; two that stand in no row have nothing to do with each other.
RELATIONS = {
    **dict.fromkeys(itertools.permutations(("Ä2", "Ä3", "Ä4"), 2), "FALLS"),
    ("Ä7", "Ä8"): "SAME",
    ("Ä8", "Ä7"): "SAME",
    ("Ä11", "Ä12"): "FALLS",
    ("Ä12", "Ä11"): "SUPERSEDES",
    ("Ä13", "Ä14"): "SAME_PLACE",
    ("Ä14", "Ä13"): "SAME_PLACE",
    ("Ä20", "Ä21"): "FALLS",
    ("Ä21", "Ä20"): "SUPERSEDES",
    ("Ä20", "Ä22"): "FALLS",
    ("Ä22", "Ä20"): "SUPERSEDES",
    ("Ä23", "Ä24"): "PARTIAL",
    ("Ä24", "Ä23"): "PARTIAL",
    **{("Ä25", identifier): "FALLS" for identifier in SHOWS if identifier not in ("Ä1", "Ä25")},
    **{(identifier, "Ä25"): "SUPERSEDES" for identifier in SHOWS if identifier not in ("Ä1", "Ä25")},
}

RAW_LINES = (SAMPLE / "motion.txt").read_text("utf-8").splitlines()
SAMPLE_DATA: dict[str, Any] = json.loads((SAMPLE / "conference.json").read_text("utf-8"))
AMENDMENTS: dict[str, dict[str, Any]] = {amendment["id"]: amendment for amendment in SAMPLE_DATA["amendments"]}


@dataclass(frozen=True)
class Change:
    """A change of the prose: the characters [start, end) become the words of `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def printed_lines(raw_lines: list[str]) -> dict[int, str]:
    """Give the words of each numbered line, without bold marks."""
    numbered = (re.fullmatch(r"(?:- | )?(\d+)(?: (.*))?", line) for line in raw_lines if line)
    return {int(found[1]): (found[2] or "").replace("**", "") for found in numbered if found}


LINES = printed_lines(RAW_LINES)


def join_lines(lines: dict[int, str]) -> tuple[str, dict[int, int]]:
    """Join lines to prose; give it with the position at which each line begins."""
    prose, starts = "", {}
    for number, words in lines.items():
        if re.search(r"\w-$", prose) and words[:1].islower() and not words.startswith("und "):
            prose = prose[:-1]
        elif prose and not re.search(r"\w[/–]$", prose) and not (prose.endswith("-") and words[:1].isupper()):
            prose += " "
        starts[number] = len(prose)
        prose += words
    return prose, starts


PROSE, STARTS = join_lines({number: words for number, words in LINES.items() if words and number < FORM_FIRST_LINE})


def first_and_last(edit: dict[str, Any]) -> tuple[int, int]:
    first, _, last = edit["lines"].partition("-")
    return int(first), int(last or first)


def range_of_lines(first: int, last: int) -> tuple[int, int]:
    end = next((STARTS[number] for number in sorted(STARTS) if number > last), len(PROSE))
    return STARTS[first], STARTS[first] + len(PROSE[STARTS[first] : end].rstrip())


def quote_places(edit: dict[str, Any]) -> list[tuple[int, int]]:
    start, end = range_of_lines(*first_and_last(edit))
    pattern = rf"(?<!\w){re.escape(edit['quote'])}(?!\w)"
    return [(start + found.start(), start + found.end()) for found in re.finditer(pattern, PROSE[start:end])]


def change_of(edit: dict[str, Any]) -> Change:
    start, end = quote_places(edit)[0] if "quote" in edit else range_of_lines(*first_and_last(edit))
    if edit["op"] == "insert":
        return Change(end, end, tuple(edit["text"].split()))
    return without_equal_ends(start, end, edit.get("text", ""))


def without_equal_ends(start: int, end: int, text: str) -> Change:
    old = list(re.finditer(r"\w+|[^\w\s]", PROSE[start:end]))
    new = re.findall(r"\w+|[^\w\s]", text)
    shortest = min(len(old), len(new))
    front = next((i for i in range(shortest) if old[i].group() != new[i]), shortest)
    back = next((i for i in range(shortest - front) if old[-1 - i].group() != new[-1 - i]), shortest - front)
    kept = old[front : len(old) - back]
    new_words = tuple(new[front : len(new) - back])
    if kept:
        return Change(start + kept[0].start(), start + kept[-1].end(), new_words)
    return Change(start + old[front - 1].end(), start + old[front - 1].end(), new_words)


def kind_between(this: Change, other: Change) -> str:
    """Say what happens to `other` if `this` is adopted."""
    if (this.start, this.end) == (other.start, other.end):
        if this.new == other.new:
            return "SAME"
        return "SAME_PLACE" if this.start == this.end else "FALLS"
    if this.end <= other.start or other.end <= this.start:
        return "INDEPENDENT"
    if this.start <= other.start and other.end <= this.end:
        return "FALLS"
    return "SUPERSEDES" if other.start <= this.start and this.end <= other.end else "PARTIAL"


def edits() -> list[tuple[str, dict[str, Any]]]:
    return [(amendment["id"], edit) for amendment in AMENDMENTS.values() for edit in amendment["edits"]]


def edits_by_lines() -> list[tuple[str, dict[str, Any]]]:
    return [(identifier, edit) for identifier, edit in edits() if "lines" in edit]


def test_the_motion_has_about_four_hundred_lines_whose_numbers_rise_by_one():
    assert list(LINES) == list(range(1, len(LINES) + 1))
    assert 380 <= len(LINES) <= 420
    assert len(LINES) == len([line for line in RAW_LINES if line])


def test_no_printed_line_is_longer_than_a_hundred_characters():
    assert max(len(line.replace("**", "")) for line in RAW_LINES) <= 100


@pytest.mark.parametrize("style", [r"- \d+ \S", r" \d+ \S", r"\d+ \S", r"\d+"])
def test_line_numbers_stand_in_every_printed_style(style: str):
    assert any(re.match(style + "$" if style == r"\d+" else style, line) for line in RAW_LINES)


def test_pages_part_in_the_middle_of_sentences():
    gaps = [found for found in re.finditer(r"(\S)\n\n\n\n ?\d+ (\S)", "\n".join(RAW_LINES)) if found[1] not in ".:?!"]
    assert len(gaps) == 4


@pytest.mark.parametrize(
    ("number", "end", "beginning"),
    [
        (54, "Jugend-", "berufsagentur"),
        (60, "Wissenschaftler/", "innen"),
        (83, "760", "Euro"),
        (138, "Erlbach-", "Pass"),
        (170, " Am", "13. September"),
        (208, "Klima-", "und Umweltschutz"),
        (213, "CO₂-", "Budget"),
        (243, "durchsetzen", "– erst"),
        (263, "Uhr –", "mit"),
        (346, "2027–", "2032"),
    ],
)
def test_lines_end_in_every_awkward_way(number: int, end: str, beginning: str):
    assert LINES[number].endswith(end)
    assert LINES[number + 1].startswith(beginning)


def test_no_sentence_stands_twice():
    sentences = re.split(r"(?<=[.!?:]) ", PROSE)
    assert [sentence for sentence, times in Counter(sentences).items() if times > 1 and len(sentence) > 4] == []


def test_the_amendments_are_numbered_and_each_has_something_to_show():
    assert [amendment["id"] for amendment in SAMPLE_DATA["amendments"]] == [f"Ä{number}" for number in range(1, 26)]
    assert list(AMENDMENTS) == list(SHOWS)


def test_every_amendment_has_a_reason_and_came_before_the_deadline():
    deadline = SAMPLE_DATA["conference"]["deadline"]
    received = [amendment["received"] for amendment in AMENDMENTS.values()]
    assert all(re.fullmatch(r"2026-\d\d-\d\dT\d\d:\d\d", time) and time < deadline for time in received)
    assert len(set(received)) == len(received)
    assert all(1 <= len(re.findall(r"[.!?](?: |$)", amendment["reason"])) <= 3 for amendment in AMENDMENTS.values())


def test_units_and_persons_are_unique_and_every_role_is_filled():
    units, persons = SAMPLE_DATA["units"], SAMPLE_DATA["persons"]
    assert len({unit["slug"] for unit in units}) == len({unit["short"] for unit in units}) == len(units)
    assert {unit["kind"] for unit in units} == {"UB", "OV", "AG"}
    assert len({person["email"] for person in persons}) == len(persons)
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+@erlbach\.example", person["email"]) for person in persons)
    assert {person["unit"] for person in persons} <= {unit["slug"] for unit in units} | {None}
    roles = Counter(person["role"] for person in persons)
    assert roles == {"secretariat": 1, "committee": 3, "chair": 2, "counting": 1, "auditor": 1, "member": 8, "guest": 1}


def test_every_amendment_is_submitted_by_a_member_of_its_unit():
    member_units = {p["email"]: p["unit"] for p in SAMPLE_DATA["persons"] if p["role"] == "member"}
    short_names = {unit["slug"]: unit["short"] for unit in SAMPLE_DATA["units"]}
    for amendment in AMENDMENTS.values():
        assert member_units[amendment["person"]] == amendment["unit"]
        assert short_names[amendment["unit"]] == amendment["submitter"]


@pytest.mark.parametrize(("identifier", "edit"), edits_by_lines())
def test_every_edit_names_lines_with_words_and_every_quote_stands_once_in_them(identifier: str, edit: dict[str, Any]):
    first, last = first_and_last(edit)
    assert first <= last
    assert all(LINES[number] for number in range(first, last + 1))
    if "quote" in edit:
        assert len(quote_places(edit)) == 1


@pytest.mark.parametrize(("identifier", "edit"), edits_by_lines())
def test_every_edit_changes_something(identifier: str, edit: dict[str, Any]):
    change = change_of(edit)
    assert change.end > change.start or change.new


def test_each_two_amendments_are_related_as_meant():
    changes: dict[str, list[Change]] = {identifier: [] for identifier in AMENDMENTS}
    for identifier, edit in edits_by_lines():
        changes[identifier].append(change_of(edit))
    changes["Ä25"] = [Change(0, len(PROSE), tuple(AMENDMENTS["Ä25"]["edits"][0]["text"].split()))]
    found = {
        (this, other): {kind_between(*pair) for pair in itertools.product(changes[this], changes[other])}
        for this, other in itertools.permutations(changes, 2)
    }
    related = {pair: kinds - {"INDEPENDENT"} for pair, kinds in found.items() if kinds - {"INDEPENDENT"}}
    assert related == {pair: {kind} for pair, kind in RELATIONS.items()}


def test_two_amendments_change_different_words_of_one_line():
    assert AMENDMENTS["Ä9"]["edits"][0]["lines"] == AMENDMENTS["Ä10"]["edits"][0]["lines"]
    assert ("Ä9", "Ä10") not in RELATIONS


def test_an_insertion_stands_at_the_edge_of_a_deletion():
    deletion, insertion = (change_of(AMENDMENTS[identifier]["edits"][0]) for identifier in ("Ä18", "Ä19"))
    assert insertion.start == insertion.end == deletion.end


def test_a_rewrite_of_three_lines_changes_few_words():
    (edit,) = AMENDMENTS["Ä16"]["edits"]
    start, end = range_of_lines(*first_and_last(edit))
    old, new = PROSE[start:end].split(), edit["text"].split()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("Januar", "Juli"),
        ("2029", "2028"),
        ("sechs", "acht"),
    ]


def test_the_alternative_to_the_whole_text_is_short_and_complete():
    (edit,) = AMENDMENTS["Ä25"]["edits"]
    assert edit["op"] == "replace_all"
    assert 15 <= len(edit["text"]) / 95 <= 25
    assert edit["text"].count("\n\n") >= 5


def test_only_one_amendment_is_indivisible_and_it_has_several_edits():
    assert [amendment["id"] for amendment in AMENDMENTS.values() if amendment["indivisible"]] == ["Ä15"]
    assert len(AMENDMENTS["Ä15"]["edits"]) == 2
    assert len(AMENDMENTS["Ä6"]["edits"]) == 3


@pytest.mark.parametrize("table", ["recommendations", "decisions"])
def test_recommendations_and_decisions_are_about_amendments_and_complete(table: str):
    entries = SAMPLE_DATA[table]
    assert len({entry["amendment"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["amendment"] in AMENDMENTS
        assert entry["outcome"] in OUTCOMES
        assert ("referred_to" in entry) == (entry["outcome"] == "referred")
        assert entry.get("settled_by", "Ä1") in AMENDMENTS
        assert ("settled_by" in entry) == (entry["outcome"] == "settled")


def test_most_amendments_have_a_recommendation_with_a_reason():
    recommendations = SAMPLE_DATA["recommendations"]
    assert len(recommendations) == 18
    assert all(entry["reason"].endswith(".") and isinstance(entry["consensus"], bool) for entry in recommendations)
    assert {entry["consensus"] for entry in recommendations} == {True, False}


def test_results_are_declared_in_order_and_say_how_they_were_found():
    decisions = SAMPLE_DATA["decisions"]
    assert [entry["decided"] for entry in decisions] == sorted({entry["decided"] for entry in decisions})
    for entry in decisions:
        if entry["way"] == "counted":
            assert entry["yes"] + entry["no"] + entry["abstentions"] <= SAMPLE_DATA["conference"]["present"]
            assert (entry["yes"] > entry["no"]) == (entry["outcome"] == "adopted")
        else:
            assert entry["way"] == "by_eye"
            assert entry["judgement"] in JUDGEMENTS
            assert (entry["judgement"] in IN_FAVOUR) == (entry["outcome"] != "rejected")


def test_nothing_is_decided_that_an_earlier_result_has_let_lapse_or_held():
    decided: list[str] = []
    for entry in SAMPLE_DATA["decisions"]:
        adopted_kinds = {RELATIONS.get((earlier, entry["amendment"])) for earlier in decided}
        assert not adopted_kinds & {"FALLS", "PARTIAL", "SAME"}
        decided += [entry["amendment"]] if entry["outcome"] == "adopted" else []
    consequences = {(other, kind) for (this, other), kind in RELATIONS.items() if this in decided}
    assert consequences >= {("Ä21", "FALLS"), ("Ä22", "FALLS"), ("Ä24", "PARTIAL")}


@needs_motion_a1
def test_no_six_words_in_a_row_are_taken_from_the_customers_motion():
    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"\w+", text.lower())
        return set(zip(*(found[place:] for place in range(6)), strict=False))

    customer_lines = printed_lines(MOTION_A1.read_text("utf-8").splitlines())
    texts = [edit.get("text", "") for _, edit in edits()] + [amendment["reason"] for amendment in AMENDMENTS.values()]
    sample_runs = set().union(runs(PROSE), *map(runs, texts))
    assert sample_runs & runs(join_lines(customer_lines)[0]) == set()

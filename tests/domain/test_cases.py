"""Does the text engine do what the case files of a clerk expect?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motions.domain.errors import Refused
from tests.domain.case_checks import CHECKS
from tests.domain.case_conference import set_up
from tests.domain.case_files import CaseFile, case_files, case_of, read_case

SET_UP = frozenset(
    {
        "Antrag",
        "Breite",
        "Änderungsanträge",
        "Verknüpfungen",
        "Abstimmung",
        "Gleiche Stelle",
        "Neue Fassung",
        "Fehler",
    }
)
DOES_SOMETHING = frozenset({"Angenommen", "Beschlüsse"})


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_a_case_comes_out_as_its_file_expects(path: Path) -> None:
    check(read_case(path))


def check(case: CaseFile) -> None:
    error = case.section("Fehler")
    if error is None:
        go_through(case)
        return
    with pytest.raises(Refused) as refusal:
        go_through(case)
    for words in error.filled:
        assert words in str(refusal.value)


def go_through(case: CaseFile) -> None:
    conference = set_up(case)
    for section in case.sections:
        if section.name not in SET_UP:
            CHECKS[section.name](conference, section)


def test_every_case_file_expects_something_and_has_only_known_sections() -> None:
    for path in case_files():
        names = {section.name for section in read_case(path).sections}
        assert names <= CHECKS.keys() | SET_UP, path.name
        assert names & (CHECKS.keys() | {"Fehler"}) - DOES_SOMETHING, f"{path.name} expects nothing"


def test_there_are_a_hundred_case_files_and_more() -> None:
    assert len(case_files()) >= 100


def test_the_numbers_of_the_case_files_rise_by_one() -> None:
    assert [int(path.name[:3]) for path in case_files()] == list(range(1, len(case_files()) + 1))


WRONG = {
    "Kopf": "Betreff: etwas anderes",
    "Druck": "1 Etwas anderes",
    "Besondere Zeilen": "99 leer",
    "Blöcke": "Absatz | Z. 99 | Etwas anderes.",
    "Teiländerungen": "Ä99.1 | Z. 1 | + anders",
    "Sätze": "Ä1.1: Z. 99 wird gestrichen.",
    "Beziehungen": "Ä99.1: Ä98.1 fällt",
    "Nahe": "Ä98.1, Ä99.1",
    "Gruppen": "Ä98.1, Ä99.1",
    "Reihenfolge": "Ä99.1",
    "Gründe": "Ä1.1: wegen etwas anderem",
    "Punkte": "Ä99.1",
    "Folgen": "Ä99.1: Ä98.1",
    "Warum": "Ä1.1, Ä2.1: wegen etwas anderem",
    "Text": "Etwas anderes.",
    "Betreff": "Etwas anderes",
    "Fett": "anders",
    "Herkunft": "anders ← Z. 99",
    "Gestrichen": "anders ← Ä99.1",
    "Redaktionell": "anders,. → anders.",
    "Neu gesetzt": "1 | Z. 99 | Etwas anderes.",
    "Verbleib": "Z. 1 → Z. 99",
    "Stand": "Ä99.1: offen",
    "Übertragen": "Ä99.1: offen",
    "Warum offen": "Ä1.1: wegen etwas anderem",
}


@pytest.mark.parametrize("name", sorted(CHECKS.keys() - DOES_SOMETHING))
def test_a_wrong_expectation_fails_in_every_section(name: str) -> None:
    cases = (read_case(path) for path in case_files())
    case = next(case for case in cases if case.section(name) and not case.section("Fehler"))
    sections = (
        replace(section, lines=(WRONG[name],)) if section.name == name else section for section in case.sections
    )
    with pytest.raises(AssertionError):
        go_through(replace(case, sections=tuple(sections)))


def test_a_refusal_that_does_not_come_or_says_something_else_fails() -> None:
    quiet = "# x\n== Antrag ==\n1 Der Hof.\n== Änderungsanträge ==\nÄ1\n    Z. 1 streichen.\n== Fehler ==\nÄ1"
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        check(case_of(quiet, "quiet"))
    with pytest.raises(AssertionError):
        check(case_of("# x\n== Antrag ==\n1 Der Hof.\n3 Er ist groß.\n== Fehler ==\netwas anderes", "other words"))


def test_a_misspelt_section_or_words_outside_of_sections_are_not_passed_over() -> None:
    with pytest.raises(KeyError):
        check(case_of("# x\n== Antrag ==\n1 Der Hof.\n== Texte ==\nDer Hof.", "misspelt"))
    with pytest.raises(ValueError, match="stands in no section"):
        case_of("# x\nirgendwas\n== Antrag ==\n1 Der Hof.", "outside")
    with pytest.raises(ValueError, match="does not begin with what the case shows"):
        case_of("== Antrag ==\n1 Der Hof.", "untitled")


def test_a_wrong_number_in_a_good_case_fails() -> None:
    good = (
        "# x\n== Antrag ==\n1 Wir bauen 40 Beete.\n== Änderungsanträge ==\nÄ1\n    In Z. 1 „40“ durch „60“ ersetzen.\n"
    )
    good += "== Angenommen ==\nÄ1\n== Text ==\nWir bauen 60 Beete.\n"
    check(case_of(good, "good"))
    with pytest.raises(AssertionError):
        check(case_of(good.replace("bauen 60", "bauen 50"), "wrong"))

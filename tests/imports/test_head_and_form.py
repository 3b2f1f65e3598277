from __future__ import annotations

import pytest

from motions.domain.blocks import Part
from motions.domain.text import Form, Head
from motions.imports.printed_text import read_printed_text

HEAD = ["**Antrag-Nummer:** A7", "**Antragsteller:** OV Nord", "**Betreff:** „Wege am Fluss“"]


def read(*rows: str):
    """Read rows as lines numbered from 1; an empty row is a blank line."""
    return read_printed_text("\n".join(f"{number} {row}" for number, row in enumerate(rows, start=1)).encode())


def parts(reading) -> str:
    letters = {Part.HEAD: "h", Part.BODY: "t", Part.BLANK: "-", Part.FORM: "f"}
    return "".join(letters[line.part] for line in reading.lines)


def test_the_head_is_taken_as_data_and_its_quotes_are_kept():
    reading = read(*HEAD, "", "Wir bauen.")
    assert reading.head == Head("A7", "OV Nord", "„Wege am Fluss“")
    assert parts(reading) == "hhh-t"


def test_a_subject_runs_over_lines_by_the_rules_of_joining():
    reading = read(HEAD[0], HEAD[1], "**Betreff:** „Wege für die Hafen-", "Stadt 2027 -", "2032“", "", "Wir bauen.")
    assert reading.head.subject == "„Wege für die Hafen-Stadt 2027 - 2032“"
    assert parts(reading) == "hhhhh-t"


def test_a_field_may_begin_below_its_label():
    assert read("Antrag-Nummer: A7", "Betreff:", "Wege", "", "Wir bauen.").head == Head("A7", "", "Wege")


def test_labels_may_be_parted_by_blank_lines_which_belong_to_the_head():
    assert parts(read("", HEAD[0], "", HEAD[1], "", "Wir bauen.")) == "-hhh-t"


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ("Antragsnummer: A7", Head(number="A7")),
        ("Antrag-Nr.: A7", Head(number="A7")),
        ("Antragsteller*in: OV Nord", Head(submitter="OV Nord")),
        ("Antragstellerinnen: OV Nord", Head(submitter="OV Nord")),
        ("Betreff : Wege", Head(subject="Wege")),
    ],
)
def test_labels_have_several_spellings(row, head):
    assert read(row, "", "Wir bauen.").head == head


def test_an_empty_line_without_a_number_ends_a_field():
    reading = read_printed_text(b"1 Betreff: Wege\n\n2 Wir bauen.")
    assert (reading.head.subject, parts(reading)) == ("Wege", "ht")
    reading = read_printed_text(b"1 Betreff: Wege\n\n2 Wir bauen.\n3\n4 Ende.")
    assert (reading.head.subject, parts(reading)) == ("Wege", "ht-t")


def test_a_subject_does_not_swallow_a_text_that_follows_closely():
    reading = read(*HEAD, *["Wir bauen und bauen und"] * 20, "", "Ende.")
    assert reading.head.subject == "„Wege am Fluss“"
    assert parts(reading) == "hhh" + "t" * 20 + "-t"
    assert parts(read(*HEAD, "Wir bauen.")) == "hhht"


def test_two_submitters_are_both_named():
    assert read("Antragsteller: OV Nord", "Antragsteller: OV Süd", "", "Wir bauen.").head.submitter == "OV Nord, OV Süd"


def test_a_text_without_a_head_has_none():
    reading = read("Wir bauen.", "", "Betreff: gibt es später")
    assert (reading.head, parts(reading)) == (Head(), "t-t")


def test_the_form_is_the_end_and_the_blank_line_before_it_is_not_part_of_it():
    reading = read("Wir bauen.", "", "**Antrag** **angenommen**", "", "**abgelehnt**", "", "**überwiesen an**", "", "")
    assert (reading.form, parts(reading)) == (Form(), "t-fffffff")


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        (["angenommen", "abgelehnt", "überwiesen an"], Form()),
        (["Antrag angenommen / abgelehnt / überwiesen an"], Form()),
        (["Antrag angenommen: ____ abgelehnt: ____ überwiesen an: ________"], Form()),
        (["Antrag angenommen: einstimmig", "abgelehnt", "überwiesen an"], Form(adopted="einstimmig")),
        (["angenommen", "abgelehnt mit 40 : 3", "überwiesen an"], Form(rejected="mit 40 : 3")),
        (
            ["angenommen", "abgelehnt", "überwiesen an", "den Landes-", "vorstand"],
            Form(referred_to="den Landesvorstand"),
        ),
        (["☐ angenommen", "☒ abgelehnt", "☐ überwiesen an"], Form(rejected="☒")),
        (["[ ] Angenommen", "[ ] Abgelehnt", "[x] Überwiesen an: Rat"], Form(referred_to="[x] Rat")),
        (["angenommen ☒", "abgelehnt ☐", "überwiesen an ☐"], Form(adopted="☒")),
        (["Antrag: angenommen [ ] abgelehnt [x]", "überwiesen an: ____"], Form(rejected="[x]")),
        (["angenommen [ ] abgelehnt [ ] überwiesen an [x] Rat"], Form(referred_to="[x] Rat")),
    ],
)
def test_the_form_is_read_with_and_without_entries(rows, form):
    reading = read("Wir bauen.", "", *rows)
    assert reading.form == form
    assert parts(reading) == "t-" + "f" * len(rows)


def test_words_of_the_form_inside_the_text_are_no_form():
    reading = read("Der Antrag wird", "angenommen oder", "abgelehnt.", "", "Ende.")
    assert (reading.form, parts(reading)) == (Form(), "ttt-t")


def test_a_part_of_a_form_is_no_form():
    assert parts(read("Wir bauen.", "", "angenommen", "", "abgelehnt")) == "t-t-t"

from __future__ import annotations

from dataclasses import replace

import pytest

from motions.domain.blocks import Part, Reading, Start, assemble, ends_sentence, recognise
from motions.domain.passage import Block, BlockKind, Mark
from motions.domain.text import LineKind
from tests.domain.readings import FULL, GAP, LONG, reading_of


def starts_in(*rows: str | None) -> list[int]:
    return [start.line for start in recognise(reading_of(*rows))]


def kinds_in(*rows: str | None) -> list[str]:
    return [f"{start.line} {start.kind.value} {start.mark}".strip() for start in recognise(reading_of(*rows))]


def test_a_blank_numbered_line_parts_blocks():
    assert starts_in(FULL, "", "und so weiter") == [1, 3]


def test_an_empty_line_parts_blocks_after_the_end_of_a_sentence():
    assert starts_in(LONG, GAP, FULL) == [1, 2]


def test_an_empty_line_in_mid_sentence_is_the_end_of_a_page():
    assert starts_in(FULL, GAP, "werden könnte.") == [1]


def test_an_empty_line_parts_blocks_if_there_was_room_for_the_next_word():
    assert starts_in(FULL, "nur kurz", GAP, "und weiter", FULL) == [1, 3]


def test_an_empty_line_parts_blocks_before_a_heading_and_an_item():
    assert kinds_in(FULL, GAP, "**Wege**", GAP, "und mehr") == ["1 paragraph", "2 heading", "3 paragraph"]
    assert kinds_in(FULL, GAP, "- Busse") == ["1 paragraph", "2 item -"]


def test_without_an_empty_line_a_block_ends_where_the_break_was_not_needed():
    assert starts_in(FULL, "Hier ist Schluss.", "Weiter geht es", FULL) == [1, 3]


def test_without_an_empty_line_a_full_line_ends_no_block():
    assert starts_in(LONG, FULL) == [1]


def test_without_an_empty_line_a_short_line_in_mid_sentence_ends_no_block():
    assert starts_in(FULL, "nur kurz", "und weiter", FULL) == [1]


def test_exactly_eight_characters_to_spare_are_enough():
    usual = "x" * 40
    room_for_eight = f"{'x' * 26}. "[:27]
    assert len(room_for_eight) + len(" Wort") + 8 == len(usual)
    assert starts_in(usual, usual, room_for_eight, "Wort und", usual) == [1, 4]
    assert starts_in(usual, usual, f"x{room_for_eight}", "Wort und", usual) == [1]


def test_the_usual_length_is_the_ninetieth_percentile_of_lines_with_words():
    ending = [f"{'y' * 10}.", "ja"]
    assert starts_in(*["y" * 20] * 7, *ending, "z" * 60) == [1]
    assert starts_in(*["y" * 20] * 6, *ending, *["z" * 60] * 2) == [1, 8]


def test_head_and_form_do_not_count_for_the_usual_length():
    lines = reading_of("x" * 90, "yy yy.", "ja yyyyy", "x" * 90).lines
    parts = [Part.HEAD, Part.BODY, Part.BODY, Part.FORM]
    reading = Reading(tuple(replace(line, part=part) for line, part in zip(lines, parts, strict=True)))
    assert [start.line for start in recognise(reading)] == [2]


def test_a_bold_line_with_space_around_it_is_a_heading_even_with_a_number():
    assert kinds_in("", "**1. Wege**", "", FULL) == ["2 heading", "4 paragraph"]
    assert kinds_in(FULL, GAP, "**1. Wege**", GAP, FULL) == ["1 paragraph", "2 heading", "3 paragraph"]


def test_a_bold_line_is_a_heading_at_the_beginning_and_at_the_end():
    assert kinds_in("**Wege**") == ["1 heading"]


def test_a_bold_line_without_space_below_or_above_is_no_heading():
    assert kinds_in("**Wege**", FULL, GAP) == ["1 paragraph"]
    assert kinds_in(FULL, "**Wege**", "", FULL) == ["1 paragraph", "4 paragraph"]


def test_a_block_begins_after_a_heading_that_leaves_no_room_and_ends_no_sentence():
    assert kinds_in(f"**{FULL}**", GAP, "hat", FULL) == ["1 heading", "2 paragraph"]


def test_bold_lines_in_a_row_are_one_bold_paragraph():
    text = assembled(LONG, GAP, f"**{FULL}**", f"**{FULL}**", "**hat.**", GAP, "Danach.")
    assert [block.kind for block in text.blocks] == [BlockKind.PARAGRAPH] * 3
    assert text.blocks[1].marks == (Mark(0, len(text.blocks[1].prose)),)


@pytest.mark.parametrize("mark", ["-", "•", "*", "1.", "1)", "a)"])
def test_a_list_mark_counts_after_a_blank_line_an_empty_one_and_the_end_of_a_sentence(mark):
    assert kinds_in(FULL, "", f"{mark} Busse") == ["1 paragraph", f"3 item {mark}"]
    assert kinds_in(FULL, GAP, f"{mark} Busse") == ["1 paragraph", f"2 item {mark}"]
    assert kinds_in("Wir wollen:", f"{mark} Busse") == ["1 paragraph", f"2 item {mark}"]


@pytest.mark.parametrize("mark", ["-", "•", "*", "1.", "1)", "a)"])
def test_a_list_mark_in_mid_sentence_is_none(mark):
    assert kinds_in(FULL, f"{mark} Busse") == ["1 paragraph"]


def test_an_item_begins_after_another_item_that_ends_no_sentence():
    assert kinds_in("- Busse und", "Bahnen", "- Räder,", "- Fähren") == ["1 item -", "3 item -", "4 item -"]


def test_a_dash_is_a_list_mark_only_after_a_blank_line_or_another_item():
    assert kinds_in(LONG, "", "– Busse", "– Bahnen") == ["1 paragraph", "3 item –", "4 item –"]
    assert kinds_in(LONG, "– das sagen alle") == ["1 paragraph"]
    assert kinds_in(FULL, GAP, "– das sagen alle") == ["1 paragraph"]


def test_a_number_is_a_list_mark_only_as_the_first_or_the_next():
    assert kinds_in("Am Abend.", "13. September") == ["1 paragraph"]
    assert kinds_in("1. Busse", "2. Bahnen", "4. Fähren") == ["1 item 1.", "2 item 2."]
    assert kinds_in("a) Busse", "b) Bahnen", "a) Fähren") == ["1 item a)", "2 item b)", "3 item a)"]


def test_a_numbered_list_goes_on_behind_a_paragraph_but_not_behind_a_heading():
    assert kinds_in("1. Busse", "", "Dazu mehr.", "", "2. Bahnen")[-1] == "5 item 2."
    assert kinds_in("1. Busse", "", "**Wege**", "", "2. Bahnen")[-1] == "5 paragraph"


def test_a_number_inside_another_list_counts_for_itself():
    assert kinds_in("1. Wege:", "a) Busse,", "b) Bahnen.", "2. Plätze.") == [
        "1 item 1.",
        "2 item a)",
        "3 item b)",
        "4 item 2.",
    ]


@pytest.mark.parametrize(
    "words", ["So ist es.", "So ist es!", "So nicht?", "Wir wollen:", "(So ist es.)", "Sie sagt „ja“"]
)
def test_a_line_ends_a_sentence_with_a_stop_or_a_closing_quote(words):
    assert ends_sentence(words, "Danach")


def test_a_closing_quote_before_lower_case_ends_no_sentence():
    assert not ends_sentence("der Plan „Mitte“", "gilt weiter")
    assert not ends_sentence('er rief "Halt!"', "und ging")


@pytest.mark.parametrize(
    "words", ["Busse bzw.", "zum Beispiel z. B.", "Bahnen u. a.", "rund 5 Mio.", "Busse,", "der (alte)"]
)
def test_an_abbreviation_and_other_signs_end_no_sentence(words):
    assert not ends_sentence(words, "Danach")


def assembled(*rows: str | None, first: int = 1):
    reading = reading_of(*rows, first=first)
    return assemble(reading, recognise(reading))


def test_every_line_stands_at_its_words_in_the_stream():
    text = assembled("**Wege**", "", "1. Die Brü-", "cke am Fluss.", "2. Ein **Weg**", "", "Ende", first=31)
    assert [(line.number, text.stream[line.start : line.end], line.printed) for line in text.lines] == [
        (31, "Wege", "Wege"),
        (32, "", ""),
        (33, "Die Brü", "1. Die Brü-"),
        (34, "cke am Fluss.", "cke am Fluss."),
        (35, "Ein Weg", "2. Ein Weg"),
        (36, "", ""),
        (37, "Ende", "Ende"),
    ]
    assert text.blocks == (
        Block(BlockKind.HEADING, "Wege"),
        Block(BlockKind.ITEM, "Die Brücke am Fluss.", "1."),
        Block(BlockKind.ITEM, "Ein Weg", "2.", (Mark(4, 7),)),
        Block(BlockKind.PARAGRAPH, "Ende"),
    )


def test_a_line_without_words_stands_between_the_blocks_around_it():
    text = assembled("Eins", "", "Zwei")
    blank = text.line(2)
    assert blank.kind is LineKind.BLANK
    assert blank.start == blank.end == text.stream.index("\n\t") + 1


def test_a_list_mark_of_what_is_no_item_stays_in_the_prose():
    reading = reading_of("- Busse fahren")
    text = assemble(reading, [Start(1, BlockKind.PARAGRAPH, "-", after_blank=True)])
    assert text.blocks == (Block(BlockKind.PARAGRAPH, "- Busse fahren"),)
    assert text.line(1).printed == "- Busse fahren"


def test_bold_that_is_never_ended_is_dropped_with_its_block():
    text = assembled("Ein **Weg ist frei.", "", "Noch ein **Weg** ist frei.")
    assert [block.marks for block in text.blocks] == [(), (Mark(9, 12),)]
    assert "*" not in text.stream

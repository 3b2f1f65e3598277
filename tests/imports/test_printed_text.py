from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.blocks import Part, assemble, recognise
from motions.domain.errors import Invalid
from motions.domain.list_marks import list_mark
from motions.domain.passage import Block, BlockKind, Mark
from motions.domain.text import Line, LineKind, Text
from motions.domain.typesetting import typeset
from motions.imports.printed_text import TEXT_LIMIT, read_plain_prose, read_printed_text, read_text
from tests.domain.written_blocks import longest_stretch, texts_as_printed


def read(*rows: str) -> Text:
    return read_text("\n".join(rows).encode())


def rows_of(content: str) -> list[tuple[int, str]]:
    return [(line.number, line.words) for line in read_printed_text(content.encode()).lines]


def test_numbers_stand_at_the_beginning_perhaps_after_a_dash_and_spaces():
    assert rows_of("- 8 Busse\n 9 und\n10 Bahnen\n11\n12\n") == [
        (8, "Busse"),
        (9, "und"),
        (10, "Bahnen"),
        (11, ""),
        (12, ""),
    ]


def test_tabs_no_break_spaces_byte_order_mark_and_any_line_break_are_fine():
    assert rows_of("\ufeff1\tBusse\tund\r\n2\u00a0Bahnen\r3 Räder\f4 Fähren\v5 Züge") == [
        (1, "Busse und"),
        (2, "Bahnen"),
        (3, "Räder"),
        (4, "Fähren"),
        (5, "Züge"),
    ]


def test_words_that_begin_with_a_number_keep_it():
    assert rows_of("7 12 Busse\n8 2.400 Euro\n9 - 5 Grad") == [(7, "12 Busse"), (8, "2.400 Euro"), (9, "- 5 Grad")]


def test_bold_marks_are_no_words_and_a_line_with_nothing_else_is_blank():
    reading = read_printed_text(b"1 **Wege**\n2 ****\n3 am **Fluss")
    assert [(line.words, line.part) for line in reading.lines] == [
        ("Wege", Part.BODY),
        ("", Part.BLANK),
        ("am Fluss", Part.BODY),
    ]


def test_a_line_with_nothing_to_see_is_blank():
    assert [line.part for line in read_printed_text("1 Wege\n2 \u00ad\u200b\n3 Ende".encode()).lines][1] is Part.BLANK


def test_empty_lines_without_a_number_stand_anywhere():
    reading = read_printed_text(b"\n\n1 Busse\n\n \n2 Bahnen\n3 Wege\n\n")
    assert [line.after_gap for line in reading.lines] == [True, True, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("41 Busse\n43 Bahnen", "Nach Zeile 41 steht Zeile 43; erwartet war Zeile 42."),
        ("41 Busse\n41 Bahnen", "Nach Zeile 41 steht Zeile 41; erwartet war Zeile 42."),
        ("41 Busse\n40 Bahnen", "Nach Zeile 41 steht Zeile 40; erwartet war Zeile 42."),
        (
            "1 Busse\n\nund Bahnen\n2 Wege",
            "Zeile 3 der Datei („und Bahnen“) hat keine Zeilennummer; erwartet war Zeile 2.",
        ),
        (
            "Programm\n1 Busse\n2 Wege",
            "Zeile 1 der Datei („Programm“) hat keine Zeilennummer; erwartet war eine am Anfang der Zeile.",
        ),
        (
            "\n**Busse** und Bahnen fahren in dieser Stadt auch am späten Abend\n",
            "Der Text hat keine Zeilennummern; erwartet war eine Nummer vor „**Busse** und Bahnen fahren in dieser …“ "
            "in Zeile 2 der Datei.",
        ),
        ("1\n2\n3", "In den Zeilen 1 bis 3 steht kein Antragstext; erwartet waren Wörter nach den Nummern."),
        ("", "Die Datei ist leer; erwartet war der Text eines Antrags."),
        ("\ufeff \r\n\t\n", "Die Datei ist leer; erwartet war der Text eines Antrags."),
        ("1 Busse\n2 Bah\x07nen", "Zeile 2 enthält das Steuerzeichen U+0007; erwartet war nur Text."),
        ("1 Busse\n\x00\n2 Bahnen", "Zeile 2 der Datei enthält das Steuerzeichen U+0000; erwartet war nur Text."),
        ("1 Busse \u202e nessuB", "Zeile 1 enthält das Steuerzeichen U+202E; erwartet war nur Text."),
    ],
)
def test_a_text_is_refused_with_one_sentence_that_names_the_line_and_what_was_expected(content, message):
    with pytest.raises(Invalid) as refusal:
        read_printed_text(content.encode())
    assert str(refusal.value) == message


def test_a_line_that_is_not_utf_8_is_named_by_its_number_if_it_has_one():
    with pytest.raises(Invalid, match=r"^Zeile 42 ist nicht als UTF-8 gespeichert; erwartet war eine Datei in UTF-8.$"):
        read_printed_text("41 Busse\n42 Züge\n".encode("latin-1"))
    with pytest.raises(Invalid, match=r"^Zeile 2 der Datei ist nicht als UTF-8 gespeichert"):
        read_printed_text("Busse\nZüge\n".encode("latin-1"))
    with pytest.raises(Invalid, match=r"^Zeile 1 der Datei ist nicht als UTF-8 gespeichert"):
        read_printed_text("1 Busse".encode("utf-16"))


@pytest.mark.parametrize("read_content", [read_printed_text, read_plain_prose, read_text])
def test_more_than_five_megabytes_are_refused_without_being_read(read_content):
    with pytest.raises(Invalid, match="höchstens 5 MB"):
        read_content(b"\xff" * (TEXT_LIMIT + 1))


@pytest.mark.parametrize("read_content", [read_plain_prose, read_text])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b" \n", "Die Datei ist leer"),
        (b"****", "keine Wörter"),
        ("Züge".encode("latin-1"), "UTF-8"),
        (b"a\x00b", "Steuerzeichen"),
    ],
)
def test_plain_prose_is_refused_too_if_it_is_empty_not_utf_8_or_no_text(read_content, content, message):
    with pytest.raises(Invalid, match=message):
        read_content(content)


def test_plain_prose_has_blocks_parted_by_empty_lines():
    assert read_plain_prose(b"**Wege**\n\nEin **neuer**\r\nRadweg.\n\n\n- Busse\n- Bahnen") == (
        Block(BlockKind.HEADING, "Wege"),
        Block(BlockKind.PARAGRAPH, "Ein neuer Radweg.", "", (Mark(4, 9),)),
        Block(BlockKind.ITEM, "Busse", "-"),
        Block(BlockKind.ITEM, "Bahnen", "-"),
    )


def test_a_text_whose_lines_are_numbered_keeps_them_and_plain_prose_is_typeset():
    numbered = read("7 Wege am Fluss", "8 und Plätze.")
    assert ([line.number for line in numbered.lines], numbered.width) == ([7, 8], 0)
    plain = read_text("Wege am Fluss\nund Plätze.".encode(), 14)
    assert ([line.printed for line in plain.lines], plain.width) == (["Wege am Fluss", "und Plätze."], 14)


@pytest.mark.parametrize(
    "prose",
    [
        "2 Äpfel liegen auf dem Tisch.",
        "2 Äpfel liegen\nauf dem Tisch.",
        "2 Äpfel liegen auf\ndem Tisch, und dazu noch\n3 Birnen und nichts\nsonst.",
        "Im Jahr\n2027 waren es\n500 Menschen\nund mehr.",
    ],
)
def test_prose_that_begins_with_a_number_stays_prose(prose):
    text = read_text(prose.encode())
    assert text.width == 95
    assert text.blocks[0].prose == " ".join(prose.split())


def test_a_numbered_text_with_a_mistake_is_not_taken_for_prose():
    for rows in (["1 Busse", "3 Bahnen"], ["8 Busse", "und", "9 Bahnen"], ["1 Busse", "ja"], ["5 Busse", "5 Bahnen"]):
        with pytest.raises(Invalid):
            read(*rows)


def test_a_single_line_with_the_number_one_is_a_numbered_text():
    assert read("1 Wege am Fluss").width == 0


def as_printed(text: Text) -> bytes:
    """Print a text: bold headings, blank numbered lines around every block."""
    rows: list[str] = []
    block = None
    for line in text.lines:
        if text.block_index(line.start) != block:
            block = text.block_index(line.start)
            rows.append("")
        rows.append(f"**{line.printed}**" if line.kind is LineKind.HEADING else line.printed)
    return "\n".join(f"{number} {row}" for number, row in enumerate(rows, start=1)).encode()


@given(texts_as_printed, st.integers(30, 60))
def test_a_typeset_text_that_is_printed_and_read_has_the_same_words(blocks, width):
    text = typeset(blocks, width)
    assume(all(longest_stretch(block.prose) + 4 <= width for block in blocks))
    inside = _lines_inside_blocks(text)
    assume(not any(list_mark(line.printed) for line in inside))
    # Typesetting keeps "7/ 8" together, but a reader measures only the first word for whether the break was needed.
    assume(not any(line.printed.split(" ")[0].endswith(("-", "/", "–")) for line in inside))
    reading = read_printed_text(as_printed(text))
    again = assemble(reading, recognise(reading))
    assert [line.printed for line in again.body] == [line.printed for line in text.lines]
    assert [_with_mark(block) for block in again.blocks] == [_with_mark(block) for block in blocks]


@given(texts_as_printed)
def test_blocks_on_one_line_keep_their_kind_where_print_can_show_it(blocks):
    reading = read_printed_text(as_printed(typeset(blocks, 500)))
    for block, again in zip(blocks, assemble(reading, recognise(reading)).blocks, strict=True):
        if block.mark in ("-", "•", "*", "–") or block.kind is BlockKind.HEADING or not list_mark(_with_mark(block)):
            assert again == block


def _lines_inside_blocks(text: Text) -> list[Line]:
    firsts = {start for start, _ in text.ranges}
    return [line for line in text.lines if line.start not in firsts]


def _with_mark(block: Block) -> str:
    return f"{block.mark} {block.prose}".lstrip()

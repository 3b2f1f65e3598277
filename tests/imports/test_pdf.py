from __future__ import annotations

from datetime import UTC, datetime

import pytest

from motions.domain.errors import Invalid
from motions.domain.passage import Block, BlockKind, Mark
from motions.domain.text import Head, LineKind, Text
from motions.domain.typesetting import typeset
from motions.exports.pdf import Sheet, text_pdf
from motions.imports.pdf import FILE_LIMIT, read_pdf
from motions.imports.printed_text import read_text
from motions.sample.loading import HERE as SAMPLE
from tests.imports.pdf_files import At, page_of, pdf_of
from tests.motion_a1 import MOTION_A1, needs_motion_a1

AT_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def numbered(*words: str, first: int = 1) -> list[tuple[str, str]]:
    return [(str(number), row) for number, row in enumerate(words, start=first)]


def every_fifth(rows: list[tuple[str, str]]) -> list[tuple[str, str] | None]:
    return [(number if int(number) % 5 == 0 else "", words) for number, words in rows]


def lines_of(text: Text) -> list[tuple[int, str]]:
    return [(line.number, line.printed) for line in text.lines]


def own_pdf(text: Text) -> bytes:
    facts = (("Antragsteller*in", text.head.submitter),)
    return text_pdf(text, Sheet("Parteitag", "Antrag", text.head.number, text.head.subject, facts), AT_NOON)


def test_our_own_pdf_of_the_sample_motion_gives_the_same_text_again():
    text = read_text((SAMPLE / "motion.txt").read_bytes())
    assert read_pdf(own_pdf(text)) == text


@needs_motion_a1
def test_our_own_pdf_of_the_real_motion_gives_the_same_text_again():
    text = read_text(MOTION_A1.read_bytes())
    assert read_pdf(own_pdf(text)) == text


def test_what_is_not_numbered_in_our_own_pdf_gives_the_head():
    blocks = [
        Block(BlockKind.HEADING, "Wege"),
        Block(BlockKind.PARAGRAPH, "Wir bauen ** einen {{Weg}} am [1] Fluss, 12 % länger und 3 m breiter als bisher."),
        Block(BlockKind.ITEM, "mit <b>Bänken</b>", "-", (Mark(0, 3),)),
    ]
    head = Head("A7", "OV Nord", "Wege am Fluss")
    again = read_pdf(own_pdf(typeset(blocks, 40, head=head)))
    assert again.head == head
    assert [line.printed for line in again.lines] == [line.printed for line in typeset(blocks, 40).lines]
    assert again.blocks == tuple(blocks)


def test_numbers_in_the_margin_become_the_numbers_of_the_lines():
    rows = numbered("Wir bauen einen Weg", "am Fluss.", "", "**Plätze**", "", "2027 wird", "alles gut.", first=39)
    text = read_pdf(pdf_of(page_of(rows)))
    assert lines_of(text) == [(int(number), words.strip("*")) for number, words in rows]
    assert [line.kind for line in text.lines][2:5] == [LineKind.BLANK, LineKind.HEADING, LineKind.BLANK]
    assert [block.prose for block in text.blocks] == ["Wir bauen einen Weg am Fluss.", "Plätze", "2027 wird alles gut."]


def test_a_wider_distance_between_lines_counts_as_an_empty_line():
    first, second = numbered("Wir bauen Wege. Und", "Plätze.", first=1)
    text = read_pdf(pdf_of(page_of([first, second, None, ("3", "Wir pflanzen Bäume in allen Straßen.")])))
    assert [block.prose for block in text.blocks] == [
        "Wir bauen Wege. Und Plätze.",
        "Wir pflanzen Bäume in allen Straßen.",
    ]


def test_where_only_every_fifth_line_has_a_number_those_between_are_counted_on():
    rows = numbered(*(f"Zeile mit Wörtern {word}" for word in "abcdefghijklmno"))
    assert lines_of(read_pdf(pdf_of(page_of(every_fifth(rows))))) == [(int(number), words) for number, words in rows]
    pages = page_of(every_fifth(rows[:7])), page_of(every_fifth(rows[7:]))
    assert lines_of(read_pdf(pdf_of(*pages))) == [(int(number), words) for number, words in rows]


def test_blank_lines_between_the_numbers_are_counted_where_the_distance_shows_them():
    rows = numbered(*(f"Zeile {word}" for word in "abcdefghijkl"))
    printed = [None if number in ("3", "8") else row for (number, _), row in zip(rows, every_fifth(rows), strict=True)]
    text = read_pdf(pdf_of(page_of(printed)))
    assert [line.number for line in text.lines] == list(range(1, 13))
    assert [line.number for line in text.lines if line.kind is LineKind.BLANK] == [3, 8]


def test_lines_that_cannot_be_counted_are_refused():
    rows = every_fifth(numbered(*(f"Zeile {word}" for word in "abcdefghijkl")))
    del rows[6]
    with pytest.raises(Invalid, match=r"Auf Seite 1 stehen von Zeile 5 bis Zeile 10 5 Zeilen; erwartet waren 6\."):
        read_pdf(pdf_of(page_of(rows)))
    rows = every_fifth(numbered(*(f"Zeile {word}" for word in "abcdefghijklmno")))
    with pytest.raises(Invalid, match=r"Auf Seite 1 hat „noch eine“ keine Zeilennummer; erwartet war Zeile 20\."):
        read_pdf(pdf_of(page_of([*rows, *[("", "noch eine")] * 5])))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [*numbered("Wir", "bauen"), ("", "einen"), ("3", "Weg.")],
            "Auf Seite 1 hat „einen“ keine Zeilennummer; erwartet war Zeile 3.",
        ),
        (
            [*numbered("Wir", "bauen"), ("", "und reden davon.")],
            "Auf Seite 1 hat „und reden davon.“ keine Zeilennummer; erwartet war Zeile 3.",
        ),
        ([("41", "Wir"), ("43", "bauen")], "Nach Zeile 41 steht Zeile 43; erwartet war Zeile 42."),
    ],
)
def test_a_wrong_or_missing_number_is_refused_with_its_page_or_line(rows, message):
    with pytest.raises(Invalid) as refusal:
        read_pdf(pdf_of(page_of(rows)))
    assert str(refusal.value) == message


def test_headers_footers_and_page_numbers_are_left_out():
    def page(number: int, *words: str) -> list[At]:
        body = page_of(numbered(*words, first=3 * number - 2))
        return [At(100, 820, "Parteitag am Fluss"), *body, At(300, 40, str(number)), At(300, 28, f"Stand {number}.5.")]

    text = read_pdf(
        pdf_of(page(1, "Wir", "bauen", "einen"), page(2, "Weg", "am", "Fluss."), page(3, "Und", "so", "zu."))
    )
    assert " ".join(line.printed for line in text.lines) == "Wir bauen einen Weg am Fluss. Und so zu."
    assert [line.number for line in text.lines] == list(range(1, 10))


def test_lines_that_differ_in_nothing_but_numbers_are_no_headers():
    rows = numbered(*(f"Satz {number} kostet 12 Euro." for number in range(1, 31)))
    text = read_pdf(pdf_of(*(page_of(rows[start : start + 10]) for start in (0, 10, 20))))
    assert lines_of(text) == [(int(number), words) for number, words in rows]
    unnumbered = [[("", words) for _, words in rows[start : start + 10]] for start in (0, 10, 20)]
    (block,) = read_pdf(pdf_of(*map(page_of, unnumbered))).blocks
    assert block.prose == " ".join(words for _, words in rows)


def test_the_footer_of_a_single_page_is_left_out_if_it_is_small_or_names_the_page():
    rows = page_of(numbered("Wir bauen", "einen Weg."))
    text = read_pdf(pdf_of([*rows, At(100, 60, "gedruckt am Fluss", size=7), At(300, 40, "Entwurf, Seite 1 / 1")]))
    assert lines_of(text) == [(1, "Wir bauen"), (2, "einen Weg.")]


def test_a_pdf_without_numbers_is_prose():
    rows = [
        ("", "**Wege**"),
        None,
        ("", "Wir bauen einen Rad-"),
        ("", "weg am Fluss, 2027 ist"),
        ("", "er fertig."),
        None,
        ("", "- Busse"),
        ("", "- Bahnen"),
    ]
    text = read_pdf(pdf_of(page_of(rows)), 30)
    assert text.blocks == (
        Block(BlockKind.HEADING, "Wege"),
        Block(BlockKind.PARAGRAPH, "Wir bauen einen Radweg am Fluss, 2027 ist er fertig."),
        Block(BlockKind.ITEM, "Busse", "-"),
        Block(BlockKind.ITEM, "Bahnen", "-"),
    )
    assert text.width == 30
    assert [line.number for line in text.lines] == [1, 2, 3, 4, 5]


def test_years_at_the_beginning_of_some_lines_are_words():
    rows = [("", words) for words in ("Im Jahr", "2027 bauen wir", "und im Jahr", "2031 ruhen wir", "uns aus.")]
    assert [block.prose for block in read_pdf(pdf_of(page_of(rows))).blocks] == [
        "Im Jahr 2027 bauen wir und im Jahr 2031 ruhen wir uns aus."
    ]


def test_the_head_of_a_pdf_without_numbers_is_taken_as_data():
    rows = [("", "Antrag-Nummer: A7"), ("", "Antragsteller: OV Nord"), ("", "Betreff: Wege"), None, ("", "Wir bauen.")]
    text = read_pdf(pdf_of(page_of(rows)))
    assert text.head == Head("A7", "OV Nord", "Wege")
    assert [block.prose for block in text.blocks] == ["Wir bauen."]


def test_words_in_bold_are_marked():
    rows = [At(100, 700, "Wir bauen"), At(160, 700, "nichts", bold=True), At(200, 700, "mehr.")]
    (block,) = read_pdf(pdf_of(rows)).blocks
    assert [block.prose[mark.start : mark.end] for mark in block.marks] == ["nichts"]


ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -44 >> /ID [(0123456789abcdef)(0123456789abcdef)] "
    % (
        b"o" * 32,
        b"u" * 32,
    )
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.4\nkaputt", "Die Datei ist kein PDF oder beschädigt und lässt sich nicht lesen."),
        (b"", "Die Datei ist kein PDF oder beschädigt und lässt sich nicht lesen."),
        (pdf_of([]), "Das PDF enthält keinen Text; ein eingescanntes Blatt kann nicht gelesen werden."),
        (pdf_of(*[[]] * 301), "Das PDF hat 301 Seiten; höchstens 300 werden gelesen."),
        (
            pdf_of([]).replace(b"/Root 1 0 R ", b"/Root 1 0 R " + ENCRYPTED),
            "Das PDF ist mit einem Passwort geschützt; erwartet war eines ohne Passwort.",
        ),
        (b" " * (FILE_LIMIT + 1), "Die Datei ist größer als 20 MB; ein PDF darf höchstens 20 MB haben."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, message):
    with pytest.raises(Invalid) as refusal:
        read_pdf(content)
    assert str(refusal.value) == message
    assert refusal.value.code in ("not_readable", "too_large")

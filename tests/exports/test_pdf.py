from datetime import UTC, datetime

import pypdfium2
import pytest

from motions.domain.errors import NotPossible
from motions.domain.passage import Block, BlockKind, Mark, passage_of
from motions.domain.text import Line, LineKind, Text
from motions.exports.pdf import Sheet, text_pdf

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SHEET = Sheet(
    "Parteitag Erlbach", "Antrag", "A1", "#show „Markup“ $x$ *bleibt* Text", (("Antragsteller*in", "OV Nord"),)
)


def text_of_lines(count: int) -> Text:
    lines, blocks, position = [], [], 0
    for number in range(1, count + 1):
        prose = f"Satz {number} kostet 12 % und senkt CO₂ in der #Stadt $1."
        lines.append(Line(number, prose, LineKind.PARAGRAPH, position + 1, position + 1 + len(prose)))
        blocks.append(Block(BlockKind.PARAGRAPH, prose, "", (Mark(0, 4),)))
        position += len(prose) + 2
    return Text(passage_of(blocks), tuple(lines))


def words_on_pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_each_printed_line_stands_in_the_pdf_with_its_number() -> None:
    pages = words_on_pages(text_pdf(text_of_lines(60), SHEET, AT))
    everything = "\n".join(pages)
    assert len(pages) > 1
    for number in range(1, 61):
        assert f"Satz {number} kostet 12 % und senkt CO₂ in der #Stadt $1." in everything
    assert "\n60" in everything.replace("\r", "")


def test_text_that_looks_like_markup_is_text() -> None:
    assert "#show „Markup“ $x$ *bleibt* Text" in words_on_pages(text_pdf(text_of_lines(1), SHEET, AT))[0]


def test_a_note_in_the_margin_stands_beside_its_line() -> None:
    sheet = Sheet("Parteitag", "Beschluss", "A1", "Betreff", margin={1: "Ä3.1"})
    assert "Ä3.1" in words_on_pages(text_pdf(text_of_lines(1), sheet, AT))[0]


def test_equal_input_gives_equal_bytes() -> None:
    assert text_pdf(text_of_lines(3), SHEET, AT) == text_pdf(text_of_lines(3), SHEET, AT)


def test_a_failing_typesetter_is_reported_in_one_sentence() -> None:
    broken = Sheet("Parteitag", "Antrag", "A1", "Betreff", language="keine Sprache")
    with pytest.raises(NotPossible, match="Das PDF konnte nicht gesetzt werden"):
        text_pdf(text_of_lines(1), broken, AT)

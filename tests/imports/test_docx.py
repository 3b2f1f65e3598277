from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED

import docx
import pytest
from docx.document import Document

from motions.domain.errors import Invalid
from motions.domain.passage import Block, BlockKind, Mark, MarkKind
from motions.domain.text import Form, Head, LineKind, Text
from motions.imports.docx import read_docx
from motions.imports.printed_text import read_text
from motions.sample.loading import HERE as SAMPLE
from tests.imports.docx_files import NAMESPACES, printed_document, with_body, with_document_xml, with_parts, written
from tests.motion_a1 import MOTION_A1, needs_motion_a1

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


@pytest.fixture
def document() -> Document:
    return docx.Document()


def blocks_of(document: Document) -> tuple[Block, ...]:
    return read_docx(written(document)).blocks


def proses(content: bytes) -> list[str]:
    return [block.prose for block in read_docx(content).blocks]


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_paragraphs_become_blocks_and_are_typeset_at_the_width(document):
    document.add_paragraph("Wir bauen einen Weg am Fluss.")
    document.add_paragraph("")
    document.add_paragraph("Er ist breit.")
    text = read_docx(written(document), 14)
    assert [block.prose for block in text.blocks] == ["Wir bauen einen Weg am Fluss.", "Er ist breit."]
    assert [(line.number, line.printed) for line in text.lines] == [
        (1, "Wir bauen"),
        (2, "einen Weg am"),
        (3, "Fluss."),
        (4, "Er ist breit."),
    ]
    assert text.width == 14


def test_bold_and_italic_words_are_marked(document):
    paragraph = document.add_paragraph("Ein ")
    paragraph.add_run("neuer ").bold = True
    paragraph.add_run("langer").italic = True
    paragraph.add_run(" Weg", style="Strong")
    (block,) = blocks_of(document)
    assert block == Block(
        PARAGRAPH,
        "Ein neuer langer Weg",
        "",
        (Mark(4, 9), Mark(10, 16, MarkKind.ITALIC), Mark(17, 20)),
    )


def test_styles_for_headings_and_titles_make_headings(document):
    document.add_heading("Wege", 0)
    document.add_heading("Am Fluss", 3)
    document.add_paragraph("Wir bauen.")
    assert blocks_of(document) == (
        Block(HEADING, "Wege"),
        Block(HEADING, "Am Fluss"),
        Block(PARAGRAPH, "Wir bauen."),
    )


def test_a_short_paragraph_all_in_bold_is_a_heading_and_a_long_one_is_not(document):
    document.add_paragraph().add_run("Wege").bold = True
    document.add_paragraph().add_run("Wege " * 20).bold = True
    assert [block.kind for block in blocks_of(document)] == [HEADING, PARAGRAPH]


def test_lists_have_their_marks_and_numbers_are_counted(document):
    for words, style in [
        ("Busse", "List Bullet"),
        ("Räder", "List Number"),
        ("Bahnen", "List Number"),
        ("Wir bauen.", None),
        ("Fähren", "List Number"),
    ]:
        document.add_paragraph(words, style=style)
    assert [(block.kind, block.mark, block.prose) for block in blocks_of(document)] == [
        (ITEM, "-", "Busse"),
        (ITEM, "1.", "Räder"),
        (ITEM, "2.", "Bahnen"),
        (PARAGRAPH, "", "Wir bauen."),
        (ITEM, "3.", "Fähren"),
    ]


def numbering(levels: Sequence[tuple[str, str]]) -> bytes:
    defined = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for level, (form, label) in enumerate(levels)
    )
    return (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="7">{defined}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    ).encode()


def listed(words: str, level: int = 0, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def with_numbering(xml: str, levels: Sequence[tuple[str, str]]) -> bytes:
    return with_parts(with_body(xml), lambda name, data: numbering(levels) if name == "word/numbering.xml" else data)


def test_levels_of_a_list_are_counted_each_by_itself():
    levels = [("decimal", "%1)"), ("lowerLetter", "%2)"), ("bullet", "*")]
    xml = "".join(map(listed, "abcdefg", [0, 1, 1, 0, 1, 2, 0]))
    text = read_docx(with_numbering(xml, levels))
    assert [block.mark for block in text.blocks] == ["1)", "a)", "b)", "2)", "a)", "-", "3)"]


def test_a_number_that_is_no_list_mark_stands_before_the_words():
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2")]
    xml = "".join(map(listed, ["Wege", "am Fluss", "Plätze"], [0, 1, 0]))
    text = read_docx(with_numbering(xml, levels))
    assert [(block.kind, block.prose) for block in text.blocks] == [
        (PARAGRAPH, "I. Wege"),
        (PARAGRAPH, "I.1 am Fluss"),
        (PARAGRAPH, "II. Plätze"),
    ]


def test_a_numbered_heading_keeps_its_number():
    text = read_docx(with_numbering(listed("Wege", style="Heading1"), [("decimal", "%1.")]))
    assert text.blocks == (Block(HEADING, "1. Wege"),)


def test_list_marks_that_were_typed_count_as_in_plain_prose(document):
    for words in ("- Busse", "•\tBahnen", "1. Mai ist Feiertag", "Dann:", "1. Räder", "2. Fähren"):
        document.add_paragraph(words)
    assert [(block.mark, block.prose) for block in blocks_of(document)] == [
        ("-", "Busse"),
        ("•", "Bahnen"),
        ("", "1. Mai ist Feiertag"),
        ("", "Dann:"),
        ("1.", "Räder"),
        ("2.", "Fähren"),
    ]


def test_a_line_break_inside_a_paragraph_is_a_space_and_a_cut_word_is_whole_again(document):
    document.add_paragraph("Wir bauen\neinen Rad-\nweg am\tFluss.")
    assert [block.prose for block in blocks_of(document)] == ["Wir bauen einen Radweg am Fluss."]


def test_the_head_and_the_decision_form_are_taken_as_data(document):
    for words in ("Antrag-Nummer: A7", "Antragsteller*in:\tOV Nord", "Betreff: Wege", "", "Wir bauen."):
        document.add_paragraph(words)
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, ("angenommen", "abgelehnt", "überwiesen an: Rat"), strict=True):
        cell.text = words
    text = read_docx(written(document))
    assert (text.head, text.form) == (Head("A7", "OV Nord", "Wege"), Form(referred_to="Rat"))
    assert [block.prose for block in text.blocks] == ["Wir bauen."]


def test_tables_are_read_row_by_row(document):
    document.add_paragraph("davor")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Haus", "12", "Hof", "3"), strict=True):
        cell.text = words
    document.add_paragraph("danach")
    assert [block.prose for block in blocks_of(document)] == ["davor", "Haus 12", "Hof 3", "danach"]


def test_a_row_whose_cells_hold_several_paragraphs_is_read_paragraph_by_paragraph(document):
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Wir bauen.\nEinen Weg."
    table.cell(0, 0).add_paragraph("Am Fluss.")
    table.cell(0, 1).text = "Rand"
    assert [block.prose for block in blocks_of(document)] == ["Wir bauen. Einen Weg.", "Am Fluss.", "Rand"]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    xml = (
        "<w:p><w:r><w:t xml:space='preserve'>Wir </w:t></w:r>"
        '<w:ins w:id="1" w:author="x"><w:r><w:t>bauen</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>reden</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>weg</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4" w:author="x"><w:r><w:t xml:space="preserve"> da</w:t></w:r></w:moveTo></w:p>'
    )
    assert proses(with_body(xml)) == ["Wir bauen da"]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next():
    xml = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">Wir </w:t></w:r></w:p>' + paragraph("bauen") + paragraph("da")
    )
    assert proses(with_body(xml)) == ["Wir bauen", "da"]


def test_a_text_box_is_read_once_after_the_paragraph_it_is_tied_to():
    box = f"<w:txbxContent>{paragraph('Kasten')}</w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>davor</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert proses(with_body(xml + paragraph("danach"))) == ["davor", "Kasten", "danach"]


def test_links_fields_and_controls_are_words_and_hidden_words_are_not():
    xml = (
        "<w:p><w:hyperlink><w:r><w:t xml:space='preserve'>Wir </w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>bauen</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>heimlich</w:t></w:r>"
        "<w:r><w:tab/><w:t>U</w:t><w:noBreakHyphen/><w:t>Bahn und Rad</w:t><w:softHyphen/><w:t>weg</w:t></w:r></w:p>"
    )
    assert proses(with_body(xml)) == ["Wir bauen U\u2011Bahn und Radweg"]


def test_headers_footers_and_comments_are_not_read(document):
    document.sections[0].header.paragraphs[0].text = "oben"
    document.sections[0].footer.paragraphs[0].text = "unten"
    run = document.add_paragraph().add_run("Wir bauen.")
    document.add_comment(run, "warum?")
    assert [block.prose for block in blocks_of(document)] == ["Wir bauen."]


def as_read(text: Text) -> list[tuple[int, str, LineKind]]:
    return [(line.number, line.printed, line.kind) for line in text.lines]


def test_a_printed_text_keeps_its_numbers_whether_lines_are_paragraphs_or_breaks(document):
    rows = ["39 Wir bauen", "40 am Fluss.", "41", "42 Ende."]
    expected = read_text("\n".join(rows).encode())
    for row in rows:
        document.add_paragraph(row)
    assert read_docx(written(document)) == expected
    other = docx.Document()
    other.add_paragraph("\n".join(rows))
    assert read_docx(written(other)) == expected


def test_the_sample_motion_printed_in_a_docx_is_the_same_text():
    text = read_text((SAMPLE / "motion.txt").read_bytes())
    assert as_read(read_docx(printed_document(text))) == as_read(text)


@needs_motion_a1
def test_the_real_motion_printed_in_a_docx_has_the_same_lines():
    text = read_text(MOTION_A1.read_bytes())
    again = read_docx(printed_document(text))
    assert [line[:2] for line in as_read(again)] == [line[:2] for line in as_read(text)]
    assert again.head == text.head


def test_a_line_without_a_number_in_a_printed_text_is_refused_with_its_paragraph(document):
    for row in ("1 Wir", "bauen", "2 Wege.", "3 Ende."):
        document.add_paragraph(row)
    with pytest.raises(Invalid) as refusal:
        read_docx(written(document))
    assert str(refusal.value) == "Absatz 2 („bauen“) hat keine Zeilennummer; erwartet war Zeile 2."


def test_words_that_look_like_markup_are_words(document):
    words = "<script>alert(1)</script> {{x}} ###LINENUMBER### [1] **fett** __kursiv__ &amp; \\n"
    document.add_paragraph(words)
    (block,) = blocks_of(document)
    assert (block.prose, block.marks) == (words, ())


def test_an_external_entity_is_not_read(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    xml = (
        f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;da</w:t></w:r></w:p></w:body></w:document>"
    )
    content = with_document_xml(xml.encode())
    opened = docx.Document(BytesIO(content))
    assert "geheim" not in opened.element.xml
    with pytest.raises(Invalid, match="Dokumenttyp-Deklaration"):
        read_docx(content)


def without(name: str, content: bytes) -> bytes:
    return with_parts(content, lambda part, data: None if part == name else data)


def encrypted(content: bytes) -> bytes:
    """Set the flag of an encrypted part at each entry of the archive's table of contents."""
    changed = bytearray(content)
    place = content.find(b"PK\x01\x02")
    while place != -1:
        changed[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"PK\x03\x04kaputt", "not_readable", "Die Datei ist kein DOCX oder beschädigt"),
        (b"", "not_readable", "Die Datei ist kein DOCX oder beschädigt"),
        (with_document_xml(b"<w:document"), "not_readable", "Die Datei ist kein DOCX oder beschädigt"),
        (with_document_xml(b"<document><body/></document>"), "not_readable", "Im DOCX steht kein Dokument von Word"),
        (with_document_xml(f"<w:document {NAMESPACES}/>".encode()), "not_readable", "Im DOCX steht kein Dokument"),
        (without("_rels/.rels", with_body(paragraph("a"))), "not_readable", "Die Datei ist kein DOCX oder beschädigt"),
        (
            without("word/document.xml", with_body(paragraph("a"))),
            "not_readable",
            r"Die Datei ist ein Archiv, aber kein DOCX; word/document\.xml fehlt darin\.",
        ),
        (encrypted(with_body(paragraph("a"))), "not_readable", "Das DOCX ist mit einem Passwort geschützt"),
        (with_body("<w:p/>"), "empty", "Im DOCX stehen keine Wörter"),
        (with_body(paragraph("Betreff: Wege")), "empty", "Im DOCX steht nach dem Kopf kein Antragstext"),
        (with_body(paragraph("a\u202eb")), "control_character", r"Steuerzeichen U\+202E"),
        (
            with_parts(with_body(paragraph("a")), lambda name, data: data, word__media=b"0" * 2_000_000),
            "too_large",
            "Das DOCX ist entpackt zu groß",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, code, message):
    with pytest.raises(Invalid, match=message) as refusal:
        read_docx(content)
    assert refusal.value.code == code


def test_more_than_fifty_megabytes_unpacked_are_refused():
    content = with_parts(with_body(paragraph("a")), lambda name, data: data, ZIP_STORED, media=bytes(51_000_000))
    with pytest.raises(Invalid, match="höchstens 50 MB"):
        read_docx(content)


def test_more_than_five_megabytes_of_text_are_refused():
    words = Random(1).randbytes(2_600_000).hex(" ")
    with pytest.raises(Invalid, match="mehr als 5 MB Text"):
        read_docx(with_body(paragraph(words)))

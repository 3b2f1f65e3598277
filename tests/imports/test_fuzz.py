"""Is whatever stands in a file either read or refused in one sentence?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motions.domain.characters import FORBIDDEN
from motions.domain.errors import Refused
from motions.domain.notation import read_notation, read_words
from motions.domain.text import Text
from motions.imports.file import read_file
from motions.imports.printed_text import read_plain_prose, read_printed_text, read_text
from tests.imports.docx_files import with_body, with_document_xml, with_parts, written
from tests.imports.pdf_files import At, page_of, pdf_of

MARKERS = ["<script>", "</w:t>", "{{x}}", "{% if %}", "###LINENUMBER###", "[1]", "%(line)d", "%s", "#show", "$x$"]
SIGNS = [
    "**",
    "***",
    "__",
    "\\",
    "-",
    "–",
    "/",
    "\u00ad",
    "\u2011",
    "\u00a0",
    "\t",
    "u\u0308",
    "\u200d",
    "“",
    "(",
    "1.",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\f", "\x85", "\u2028"]
LABELS = ["Antrag-Nummer:", "Antragsteller:", "Betreff:", "angenommen", "abgelehnt", "überwiesen an", "☒", "[x]"]

words = st.one_of(
    st.sampled_from([*MARKERS, *SIGNS, *LABELS, "Wege", "und", "12 %", "a)", "2.", "•"]), st.text(max_size=4)
)
written_texts = st.lists(st.one_of(words, st.sampled_from([" ", *BREAKS])), max_size=40).map("".join)


@st.composite
def printed_texts(draw: st.DrawFn) -> str:
    """Rows with numbers that mostly rise by one."""
    number = draw(st.integers(0, 20) | st.just(999_999))
    rows = []
    for row in draw(st.lists(st.lists(words, max_size=5).map(" ".join), max_size=12)):
        rows.append(f"{draw(st.sampled_from(['', '- ', ' ']))}{number} {row}")
        number += draw(st.sampled_from([1] * 15 + [0, 2, -1]))
        rows += draw(st.sampled_from([[]] * 6 + [[""], ["ohne Nummer"]]))
    return "\n".join(rows)


def check(read: Callable[[], Text]) -> None:
    try:
        text = read()
    except Refused:
        return
    assert text.blocks
    assert not FORBIDDEN.search(text.stream)
    numbers = [line.number for line in text.lines]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert all(line.printed.endswith(text.stream[line.start : line.end]) or not text.width for line in text.body)


@given(st.one_of(written_texts, printed_texts(), st.text()), st.integers(1, 100))
def test_any_text_is_read_or_refused(text, width):
    check(lambda: read_file(text.encode("utf-8", "surrogatepass"), width))


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xef\xbb\xbf", b"1 a\n2 "]))
def test_any_bytes_are_read_or_refused(content, beginning):
    check(lambda: read_file(beginning + content))
    check(lambda: read_text(beginning + content))


@pytest.mark.parametrize("read", [read_printed_text, read_plain_prose])
@given(text=st.one_of(written_texts, printed_texts()))
def test_each_reader_of_texts_reads_or_refuses(read, text):
    with suppress(Refused):
        read(text.encode())


@pytest.mark.parametrize("read", [read_notation, read_words])
@given(text=st.one_of(written_texts, st.text()))
def test_any_notation_is_read_or_refused(read, text):
    with suppress(Refused):
        read(text)


@given(st.lists(words, min_size=1, max_size=12).map(" ".join))
def test_what_looks_like_a_marker_is_text_in_every_kind_of_file(line):
    """Each marker of a template or a page stands in the text as it stood in the file."""
    printable = "".join(character for character in line if character.isprintable() and character.isascii())
    shown = f"Wege {printable.replace('*', '').replace('_', '').replace(chr(92), '')} Ende"
    expected = " ".join(shown.split())
    document = docx.Document()
    document.add_paragraph(shown)
    for content in (shown.encode(), f"1 {shown}".encode(), written(document)):
        assert [block.prose for block in read_file(content, 1000).blocks] == [expected]
    (block,) = read_file(pdf_of([At(10, 700, expected, size=1)]), 1000).blocks
    assert block.prose.replace(" ", "") == expected.replace(" ", "")


@st.composite
def changed(draw: st.DrawFn, content: bytes, pieces: Iterable[bytes] = ()) -> bytes:
    """A file in which some bytes are replaced, left out, repeated or put in."""
    result = content
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(result)))
        end = min(start + draw(st.integers(0, 40)), len(result))
        new = draw(st.one_of(st.binary(max_size=8), st.sampled_from([b"", result[start:end] * 2, *pieces])))
        result = result[:start] + new + result[end:]
    return result


XML_PIECES = [
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    b'<w:numId w:val="999999999999999999999"/>',
    b'<w:ilvl w:val="99999999999"/>',
    b'w:val="-1"',
    b"<w:br/>",
    b"<w:del>",
    b"&x;",
    b"<!-- -->",
    b"<?x y?>",
    b"<w:t>1 Wege</w:t>",
]


def rich_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("Betreff: Wege")
    document.add_heading("Wege", 1)
    document.add_paragraph("Ein ").add_run("neuer").bold = True
    document.add_paragraph("Busse", style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "Haus"
    return written(document)


RICH = rich_document()
PARTS = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml", "_rels/.rels"]


def part_of(name: str) -> bytes:
    with ZipFile(BytesIO(RICH)) as package:
        return package.read(name)


XML = {name: part_of(name) for name in PARTS}


@given(changed(RICH, [b"PK\x03\x04", b"PK\x01\x02", b"word/document.xml"]))
def test_any_changed_docx_is_read_or_refused(content):
    check(lambda: read_file(content))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(PARTS).flatmap(lambda name: st.tuples(st.just(name), changed(XML[name], XML_PIECES))))
def test_a_docx_with_a_changed_part_is_read_or_refused(part):
    name, xml = part
    content = with_parts(RICH, lambda each, data: xml if each == name else data)
    check(lambda: read_file(content))


TAGS = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "ins",
    "del",
    "sdt",
    "sdtContent",
    "br",
    "tab",
    "pPr",
    "rPr",
    "b",
    "txbxContent",
]


def element(tag: str, value: str, inner: str) -> str:
    return f'<w:{tag} w:val="{value}">{inner}</w:{tag}>'


trees = st.recursive(
    st.sampled_from(["Wege", "1 ", "2 ", "- ", ""]),
    lambda inner: st.builds(
        element, st.sampled_from(TAGS), st.sampled_from(["0", "1", "x"]), st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=30,
)


@given(trees)
def test_any_body_of_a_docx_is_read_or_refused(xml):
    check(lambda: read_file(with_body(xml)))


@given(st.binary(max_size=200))
def test_any_document_part_is_read_or_refused(xml):
    check(lambda: read_file(with_document_xml(xml)))


NUMBERED = pdf_of(
    page_of([(str(number), f"Zeile {number} am Fluss.") for number in range(1, 9)]),
    page_of([(str(number), "") for number in range(9, 12)]),
)
PDF_PIECES = [
    b"endobj",
    b"/Pages 2 0 R",
    b"<< /Kids [2 0 R] >>",
    b"1e38",
    b"-0",
    b"Tf",
    b"/F9",
    b"stream",
    b"(12)",
    b"Tj",
]


@given(changed(NUMBERED, PDF_PIECES))
def test_any_changed_pdf_is_read_or_refused(content):
    check(lambda: read_file(b"%PDF-" + content))


placed = st.builds(
    At,
    st.one_of(st.integers(-100, 700), st.sampled_from([10.0, 60.0, 1e7])),
    st.one_of(st.integers(-100, 900), st.sampled_from([700.0, 686.0, 672.0, -1e7])),
    st.one_of(st.integers(0, 40).map(str), st.text("aÄ1 -.*()\\", min_size=1, max_size=8)),
    st.booleans(),
    st.sampled_from([0, 1, 8, 11, 30, 1000]),
)


@given(st.lists(st.lists(placed, max_size=15), min_size=1, max_size=3))
def test_words_anywhere_on_a_page_are_read_or_refused(pages):
    check(lambda: read_file(pdf_of(*pages)))


@given(
    st.lists(
        st.tuples(st.sampled_from([""] * 3 + ["n"]), st.sampled_from(["", "Wege am Fluss", "Ende."])),
        min_size=1,
        max_size=25,
    ),
    st.integers(0, 8),
)
def test_numbers_on_some_lines_of_a_pdf_are_read_or_refused(rows, first):
    numbered = [(str(number) if has else "", row) for number, (has, row) in enumerate(rows, start=first)]
    check(lambda: read_file(pdf_of(page_of(numbered))))

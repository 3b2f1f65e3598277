"""Is a table of persons read from whatever file it stands in, and refused in one sentence from any other?"""

from __future__ import annotations

import csv
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from motions.domain.errors import Invalid
from motions.domain.people_file import Table
from motions.imports.tables import read_table
from tests.imports.docx_files import with_parts
from tests.imports.table_files import a_sheet, a_workbook, written

UMLAUTS = "Name;Gliederung\nJürgen Groß;OV Süd\n"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [table.headings.cells, *(row.cells for row in table.rows)]


def refusal(content: bytes, name: str = "liste.csv") -> str:
    with pytest.raises(Invalid) as refused:
        read_table(content, name)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_a_csv_is_read_in_every_common_encoding(encoding: str) -> None:
    assert cells(read_table(UMLAUTS.encode(encoding), "x.csv")) == [("Name", "Gliederung"), ("Jürgen Groß", "OV Süd")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_csv_is_read_with_every_separator_and_line_breaks_in_cells(separator: str) -> None:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(
        [["Name", "Ort"], ['Anna "A." Kern', "Nord\nSüd"], ["", ""], ["Ben", "x"]]
    )
    table = read_table(out.getvalue().encode(), "x.csv")
    assert cells(table) == [("Name", "Ort"), ('Anna "A." Kern', "Nord\nSüd"), ("Ben", "x")]
    assert [row.number for row in table.rows] == [2, 4]


def test_a_first_line_that_only_names_the_separator_is_no_heading() -> None:
    table = read_table(b"sep=,\nName,Ort\nAnna,Nord\n", "x.csv")
    assert (table.headings.number, cells(table)) == (2, [("Name", "Ort"), ("Anna", "Nord")])


@pytest.mark.parametrize("content", [b"\xff\xfeN", b"Name\x81\xfc", b"Name\0Ort\x00\x01\xff\xff\xff\xff"])
def test_what_is_in_no_known_encoding_is_refused(content: bytes) -> None:
    assert "Schrift der Datei ist nicht zu erkennen" in refusal(content)


def test_a_quote_that_does_not_end_is_refused_with_its_line() -> None:
    assert refusal(b'Name;Ort\nAnna;"Nord\n').startswith("Bei Zeile 2 der Datei stimmen die Anf")


def test_a_cell_that_was_defused_is_read_as_what_it_was_and_no_other() -> None:
    assert cells(read_table(b"Name\n'=1\n''@x\n's Hof\n+49\n", "x.csv"))[1:] == [
        ("=1",),
        ("'@x",),
        ("'s Hof",),
        ("+49",),
    ]


def test_numbers_and_days_of_a_sheet_are_read_as_they_are_shown() -> None:
    book = a_workbook(["Name", "Nr"], ["Anna", 114.0], ["Ben", "00123"], ["Cem", 1.5], ["Dora", True])
    book.active.append(["Ede", date(2026, 11, 28)])
    book.active.append(["Fee", datetime(2026, 11, 28, 9, 5)])  # noqa: DTZ001
    book.active.append(["Gil", 123])
    book.active.cell(8, 2).number_format = "00000"
    assert [row[1] for row in cells(read_table(written(book), "x.xlsx"))[1:]] == [
        "114", "00123", "1.5", "WAHR", "28.11.2026", "28.11.2026 09:05", "00123"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "cell"),
    [(a_sheet(["Name"], ["Anna"], ["=1+1"]), "A3"), (b"Name;Ort\nAnna;=HYPERLINK(1)\n", "B2")],
)
def test_a_formula_is_refused_with_its_cell(content: bytes, cell: str) -> None:
    assert refusal(content) == f"In Zelle {cell} steht eine Formel; erwartet war ihr Ergebnis als Text."


def test_the_first_visible_sheet_is_read_and_others_that_hold_something_are_named() -> None:
    book = Workbook()
    book.active.title = "Versteckt"
    book.active.append(["Geheim"])
    book.active.sheet_state = "hidden"
    for title in ("Liste", "Leer", "Alt"):
        book.create_sheet(title)
    book["Liste"].append(["Name"])
    book["Alt"].append(["Name"])
    table = read_table(written(book), "x.xlsx")
    assert (table.sheet, table.other_sheets, cells(table)) == ("Liste", ("Alt",), [("Name",)])


def with_macros(content: bytes) -> bytes:
    out = BytesIO(content)
    with ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "x.csv", "Die Datei ist leer"),
        (b"\n ; \n", "x.csv", "In der Datei steht nichts"),
        (b"x" * 5_000_001, "x.csv", "größer als 5 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "x.xls", "XLS-Dateien werden nicht gelesen"),
        (b"<html><table>", "x.xls", "XLS-Dateien werden nicht gelesen"),
        (a_sheet(["Name"]), "x.xlsm", "XLSM-Dateien werden nicht gelesen"),
        (with_macros(a_sheet(["Name"])), "x", "enthält Makros"),
        (a_sheet(["Name"])[:-30], "x.xlsx", "beschädigt"),
        (b"Name\n" + b"x" * 1001, "x.csv", "In Zelle A2 stehen mehr als 1.000 Zeichen"),
        (b"Name\nAnna\x07\n", "x.csv", "In Zelle A2 steht ein Steuerzeichen"),
        ((";" * 50 + "x\n").encode(), "x.csv", "Zeile 1 hat mehr als 50 Spalten"),
        (a_sheet([None] * 60 + ["x"]), "x.xlsx", "Zeile 1 hat mehr als 50 Spalten"),
        (b"Name\n" + b"x\n" * 1_000_000, "x.csv", "mehr als 20.000 Zeilen"),
    ],
)
def test_what_is_no_table_within_bounds_is_refused_in_one_sentence(content: bytes, name: str, said: str) -> None:
    assert said in refusal(content, name)


def sheet_xml(rows: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(xml: bytes) -> bytes:
    return with_parts(a_sheet(["Name"]), lambda name, data: xml if name == "xl/worksheets/sheet1.xml" else data)


def test_a_million_rows_in_a_small_sheet_are_refused_after_the_first_too_many() -> None:
    rows = "".join(f'<row r="{number}"><c><v>{number}</v></c></row>' for number in range(1, 60_000))
    assert "mehr als 20.000 Zeilen" in refusal(with_sheet(sheet_xml(rows)))
    assert "entpackt zu groß" in refusal(with_sheet(sheet_xml("<row><c><v>1</v></c></row>" * 1_600_000)))


def test_a_cell_at_the_end_of_the_largest_sheet_is_refused_before_all_rows_are_made_up() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    assert "über Zeile 30.000 hinaus" in refusal(with_sheet(sheet_xml(rows)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "entpackt zu groß" in refusal(with_sheet(b" " * 30_000_000))
    styles = with_parts(
        a_sheet(["Name"]), lambda name, data: data + b"\n" * 4_100_000 if name == "xl/styles.xml" else data
    )
    assert "entpackt zu groß" in refusal(styles)


def test_entities_are_not_resolved() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + sheet_xml('<row><c t="str"><v>&a;</v></c></row>')[21:]
    assert "Dokumenttyp" in refusal(with_sheet(xml))
    late = b"<!--" + b"x" * 5_000 + b"-->" + xml
    assert "beschädigt" in refusal(with_sheet(late))


def test_another_archive_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "x")
    assert "kein XLSX" in refusal(out.getvalue())


def check(content: bytes, name: str = "x.csv") -> None:
    with suppress(Invalid):
        table = read_table(content, name)
        assert all(len(cell) <= 1_000 for row in table.rows for cell in row.cells)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"Name;Ort\n", b"sep="])
)
def test_any_bytes_are_read_or_refused(content: bytes, beginning: bytes) -> None:
    check(beginning + content)


@given(
    st.lists(st.sampled_from(['"', ";", ",", "\n", "\r", "a", "=", "'", "\t", "\0", "ä", "|"]), max_size=40).map(
        "".join
    )
)
def test_any_csv_is_read_or_refused(text: str) -> None:
    check(text.encode())


PIECES = [
    "<row>",
    "</row>",
    '<c r="ZZZ9">',
    "</c>",
    "<v>",
    "</v>",
    "1e999",
    '<c t="s">',
    '<row r="-1">',
    "<f>1</f>",
    "&x;",
]


@given(
    st.lists(st.sampled_from([*PIECES, '<c t="d">', '<c t="e">', "nan", '<row r="x">', '<c s="99">']), max_size=12).map(
        "".join
    )
)
def test_any_sheet_is_read_or_refused(rows: str) -> None:
    check(with_sheet(sheet_xml(rows)))


SHEET = a_sheet(["Name", "Nr"], ["Anna", 1])


@given(st.integers(0, len(SHEET)), st.binary(max_size=8))
def test_any_changed_xlsx_is_read_or_refused(place: int, new: bytes) -> None:
    check(SHEET[:place] + new + SHEET[place + len(new) :])

"""Do written tables come back as they were, and is nothing in them run?"""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from motions.domain.people_text import armed, defused, one_line
from motions.exports.people_tables import TableFormat, write_table
from motions.imports.tables import read_table

HOSTILE = ["=1+1", "+49 30", "-7", "@SUM(A1)", "'=x", "''@y", "'s Hof", "a;b,c\td|e", 'sagt "ja"', "Groß", "=", "'"]


@pytest.mark.parametrize("table_format", TableFormat)
def test_every_cell_comes_back_and_none_can_be_run(table_format: TableFormat) -> None:
    content = write_table(["Name"], [[text] for text in HOSTILE], "Liste", table_format)
    table = read_table(content, f"x.{table_format.value}")
    assert [row.cells[0] for row in table.rows] == [one_line(text) for text in HOSTILE]
    assert table.headings.cells == ("Name",)


def test_a_csv_begins_with_the_mark_of_utf_8_and_a_sheet_has_no_formula() -> None:
    assert write_table(["Ä"], [], "x", TableFormat.CSV) == b"\xef\xbb\xbf\xc3\x84\r\n"
    book = load_workbook(BytesIO(write_table(["Name"], [[text] for text in HOSTILE], "Liste", TableFormat.XLSX)))
    assert {cell.data_type for row in book["Liste"].rows for cell in row} == {"s"}


def test_what_no_file_can_hold_is_written_as_a_sign_for_it() -> None:
    content = write_table(["Name"], [["a\x00b\x0bc"]], "Liste", TableFormat.XLSX)
    assert read_table(content, "x").rows[0].cells == ("a\ufffdb c",)


@given(st.text(st.sampled_from("'=+-@\t\ra "), max_size=6))
def test_defusing_is_undone_exactly_and_leaves_nothing_to_run(text: str) -> None:
    assert armed(defused(text)) == text
    assert defused(text)[:1] not in ("=", "+", "-", "@", "\t", "\r") or not text

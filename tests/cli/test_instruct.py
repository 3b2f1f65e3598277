from __future__ import annotations

import pytest

from motions.cli.instruct import instruct_report, parted
from motions.domain.errors import Invalid
from tests.domain.instruction_corpus import text_of

RADWEGE = text_of("radwege.txt")


def test_each_line_is_an_instruction_of_its_own() -> None:
    found = instruct_report(RADWEGE, "In Z. 8 „fast“ streichen\r\nZ. 35 streichen\n")
    assert [one["input"] for one in found] == ["In Z. 8 „fast“ streichen", "Z. 35 streichen"]
    assert [len(one["edits"]) for one in found] == [1, 1]


def test_empty_lines_part_instructions_of_several_lines() -> None:
    assert parted("Z. 8:\n„fast“ streichen\n \nZ. 35 streichen\n\n\n") == ["Z. 8:\n„fast“ streichen", "Z. 35 streichen"]


def test_an_empty_line_within_a_quote_parts_nothing() -> None:
    written = "Z. 35 neu: „Eins.\n\nZwei.“\n\nZ. 8 streichen"
    assert parted(written) == ["Z. 35 neu: „Eins.\n\nZwei.“", "Z. 8 streichen"]
    assert parted("Z. 35 neu: »Eins.\n\nZwei.«") == ["Z. 35 neu: »Eins.\n\nZwei.«"]
    found = instruct_report(RADWEGE, written)
    assert [len(one["edits"]) for one in found] == [2, 1]


def test_a_line_break_within_a_quote_parts_nothing() -> None:
    assert parted("Z. 8: „macht\nwenig“ streichen\nZ. 35 streichen") == [
        "Z. 8: „macht\nwenig“ streichen",
        "Z. 35 streichen",
    ]


def test_a_quote_that_is_never_closed_spoils_only_its_own_instruction() -> None:
    written = ["Z. 8 „fast streichen", "Z. 9 „Rad“ streichen", "Z. 35 streichen"]
    assert parted("\n".join(written)) == written
    assert parted("\n\n".join(written)) == written


def test_nothing_gives_an_empty_list() -> None:
    assert instruct_report(RADWEGE, " \n\n") == []


def test_an_edit_is_described_with_its_place_its_words_and_its_sentence() -> None:
    written = "In Z. 31 „sieben“ durch „neun“ und in Z. 8 „12 %“ durch „**15 %**“ ersetzen"
    (found,) = instruct_report(RADWEGE, written)
    first, second = found["edits"]
    start = RADWEGE.stream.index("12 %")
    assert first == {
        "id": "1",
        "op": "replace",
        "address": "Z. 8",
        "start": start,
        "end": start + 4,
        "old": "12 %",
        "new": first["new"],
        "sentence": first["sentence"],
    }
    assert "15 %" in first["new"]
    assert "12 %" in first["sentence"]
    assert (second["id"], second["address"], second["old"], second["new"]) == ("2", "Z. 31", "sieben", "neun")


@pytest.mark.parametrize(
    ("written", "op"),
    [
        ("Z. 35 streichen", "delete"),
        ("Nach Z. 35 einfügen: „Neu.“", "insert"),
        ("Den ganzen Text ersetzen durch: „Neu.“", "replace_all"),
        ("Der Betreff lautet neu: „Neu“", "subject"),
    ],
)
def test_the_operation_is_named(written: str, op: str) -> None:
    assert instruct_report(RADWEGE, written)[0]["edits"][0]["op"] == op


def test_what_is_refused_is_described_with_the_lines_that_could_be_meant() -> None:
    (found,) = instruct_report(RADWEGE, "In Z. 8 „sieben“ streichen")
    assert found == {
        "input": "In Z. 8 „sieben“ streichen",
        "error": "quote_not_found",
        "message": found["message"],
        "suggestions": [31],
    }
    assert "„sieben“" in found["message"]


def test_more_than_a_megabyte_is_refused() -> None:
    with pytest.raises(Invalid, match="1 MB"):
        instruct_report(RADWEGE, "ä" * 500_001)


def test_more_than_twenty_thousand_instructions_are_refused() -> None:
    with pytest.raises(Invalid, match=r"20\.000"):
        instruct_report(RADWEGE, "x\n" * 20_001)

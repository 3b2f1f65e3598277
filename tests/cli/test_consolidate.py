"""Does the command show the adopted text in every form?"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from motions.cli import register

Consolidate = Callable[..., Result]

TEXT = """\
9 **Wege**

10 Wir bauen Rad-
11 wege. Der Anteil beträgt „12 %“.

12 Das gilt sofort.
"""
PERCENT = {"op": "replace", "lines": "11", "quote": "12 %", "text": "15 %"}
AMENDMENTS = [
    {"id": "Ä1", "submitter": "OV Nord", "edits": [PERCENT]},
    {
        "id": "Ä3",
        "submitter": "OV Süd",
        "indivisible": True,
        "edits": [
            {"op": "insert", "lines": "12", "where": "after", "text": "Und **immer**."},
            {"op": "delete", "lines": "12", "quote": "sofort"},
        ],
    },
    {"id": "Ä4", "submitter": "OV Ost", "edits": [PERCENT]},
    {"id": "Ä5", "submitter": "OV Ost", "edits": [{"op": "delete", "lines": "11", "quote": "beträgt „12 %“"}]},
]


@pytest.fixture
def consolidate(tmp_path: Path) -> Consolidate:
    app = Flask("zeilentreu")
    register(app)

    def run(adopt: str, *options: str, text: str = TEXT, **top: object) -> Result:
        (tmp_path / "antrag.txt").write_text(text)
        (tmp_path / "liste.json").write_text(json.dumps({"amendments": AMENDMENTS, **top}))
        files = [str(tmp_path / "antrag.txt"), str(tmp_path / "liste.json")]
        return app.test_cli_runner().invoke(args=["text", "consolidate", *files, "--adopt", adopt, *options])

    return run


def test_prose_is_blocks_parted_by_an_empty_line(consolidate: Consolidate) -> None:
    result = consolidate("Ä1,Ä3")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Wege\n\nWir bauen Radwege. Der Anteil beträgt „15 %“.\n\nDas gilt.\n\nUnd immer.\n"


def test_nothing_adopted_is_the_original(consolidate: Consolidate) -> None:
    assert consolidate("").stdout == "Wege\n\nWir bauen Radwege. Der Anteil beträgt „12 %“.\n\nDas gilt sofort.\n"


def test_numbered_lines_are_typeset_anew_from_1(consolidate: Consolidate) -> None:
    assert consolidate("Ä1", "--format", "numbered", "--width", "20").stdout == (
        "1 Wege\n\n2 Wir bauen Radwege.\n3 Der Anteil beträgt\n4 „15 %“.\n\n5 Das gilt sofort.\n"
    )


def test_json_names_the_source_of_each_word(consolidate: Consolidate) -> None:
    report = json.loads(consolidate("Ä1,Ä4", "--format", "json").stdout)

    assert [(block["kind"], block["mark"]) for block in report["blocks"]] == [
        ("heading", ""),
        ("paragraph", ""),
        ("paragraph", ""),
    ]
    sources = {word["text"]: word["source"] for word in report["blocks"][1]["words"]}
    assert sources["Wir"] == {"line": 10}
    assert sources["Radwege"] == {"lines": [10, 11]}
    assert sources["15 %"] == {"edits": ["Ä1.1", "Ä4.1"]}
    assert report["removed"] == [{"text": "12 %", "source": {"line": 11}, "removed_by": ["Ä1.1", "Ä4.1"]}]


def test_json_names_a_single_edit_as_such(consolidate: Consolidate) -> None:
    report = json.loads(consolidate("Ä1", "--format", "json").stdout)

    assert {"text": "15 %", "source": {"edit": "Ä1.1"}} in report["blocks"][1]["words"]


def test_redline_is_html_with_what_was_put_in_and_taken_out(consolidate: Consolidate) -> None:
    assert consolidate("Ä1", "--format", "redline").stdout == (
        "<h2>Wege</h2>\n<p>Wir bauen Radwege. Der Anteil beträgt „<del>12 %</del><ins>15 %</ins>“.</p>\n"
        "<p>Das gilt sofort.</p>\n"
    )


def test_a_changed_subject_stands_above_the_redline(consolidate: Consolidate) -> None:
    subject = {"id": "Ä9", "submitter": "OV Nord", "edits": [{"op": "subject", "text": "Neue Wege"}]}
    head = "1 Antrag-Nummer: A7\n2 Betreff: Alte Pfade\n3\n4 Wir gehen.\n"

    html = consolidate("Ä9", "--format", "redline", text=head, amendments=[subject]).stdout

    assert html == "<h2><del>Alte Pfade</del><ins>Neue Wege</ins></h2>\n<p>Wir gehen.</p>\n"


def test_an_order_for_one_place_is_taken_from_the_list(consolidate: Consolidate) -> None:
    two = [
        {"id": number, "submitter": "", "edits": [{"op": "insert", "lines": "12", "where": "after", "text": number}]}
        for number in ("Ä1", "Ä2")
    ]

    assert consolidate("Ä1,Ä2", amendments=two).stdout.endswith("Ä1\n\nÄ2\n")
    assert consolidate("Ä1,Ä2", amendments=two, same_place=[["Ä2.1", "Ä1.1"]]).stdout.endswith("Ä2\n\nÄ1\n")


@pytest.mark.parametrize(
    ("adopt", "sentence"),
    [
        ("Ä1,Ä5", "Ä1.1 (Z. 11) und Ä5.1 (Z. 11) widersprechen sich und können nicht zusammen angenommen sein."),
        ("Ä3.1", "Ä3.1 kann nicht allein angenommen werden: Ä3 ist unteilbar."),
        (
            "Ä8",
            "„Ä8“ gibt es in der Liste der Änderungsanträge nicht; möglich sind Nummern wie „Ä3“ und „Ä3.2“.",
        ),
    ],
)
def test_what_cannot_be_adopted_is_refused_in_one_sentence(consolidate: Consolidate, adopt: str, sentence: str) -> None:
    result = consolidate(adopt)

    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"{sentence}\n")


def test_wrong_use_ends_with_exit_code_2(consolidate: Consolidate) -> None:
    assert consolidate("Ä1", "--format", "pdf").exit_code == 2


def test_a_number_is_the_same_however_its_letters_are_composed(consolidate: Consolidate) -> None:
    decomposed = unicodedata.normalize("NFD", "Ä1")
    assert consolidate(decomposed).stdout == consolidate("Ä1").stdout
    given = [{"id": decomposed, "edits": [PERCENT]}]
    assert consolidate("Ä1.1", amendments=given).stdout == consolidate("Ä1").stdout


def test_blame_names_the_sources_of_each_line(consolidate: Consolidate) -> None:
    assert consolidate("Ä1", "--format", "blame", "--width", "20").stdout == (
        "1  Z. 9         | Wege\n"
        "2  Z. 10–11     | Wir bauen Radwege.\n"
        "3  Z. 11        | Der Anteil beträgt\n"
        "4  Z. 11, Ä1.1  | „15 %“.\n"
        "5  Z. 12        | Das gilt sofort.\n"
    )

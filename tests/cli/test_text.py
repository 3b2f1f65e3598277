from __future__ import annotations

import json

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from motions.cli import register

NUMBERED = """\
1 Antrag-Nummer: A7
2 Betreff: Wege
3

4 **1. Wege**

5 Wir bauen die Brü-
6 cke. Und **mehr**:
7 - Busse
8
9 angenommen
10 abgelehnt
11 überwiesen an: Rat
"""


@pytest.fixture
def runner() -> FlaskCliRunner:
    app = Flask("zeilentreu")
    register(app)
    return app.test_cli_runner()


@pytest.fixture
def run(runner, tmp_path):
    def run_with(content: str | bytes, *options: str):
        file = tmp_path / "antrag.txt"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return runner.invoke(args=["text", "lines", str(file), *options])

    return run_with


def test_lines_shows_head_lines_blocks_and_form_of_a_numbered_text(run):
    result = run(NUMBERED)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "head": {"number": "A7", "submitter": "", "subject": "Wege"},
        "lines": [
            {"number": 1, "text": "Antrag-Nummer: A7", "block": None, "kind": "head"},
            {"number": 2, "text": "Betreff: Wege", "block": None, "kind": "head"},
            {"number": 3, "text": "", "block": None, "kind": "blank"},
            {"number": 4, "text": "1. Wege", "block": 0, "kind": "heading"},
            {"number": 5, "text": "Wir bauen die Brü-", "block": 1, "kind": "paragraph"},
            {"number": 6, "text": "cke. Und mehr:", "block": 1, "kind": "paragraph"},
            {"number": 7, "text": "- Busse", "block": 2, "kind": "item"},
            {"number": 8, "text": "", "block": None, "kind": "blank"},
            {"number": 9, "text": "angenommen", "block": None, "kind": "form"},
            {"number": 10, "text": "abgelehnt", "block": None, "kind": "form"},
            {"number": 11, "text": "überwiesen an: Rat", "block": None, "kind": "form"},
        ],
        "blocks": [
            {"kind": "heading", "mark": "", "prose": "1. Wege", "first_line": 4, "last_line": 4, "marks": []},
            {
                "kind": "paragraph",
                "mark": "",
                "prose": "Wir bauen die Brücke. Und mehr:",
                "first_line": 5,
                "last_line": 6,
                "marks": [{"start": 26, "end": 30, "kind": "bold"}],
            },
            {"kind": "item", "mark": "-", "prose": "Busse", "first_line": 7, "last_line": 7, "marks": []},
        ],
        "form": {"adopted": "", "rejected": "", "referred_to": "Rat"},
    }


def test_lines_typesets_plain_prose_at_the_width(run):
    lines = json.loads(run("Wir bauen einen Weg.", "--width", "10").stdout)["lines"]
    assert [(line["number"], line["text"]) for line in lines] == [(1, "Wir bauen"), (2, "einen Weg.")]


def test_lines_refuses_content_with_exit_code_3_and_one_sentence_on_stderr(run):
    result = run("1 Wir\n3 bauen")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Nach Zeile 1 steht Zeile 3; erwartet war Zeile 2.\n"


def test_lines_refuses_fifty_megabytes(run):
    result = run(b"1 Wir bauen.\n" * 4_000_000)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "20 MB" in result.stderr


def test_lines_refuses_more_than_five_megabytes_of_text(run):
    result = run(b"1 Wir bauen.\n" * 500_000)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "5 MB" in result.stderr


@pytest.mark.parametrize("options", [["--width", "0"], ["--width", "breit"], ["--farbe"]])
def test_wrong_use_ends_with_exit_code_2(run, options):
    assert run("Wir bauen.", *options).exit_code == 2


def test_a_missing_file_is_wrong_use(runner):
    assert runner.invoke(args=["text", "lines", "gibt-es-nicht.txt"]).exit_code == 2


def test_every_command_has_help(runner):
    assert "FILE" in runner.invoke(args=["text", "lines", "--help"]).stdout

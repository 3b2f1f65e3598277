"""Do the commands of the text engine show what they promise?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Flasked

MOTION = """\
1 Der Verein legt im Frühling zehn Beete an und
2 verteilt 12 % der Mittel an die Jugend.
3
4 Am Tor steht ein Schild mit den Zeiten.
"""
AMENDMENTS: list[dict[str, object]] = [
    {"id": "Ä1", "edits": [{"instruction": "Z. 2: „12%“ durch „15 %“ ersetzen"}]},
    {"id": "Ä2", "edits": [{"op": "delete", "lines": "1-2"}]},
    {"id": "Ä3", "edits": [{"op": "insert", "lines": "4", "text": "Hunde bleiben an der Leine."}]},
    {"id": "Ä3-1", "amends": "Ä3", "edits": [{"op": "replace", "quote": "Leine", "text": "langen Leine"}]},
    {"id": "Ä4", "edits": [], "editorial": "Bitte Überschriften einfügen."},
]
Command = Callable[..., Result]


@pytest.fixture
def text(flask: Flasked, tmp_path: Path) -> Command:
    """Run a command on the motion and a list of amendments; other texts and lists may be named."""

    def run(command: str, *options: str, given: object = None, motion: str = MOTION, **streams: object) -> Result:
        files = [_written(tmp_path / "antrag.txt", motion)]
        if command not in ("lines", "instruct"):
            files.append(_written(tmp_path / "liste.json", json.dumps(_list(given))))
        if command == "carry":
            files.insert(1, _written(tmp_path / "neu.txt", options[0]))
            options = options[1:]
        return flask("text", command, *files, *options, **streams)

    return run


def _list(given: object) -> object:
    if isinstance(given, dict):
        return given
    return {"amendments": AMENDMENTS if given is None else given}


def _written(path: Path, content: str) -> str:
    path.write_text(content, "utf-8")
    return str(path)


def test_amend_shows_the_edits_of_each_amendment(text: Command) -> None:
    result = text("amend")
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    assert [one["id"] for one in shown] == ["Ä1", "Ä2", "Ä3", "Ä3-1", "Ä4"]
    (edit,) = shown[0]["edits"]
    assert {key: edit[key] for key in ("id", "op", "address", "old", "new", "sentence")} == {
        "id": "Ä1.1",
        "op": "replace",
        "address": "Z. 2",
        "old": "12 %",
        "new": "15 %",
        "sentence": "In Z. 2 wird „12 %“ durch „15 %“ ersetzt.",
    }
    assert shown[3] == {
        "id": "Ä3-1",
        "amends": "Ä3",
        "edits": [
            {
                "id": "Ä3-1.1",
                "op": "insert",
                "address": "Z. Ä3:4a",
                "start": 22,
                "end": 22,
                "old": "",
                "new": "langen",
                "sentence": "In Z. Ä3:4a wird nach „der“ „langen“ eingefügt.",
            }
        ],
    }
    assert shown[4] == {"id": "Ä4", "edits": [], "editorial": "Bitte Überschriften einfügen."}


def test_relations_shows_relations_groups_order_reasons_and_consequences(text: Command) -> None:
    result = text("relations")
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    assert shown["relations"] == [
        {"of": "Ä2.1", "to": "Ä1.1", "kind": "FALLS"},
        {"of": "Ä1.1", "to": "Ä2.1", "kind": "SUPERSEDES"},
    ]
    assert shown["groups"] == [["Ä2.1", "Ä1.1"]]
    assert shown["order"] == ["Ä2.1", "Ä1.1", "Ä3-1.1", "Ä3.1"]
    assert set(shown["reasons"]) >= {"Ä1.1", "Ä2.1"}
    assert shown["consequences"]["Ä2.1"] == [{"id": "Ä1.1", "because": "Z. 2 liegt im gestrichenen Bereich Z. 1–2"}]
    assert shown["near"] == []


def test_relations_takes_what_committee_and_chair_have_set(text: Command) -> None:
    given = {
        "amendments": [
            {"id": "Ä1", "edits": [{"op": "replace", "lines": "1", "quote": "zehn", "text": "acht"}]},
            {"id": "Ä2", "rank": 1, "edits": [{"op": "replace", "lines": "4", "quote": "ein", "text": "kein"}]},
        ],
        "relations": [{"kind": "EXCLUDES", "of": "Ä1", "to": ["Ä2"], "reason": "Nur eines ist bezahlt."}],
        "order": "nearest",
    }
    shown = json.loads(text("relations", given=given).stdout)
    assert shown["relations"] == []
    assert shown["order"] == ["Ä2.1", "Ä1.1"]
    assert "Nur eines ist bezahlt" in shown["consequences"]["Ä1.1"][0]["because"]


def test_more_relations_than_anyone_reads_are_refused(text: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [{"id": f"Ä{count}", "edits": [{"op": "delete", "lines": "1-2"}]} for count in range(1, 5)]
    assert len(json.loads(text("relations", given=given).stdout)["relations"]) == 12
    monkeypatch.setattr("motions.cli.relations.MOST_LISTED", 11)
    result = text("relations", given=given)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Beziehungen" in result.stderr


def test_relations_shows_what_stands_near_and_does_not_compete(text: Command) -> None:
    given = [
        {"id": "Ä1", "edits": [{"op": "replace", "lines": "1", "quote": "zehn", "text": "acht"}]},
        {"id": "Ä2", "edits": [{"op": "delete", "lines": "1", "quote": "im Frühling"}]},
    ]
    shown = json.loads(text("relations", given=given).stdout)
    assert shown["relations"] == []
    assert shown["near"] == [
        {
            "edits": ["Ä2.1", "Ä1.1"],
            "original": "Der Verein legt im Frühling zehn Beete an und verteilt 12 % der Mittel an die Jugend.",
            "wording": "Der Verein legt acht Beete an und verteilt 12 % der Mittel an die Jugend.",
        }
    ]


def test_instruct_shows_edits_and_errors_in_the_order_of_the_instructions(text: Command) -> None:
    result = text(
        "instruct", input="Z. 2: „12%“ durch „15 %“ ersetzen\nZ. 77 streichen\nIn Z. 4 „Zaun“ streichen\nHallo"
    )
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    assert [one.get("error", "") for one in shown] == ["", "no_such_line", "quote_not_found", "not_understood"]
    assert shown[0]["edits"][0]["sentence"] == "In Z. 2 wird „12 %“ durch „15 %“ ersetzt."
    assert all(set(one) == {"input", "error", "message", "suggestions"} for one in shown[1:])


def test_instructions_that_are_no_text_are_refused(text: Command) -> None:
    result = text("instruct", input=b"Z. 2 \xff streichen")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "UTF-8" in result.stderr
    assert text("instruct", input="Z. 1 streichen\n" * 80_000).exit_code == 3


def test_carry_shows_what_goes_along_and_what_needs_a_person(text: Command) -> None:
    new = MOTION.replace("12 %", "14 %").replace("4 Am", "4 **Öffnung**\n5\n6 Am")
    result = text("carry", new)
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    assert [(one["id"], one["address"], one["was"], one["address_changed"]) for one in shown["carried"]] == [
        ("Ä3.1", "nach Z. 6", "nach Z. 4", True),
        ("Ä3-1.1", "Z. Ä3:6a", "Z. Ä3:4a", True),
    ]
    assert [one["id"] for one in shown["open"]] == ["Ä1.1", "Ä2.1"]
    assert "14 %" in shown["open"][0]["new_text"]
    assert "12 %" in shown["open"][0]["old_text"]


def test_a_refused_list_names_the_amendment_and_gives_no_output(text: Command) -> None:
    for command in ("amend", "relations"):
        result = text(command, given=[{"id": "Ä1", "edits": [{"op": "delete", "lines": "4", "quote": "Zaun"}]}])
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith("Ä1, 1. Änderung (Z. 4): „Zaun“ steht weder in Z. 4 noch sonst im Text.")


def test_an_order_at_one_place_of_edits_that_do_not_exist_is_refused(text: Command) -> None:
    result = text("relations", given={"amendments": AMENDMENTS, "same_place": [["Ä9.1", "Ä1.1"]]})
    assert result.exit_code == 3
    assert "Ä9.1" in result.stderr


def test_relations_that_name_what_is_not_there_are_refused_by_every_command(text: Command) -> None:
    given = {"amendments": AMENDMENTS, "relations": [{"kind": "EXCLUDES", "of": "Ä1", "to": ["Ä77"]}]}
    for command, *options in (("amend",), ("relations",), ("consolidate", "--adopt", "Ä1")):
        result = text(command, *options, given=given)
        assert (result.exit_code, result.stdout) == (3, "")
        assert "Ä77" in result.stderr


def test_bench_measures_every_step_once_and_shows_growth(monkeypatch: pytest.MonkeyPatch, flask: Flasked) -> None:
    monkeypatch.setattr("motions.cli.bench.LINES", (40, 80))
    monkeypatch.setattr("motions.cli.bench.AMENDMENTS", (4, 8))
    result = flask("text", "bench", "--runs", "1", "--json")
    assert result.exit_code == 0, result.stderr
    measures = json.loads(result.stdout)
    assert {one["step"] for one in measures} >= {"numbering", "consolidation", "relations", "relations and order"}
    assert {one["limit"] for one in measures} >= {15, 10, 20, 80, 60, 500, 300}
    table = flask("text", "bench", "--runs", "1").stdout.splitlines()
    assert len(table) == len(measures) + 2

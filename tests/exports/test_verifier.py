"""Does one file, with nothing but Python, check an exported journal and name the first difference?"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motions.domain.serialisation import canonical_json
from motions.exports.verifier import verifier
from motions.exports.verifier_main import plain_chain
from motions.services.journal_export import exported
from motions.store.database import db
from motions.store.migration import upgrade
from tests.services.cast import THE_BENCH, a_cast, adopts, twelve_to
from tests.store.conftest import opened

Record = dict[str, Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Give an export of a small conference in which an amendment was adopted."""
    from motions.services.results import declare_result

    url = f"sqlite:///{tmp_path_factory.mktemp('verifier') / 'small.sqlite'}"
    upgrade(url)
    with opened(url):
        cast = a_cast()
        cast.submits(twelve_to("15"), reason="Weil es heiß wird.")
        cast.submits(THE_BENCH)
        declare_result(cast.chair, "A1", adopts("Ä1.1"))
        given: Record = json.loads(exported(cast.founder)[0])
        db.session.remove()
    return given


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the verifier as a file."""
    file = tmp_path_factory.mktemp("verifier") / "pruefung.pyz"
    file.write_bytes(verifier())
    return file


@pytest.fixture
def check(program: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give what runs the verifier on a record, apart from everything that is installed."""

    def run(record: object, *options: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "export.json"
        file.write_text(json.dumps(record) if not isinstance(record, str) else record, "utf-8")
        command = [sys.executable, "-I", "-S", str(program), str(file), *options]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def changed(record: Record) -> Record:
    copy: Record = json.loads(json.dumps(record))
    return copy


def test_an_export_as_it_was_given_out_is_unchanged(check, record):
    done = check(record)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Unverändert: ")
    assert record["entries"][-1]["hash"] in done.stdout


def test_an_adopted_line_that_was_changed_is_named(check, record):
    other = changed(record)
    lines = other["derived"][0]["adopted_lines"]
    place = next(place for place, line in enumerate(lines) if "15 neue Brunnen" in line[1])
    lines[place][1] = lines[place][1].replace("15", "150")
    done = check(other)
    assert done.returncode == 3
    assert f"Antrag A1: Zeile {lines[place][0]} des Beschlusstextes lautet" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda it: it["derived"][0]["edits"].update({"Ä2.1": ["adopted", "", 1]}), "Ä2.1 steht nach den Beschlüssen"),
        (lambda it: it["decisions"][0].update(outcome="rejected"), "Beschluss Nr. 1 zu Antrag A1"),
        (
            lambda it: it["decisions"].append(it["decisions"][0] | {"number": 2}),
            "Beschluss Nr. 2 zu Antrag A1 steht in",
        ),
        (lambda it: it["decisions"].append(it["decisions"][0]), "zweimal dasselbe"),
        (lambda it: it["decisions"].clear(), "Beschluss Nr. 1 zu Antrag A1 fehlt"),
        (lambda it: it["decisions"][0].pop("outcome"), "Beschluss Nr. 1 zu Antrag A1"),
        (lambda it: it["amendments"][0]["edits"][0].update(start=5), "Ä1 zu Antrag A1"),
        (lambda it: it["texts"][0]["document"]["passage"].update(stream="x"), "Fassung 1 von Antrag A1"),
        (lambda it: it["derived"].clear(), "Antrag A1: Was aus den Beschlüssen folgt, fehlt"),
        (lambda it: it["entries"].pop(3), "Eintrag 4"),
        (lambda it: it["entries"][3].update(actor=99), "Eintrag 4"),
        (lambda it: it["entries"][0].update(audience="own"), "Eintrag 1 ist für „own“"),
        (lambda it: it.update(version=2), "keine Datei der Art"),
        (lambda it: it.pop("motions"), "lässt sich nicht lesen"),
        (lambda it: it.update(amendments=7), "lässt sich nicht lesen"),
        (lambda it: it.update(derived=[[]]), "lässt sich nicht lesen"),
    ],
)
def test_the_first_difference_is_named(check, record, change, sentence):
    other = changed(record)
    change(other)
    done = check(other)
    assert sentence in done.stderr
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


def rechained(record: Record) -> Record:
    """Make all hashes anew, as somebody would who wants to hide a change."""
    previous = "0" * 64
    for entry in record["entries"]:
        entry["previous_hash"] = previous
        hashed = {name: value for name, value in entry.items() if name not in ("hash", "audience")}
        previous = entry["hash"] = hashlib.sha256(canonical_json(hashed).encode()).hexdigest()
    return record


def test_a_chain_made_anew_is_found_by_whoever_has_noted_a_hash(check, record):
    noted = record["entries"][-1]["hash"]
    assert check(record, "--head", noted).returncode == 0
    other = changed(record)
    other["entries"][0]["data"]["slug"] = "erbach"
    done = check(rechained(other), "--head", noted)
    assert done.returncode == 3
    assert "Prüfzahl gibt es nicht" in done.stderr


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"entries": 3}', "[" * 100_000, "kein JSON"])
def test_a_file_that_is_none_is_refused_in_one_line(check, content):
    done = check(content)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


def test_a_file_that_is_not_there_is_a_wrong_call(program, tmp_path):
    command = [sys.executable, "-I", "-S", str(program), str(tmp_path / "nowhere.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert subprocess.run(command[:-1], capture_output=True, check=False).returncode == 2


def test_the_chain_is_recomputed_by_plain_code_of_its_own(record):
    assert plain_chain(record["entries"]) == 0
    for name in ("number", "at", "actor", "conference", "kind", "subject", "data", "hash"):
        other = changed(record)
        other["entries"][4][name] = "x"
        assert plain_chain(other["entries"]) == 5, name


def test_the_same_release_gives_the_same_bytes(program):
    assert verifier() == program.read_bytes()
    with zipfile.ZipFile(program) as archive:
        assert {"__main__.py", "motions/__init__.py", "motions/domain/audit.py"} <= set(archive.namelist())
        assert archive.namelist() == sorted(archive.namelist())

from pathlib import Path

import pytest
from flask import Flask

from motions.services import load
from motions.services.conferences import create_conference
from motions.store import embedded
from motions.store.conferences import conferences, is_demo_database
from tests.cli.conftest import Flasked


def test_the_first_start_makes_a_key_and_a_database_with_the_sample(site: Flask, flask: Flasked) -> None:
    result = flask("prepare", "--port", "8123")
    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8123/" in result.output
    assert "jede Rolle mit einem Klick" in result.output
    key = Path(site.instance_path) / "secret-key"
    assert len(key.read_text()) == 64
    assert key.stat().st_mode & 0o777 == 0o600
    with site.app_context():
        assert is_demo_database()


def test_the_second_start_changes_nothing(site: Flask, flask: Flasked) -> None:
    flask("prepare")
    key = (Path(site.instance_path) / "secret-key").read_text()
    assert flask("prepare").exit_code == 0
    assert (Path(site.instance_path) / "secret-key").read_text() == key
    with site.app_context():
        assert len(conferences()) == 1


@pytest.mark.parametrize("settings", [{"BASE_URL": "https://antraege.example"}, {"host": "0.0.0.0"}])
def test_a_server_that_others_can_reach_gets_no_sample(site: Flask, flask: Flasked, settings: dict[str, str]) -> None:
    site.config["BASE_URL"] = settings.get("BASE_URL", "")
    result = flask("prepare", "--host", settings.get("host", "127.0.0.1"))
    assert "conference create" in result.output
    with site.app_context():
        assert conferences() == []


def test_a_database_that_exists_gets_no_sample_unless_it_is_asked_for(site: Flask, flask: Flasked) -> None:
    with site.app_context():
        embedded.make(Path(site.instance_path) / "zeilentreu.sqlite", None)
    flask("prepare")
    with site.app_context():
        assert conferences() == []
    site.config["DEMO"] = True
    flask("prepare")
    with site.app_context():
        assert is_demo_database()


def test_an_interrupted_first_start_leaves_no_half_filled_database(site: Flask) -> None:
    file = Path(site.instance_path) / "zeilentreu.sqlite"

    def power_cut() -> None:
        create_conference("halb", "Halb", is_public=True)
        raise KeyboardInterrupt

    with site.app_context():
        with pytest.raises(KeyboardInterrupt):
            embedded.make(file, power_cut)
        assert not file.exists()
        embedded.make(file, None)
        assert conferences() == []


def test_a_marked_database_never_holds_a_real_conference(site: Flask, flask: Flasked) -> None:
    flask("prepare")
    result = flask("conference", "create", "echt", "Echter Parteitag")
    assert result.exit_code == 3
    assert "zum Ausprobieren" in result.stderr
    with site.app_context():
        assert load.conference("echt") is None

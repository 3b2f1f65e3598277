from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import Babel
from sqlalchemy import select, text

from motions.domain.errors import Invalid
from motions.domain.mailing import MailKind
from motions.domain.signing_in import Method
from motions.services import load
from motions.services.sessions import begin_session
from motions.services.sign_in import sign_in
from motions.store.database import db
from motions.store.tables import Mail
from tests.cli.conftest import Flasked

PASSWORD = "sieben lange Wörter"


@pytest.fixture
def conference(site: Flask, flask: Flasked) -> str:
    site.config["SECRET_KEY"] = "only for tests"
    result = flask("conference", "create", "erlbach", "Parteitag Erlbach", "--on", "2026-11-21")
    assert (result.exit_code, result.output) == (0, "/erlbach/\n")
    return "erlbach"


def add(flask: Flasked, *options: str, password: str = PASSWORD):
    return flask("user", "add", "erlbach", "hella@erlbach.example", "Hella", *options, "--password", password)


def test_a_conference_its_units_and_its_secretariat_are_set_up(site: Flask, flask: Flasked, conference: str) -> None:
    assert flask("conference", "add-unit", conference, "OV Nord", "Ortsverein Nord").exit_code == 0
    assert add(flask, "--role", "secretariat", "--unit", "OV Nord").exit_code == 0
    assert flask("user", "add-role", conference, "hella@erlbach.example", "--role", "chair").exit_code == 0
    with site.app_context():
        person = sign_in("Hella@Erlbach.example ", PASSWORD)
        visit = load.visit(begin_session(person, Method.PASSWORD), datetime.now(UTC))
        actor = load.actor_in(load.conference(conference), visit)
        assert {role.value for role in actor.roles} == {"secretariat", "chair", "guest"}
        assert actor.is_known


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("conference", "create", "Erlbach!", "Name"), "taugt nicht für Adressen"),
        (("conference", "create", "erlbach", "Name"), "gibt es schon"),
        (("conference", "add-unit", "nirgends", "OV", "Name"), "gibt es nicht"),
        (("user", "add", "erlbach", "kein", "Name", "--role", "chair", "--password", PASSWORD), "keine E-Mail-Adresse"),
        (("user", "add", "erlbach", "a@b.example", "N", "--role", "chair", "--password", "kurz"), "12 bis 200"),
        (("user", "add-role", "erlbach", "a@b.example", "--role", "chair"), "braucht einen Namen"),
        (("user", "password", "a@b.example", "--password", PASSWORD), "gibt es nicht"),
        (("journal", "verify", "nirgends"), "gibt es nicht"),
    ],
)
def test_what_is_refused_is_said_in_one_line(
    flask: Flasked, conference: str, arguments: tuple[str, ...], sentence: str
) -> None:
    result = flask(*arguments)
    assert result.exit_code == 3
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(
    site: Flask, flask: Flasked, conference: str
) -> None:
    add(flask, "--role", "secretariat")
    with site.app_context():
        with pytest.raises(Invalid) as wrong:
            sign_in("hella@erlbach.example", "etwas anderes")
        with pytest.raises(Invalid) as unknown:
            sign_in("niemand@erlbach.example", PASSWORD)
    assert str(wrong.value) == str(unknown.value)


def test_a_changed_password_replaces_the_old_one(site: Flask, flask: Flasked, conference: str) -> None:
    add(flask, "--role", "secretariat")
    flask("user", "password", "hella@erlbach.example", "--password", "ein ganz anderes Wort")
    with site.app_context():
        assert sign_in("hella@erlbach.example", "ein ganz anderes Wort").name == "Hella"
        with pytest.raises(Invalid):
            sign_in("hella@erlbach.example", PASSWORD)


def test_a_changed_journal_is_found(site: Flask, flask: Flasked, conference: str) -> None:
    add(flask, "--role", "secretariat")
    assert flask("journal", "verify", conference).output.startswith(
        "Der Verlauf ist unverändert.\nLetzter Eintrag: 2, "
    )
    with site.app_context(), db.engine.connect() as connection:
        for trigger in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f'DROP TRIGGER "{trigger}"'))
        connection.execute(text("UPDATE journal SET actor_id = 6 WHERE number = 1"))
        connection.commit()
    result = flask("journal", "verify", conference)
    assert result.exit_code == 3
    assert "Eintrag 1" in result.stderr


def test_the_first_command_makes_the_database_and_no_sample_is_put_in_it_later(flask: Flasked, conference: str) -> None:
    result = flask("prepare")
    assert result.exit_code == 0
    assert "mit E-Mail-Adresse und Passwort" in result.output


def test_another_role_does_not_change_a_password(site: Flask, flask: Flasked, conference: str) -> None:
    add(flask, "--role", "secretariat")
    result = add(flask, "--role", "chair", password="ein ganz anderes Wort")
    assert result.exit_code == 3
    assert "hat schon ein Passwort" in result.stderr
    with site.app_context():
        assert sign_in("hella@erlbach.example", PASSWORD).name == "Hella"


def test_an_invitation_waits_in_the_outbox_with_a_link_under_the_public_address(
    site: Flask, flask: Flasked, conference: str
) -> None:
    Babel(site)
    site.config["BASE_URL"] = "https://antraege.example/"
    add(flask, "--role", "secretariat")
    assert flask("user", "invite", conference, "hella@erlbach.example").exit_code == 0
    with site.app_context():
        mail = db.session.scalars(select(Mail)).one()
    assert mail.kind is MailKind.INVITATION
    assert "\nhttps://antraege.example/link/" in mail.body


def test_nobody_is_invited_without_a_public_address(flask: Flasked, conference: str) -> None:
    add(flask, "--role", "secretariat")
    result = flask("user", "invite", conference, "hella@erlbach.example")
    assert result.exit_code == 3
    assert "ZEILENTREU_BASE_URL" in result.stderr

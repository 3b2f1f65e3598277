"""Does whoever runs the server see that mails go out?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click import ClickException
from flask import Flask

from motions.cli.mail import send_in_background
from motions.domain.mail_text import MailText
from motions.domain.mailing import MailKind
from motions.domain.permission import Role
from motions.services.conferences import create_conference
from motions.services.people import give_role
from motions.store import embedded, outbox
from motions.store.database import transaction
from motions.store.people import person_by_id
from tests.cli.conftest import Flasked


def write_a_mail() -> None:
    founder = create_conference("erlbach", "Parteitag", is_public=True)
    person = person_by_id(give_role(founder, "ada@erlbach.example", Role.MEMBER, name="Ada Kern"))
    assert person is not None
    with transaction():
        outbox.put(MailText("Neues", "Es gibt Neues."), kind=MailKind.NEWS, to=person, at=datetime.now(UTC))


def test_mails_that_wait_are_sent_and_counted(site: Flask, flask: Flasked) -> None:
    with site.app_context():
        embedded.bring_up_to_date()
        write_a_mail()
    assert flask("mail", "state").output == "Wartend: 1, gesendet: 0, aufgegeben: 0\n"
    assert flask("mail", "send").output == "Gesendet: 1\n"
    assert flask("mail", "state").output == "Wartend: 0, gesendet: 1, aufgegeben: 0\n"
    assert len(list((Path(site.instance_path) / "mails").iterdir())) == 1


def test_a_server_does_not_start_with_a_mail_address_that_is_none(site: Flask) -> None:
    site.config["MAIL_URL"] = "http://erlbach.example"
    with pytest.raises(ClickException, match="ZEILENTREU_MAIL_URL"):
        send_in_background(site)

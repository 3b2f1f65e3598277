"""Does a mail reach a real mail server, and is it said what went wrong where it does not?"""

from __future__ import annotations

import socket
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from motions.domain.errors import Invalid
from motions.domain.mail_text import MailText
from motions.exports.mail_delivery import Undelivered, delivery, message

AT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


class Office:
    """A mail server that keeps what it takes; it knows nobody called "unbekannt", and is sometimes busy."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []

    async def handle_RCPT(self, _: object, __: object, envelope: Envelope, address: str, ___: object) -> str:
        if address.startswith("unbekannt"):
            return "550 no such person"
        if address.startswith("busy"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: object, __: object, envelope: Envelope) -> str:
        self.taken.append(envelope)
        return "250 taken"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def knows(_: object, __: object, ___: object, ____: object, given: Any) -> AuthResult:
    return AuthResult(success=(given.login, given.password) == (b"haus", b"ge:heim"))


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def server(office: Office) -> Iterator[str]:
    controller = Controller(office, "127.0.0.1", free_port(), authenticator=knows, auth_require_tls=False)
    controller.start()
    yield f"127.0.0.1:{controller.port}"
    controller.stop()


def a_mail(recipient: str = "ada@erlbach.example", subject: str = "Über Änderungen"):
    return message(
        MailText(subject, "Grüße aus Süd.\n"), sender="haus@erlbach.example", recipient=recipient, at=AT, mail_id=7
    )


def deliver(server: str, recipient: str = "ada@erlbach.example", login: str = "haus:ge%3Aheim@") -> None:
    delivery(f"smtp://{login}{server}?starttls=no", Path())(a_mail(recipient))


def test_a_mail_reaches_the_server_with_its_letters_and_headers(server: str, office: Office) -> None:
    deliver(server)
    (taken,) = office.taken
    assert taken.rcpt_tos == ["ada@erlbach.example"]
    mail = message_from_bytes(taken.content if isinstance(taken.content, bytes) else b"", policy=default)
    assert mail["Subject"] == "Über Änderungen"
    assert mail["Message-ID"] == f"<zeilentreu-7-{int(AT.timestamp())}@erlbach.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().strip() == "Grüße aus Süd."


def test_who_is_not_known_is_refused_for_good_and_a_busy_server_is_asked_again(server: str) -> None:
    with pytest.raises(Undelivered) as refused:
        deliver(server, "unbekannt@erlbach.example")
    assert refused.value.is_final
    with pytest.raises(Undelivered) as busy:
        deliver(server, "busy@erlbach.example")
    assert not busy.value.is_final


def test_a_wrong_password_is_a_problem_that_names_no_password(server: str, office: Office) -> None:
    with pytest.raises(Undelivered) as refused:
        deliver(server, login="haus:falsch@")
    assert "falsch" not in refused.value.problem
    assert not refused.value.is_final
    assert office.taken == []


def test_a_server_that_offers_no_encryption_gets_nothing(server: str, office: Office) -> None:
    with pytest.raises(Undelivered):
        delivery(f"smtp://haus:ge%3Aheim@{server}", Path())(a_mail())
    assert office.taken == []


def test_a_server_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(Undelivered):
        delivery(f"smtp://127.0.0.1:{free_port()}?starttls=no", Path())(a_mail())


def test_without_a_server_mails_are_files_that_nobody_else_reads(tmp_path: Path) -> None:
    delivery("", tmp_path / "mails")(a_mail())
    (file,) = (tmp_path / "mails").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert message_from_bytes(file.read_bytes(), policy=default)["To"] == "ada@erlbach.example"


@pytest.mark.parametrize("url", ["http://erlbach.example", "smtp://", "erlbach.example:25"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Invalid, match="ZEILENTREU_MAIL_URL"):
        delivery(url, Path())


def test_no_line_break_gets_into_a_header() -> None:
    assert a_mail(subject="Neues\r\nBcc: alle@erlbach.example")["Subject"] == "Neues Bcc: alle@erlbach.example"
    with pytest.raises(ValueError, match="newline|linefeed"):
        a_mail(recipient="ada@erlbach.example\nBcc: alle@erlbach.example")

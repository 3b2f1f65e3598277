"""How does a mail leave the house?"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from motions.domain.errors import Invalid
from motions.domain.mail_text import MailText

SECONDS = 20
_PERMANENT = 500

Deliver = Callable[[EmailMessage], None]


class Undelivered(Exception):
    """A mail was not taken; `problem` is for whoever runs the server, `is_final` if to try again is of no use."""

    def __init__(self, problem: str, *, is_final: bool = False) -> None:
        self.problem = problem
        self.is_final = is_final
        super().__init__(problem)


def message(text: MailText, *, sender: str, recipient: str, at: datetime, mail_id: int) -> EmailMessage:
    """Write a mail as it goes out; tried again it bears the same id, so that it can be known for the same."""
    made = EmailMessage()
    made["Subject"] = " ".join(text.subject.split())
    made["From"] = sender
    made["To"] = recipient
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<zeilentreu-{mail_id}-{int(at.timestamp())}@{sender.rpartition('@')[2].strip('> ')}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text.body)
    return made


def delivery(url: str, folder: Path) -> Deliver:
    """Give how mails are delivered.

    `url` is smtp://USER:PASSWORD@HOST:PORT (with STARTTLS, without it only with "?starttls=no"), or smtps://… for TLS
    from the start; without one, mails are laid down as files in `folder`, which nobody else may read. Raises Invalid
    for any other address.
    """
    parts = urlsplit(url)
    if not url:
        return lambda mail: _lay_down(mail, folder)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise Invalid("ZEILENTREU_MAIL_URL passt nicht; erwartet war zum Beispiel smtp://name:passwort@host:587.")
    return lambda mail: _send(mail, url)


def _lay_down(mail: EmailMessage, folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{str(mail['Message-ID']).strip('<>').partition('@')[0]}.eml"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as kept:
        kept.write(mail.as_bytes())


def _send(mail: EmailMessage, url: str) -> None:
    try:
        with _connection(url) as server:
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        code, _ = next(iter(refused.recipients.values()))
        raise Undelivered(f"recipient refused ({code})", is_final=code >= _PERMANENT) from refused
    except smtplib.SMTPResponseException as error:
        raise Undelivered(f"{type(error).__name__} ({error.smtp_code})") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered(type(error).__name__) from error


def _connection(url: str) -> smtplib.SMTP:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, parts.port or 587, timeout=SECONDS)
        if parse_qs(parts.query).get("starttls") != ["no"]:
            _encrypt(server)
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _encrypt(server: smtplib.SMTP) -> None:
    try:
        server.starttls(context=ssl.create_default_context())
    # Whatever it was goes on to the caller; the connection is not left open.
    except Exception:
        with suppress(OSError):
            server.close()
        raise

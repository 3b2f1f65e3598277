"""Which mails wait to be sent?"""

from __future__ import annotations

from datetime import datetime

from motions.domain.mail_text import MailText
from motions.domain.mailing import MailKind
from motions.store.database import db
from motions.store.tables import Mail, Person


def put(text: MailText, *, kind: MailKind, to: Person, at: datetime, conference_id: int | None = None) -> None:
    """Put a mail to a person into the outbox, in the running transaction; a person without address gets none."""
    if to.email is None:
        return
    mail = Mail(
        kind=kind,
        person_id=to.id,
        conference_id=conference_id,
        recipient=to.email,
        subject=text.subject,
        body=text.body,
        created_at=at,
        due_at=at,
    )
    db.session.add(mail)

"""How do mails get out of the outbox, and news of the journal into it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from motions.domain.errors import NotFound
from motions.domain.facts import Audience
from motions.domain.journal import Entry
from motions.domain.mail_text import MailText
from motions.domain.mailing import MailKind, MailRhythm, news_are_due, next_attempt
from motions.domain.news import concerning
from motions.exports.mail_delivery import Deliver, Undelivered, message
from motions.exports.mails import news_mail
from motions.store import news, outbox
from motions.store.database import transaction
from motions.store.journal import entries
from motions.store.news import Reader
from motions.store.outbox import Outgoing
from motions.store.people import person_by_id
from motions.store.tables import Conference

ZONE = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class _News:
    """What one reader is told; nothing, where nothing of what happened concerns them."""

    reader: Reader
    text: MailText | None


def send_due(deliver: Deliver, sender: str) -> int:
    """Send the mails that are due, and give how many went out.

    A mail is taken by one process only, for ten minutes; whatever happens then, it is sent or tried again, and never
    lost. The outbox is not locked while a mail is on its way.
    """
    if not outbox.is_due(datetime.now(UTC)):
        return 0
    with transaction():
        taken = outbox.take_due(datetime.now(UTC))
    return sum(_sent(mail, deliver, sender) for mail in taken)


def _sent(mail: Outgoing, deliver: Deliver, sender: str) -> bool:
    try:
        deliver(message(mail.text, sender=sender, recipient=mail.recipient, at=mail.created_at, mail_id=mail.id))
    # Whatever is wrong with one mail, those behind it have to go out.
    except Exception as error:
        failed = error if isinstance(error, Undelivered) else Undelivered(type(error).__name__)
        now = datetime.now(UTC)
        again = None if failed.is_final else next_attempt(mail.kind, mail.created_at, mail.attempts, now)
        with transaction():
            outbox.note_failed(mail.id, failed.problem, again, now)
        return False
    with transaction():
        outbox.note_sent(mail.id, datetime.now(UTC))
    return True


def choose_rhythm(person_id: int, rhythm: MailRhythm) -> None:
    """Let a person choose how often they get news; it is their own affair and in no journal.

    Raises NotFound if the person is no more.
    """
    with transaction():
        person = person_by_id(person_id)
        if person is None:
            raise NotFound("Dieses Konto gibt es nicht mehr.")
        person.mail_rhythm = rhythm


def compose_news(now: datetime, base: str) -> int:
    """Write one mail to each person who is due for news and whom something concerns; give how many were written.

    However much has happened, a person gets one mail of a conference: prompt readers at most every 15 minutes, daily
    ones once in the morning. `base` is the address of the site, "" if it has no public one. Who has just joined begins
    with what happens from then on.
    """
    return sum(_compose(conference, now, base) for conference in news.conferences_with_news())


def _compose(conference: Conference, now: datetime, base: str) -> int:
    last, until = news.last_number(conference.id), outbox.last_news(conference.id)
    due = [
        reader
        for reader in news.readers_of(conference.id)
        if reader.told_until < last
        and news_are_due(reader.rhythm, _local(until.get(reader.person)), now.astimezone(ZONE))
    ]
    happened = tuple(_happened(conference.id, due))
    words = _Words(news.names_of_motions(conference.id), conference.name, f"{base}/{conference.slug}" if base else "")
    told = [_News(reader, words.told(reader, happened)) for reader in due]
    return _keep(conference.id, told, last, now)


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(ZONE) if moment else None


def _happened(conference_id: int, readers: Sequence[Reader]) -> Iterator[Entry]:
    """Read once what the readers have not dealt with; who begins has dealt with all."""
    begun = [reader.told_until for reader in readers if reader.told_until]
    if begun:
        yield from entries(conference_id, (Audience.PUBLIC, Audience.OWN), after=min(begun))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is needed to say what happened."""

    motions: dict[int, str]
    conference: str
    base: str

    def told(self, reader: Reader, happened: Sequence[Entry]) -> MailText | None:
        fresh = [entry for entry in happened if reader.told_until and entry.number > reader.told_until]
        mine = tuple(concerning(reader.interest, fresh))
        if not mine:
            return None
        return news_mail(
            reader.language,
            name=reader.name,
            conference=self.conference,
            entries=mine,
            motions=self.motions,
            base=self.base,
        )


def _keep(conference_id: int, told: Sequence[_News], last: int, now: datetime) -> int:
    """Keep the mails and until where they tell, for those to whom no other process has told it meanwhile."""
    written = 0
    with transaction():
        for one in told:
            if not news.move_cursor(one.reader.participant, one.reader.told_until, last) or one.text is None:
                continue
            person = person_by_id(one.reader.person)
            if person is None:
                continue
            outbox.put(one.text, kind=MailKind.NEWS, to=person, at=now, conference_id=conference_id)
            written += 1
    return written

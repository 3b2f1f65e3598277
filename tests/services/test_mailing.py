"""Do mails go out once each, whatever fails, and never as a storm?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import partial

import pytest
from flask import Flask

from app import create_app
from motions.domain.mail_text import MailText
from motions.domain.mailing import MailKind, MailRhythm
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.domain.proposal import Replace
from motions.exports.mail_delivery import Undelivered
from motions.services.amendments import Submission, submit_amendment
from motions.services.mailing import choose_rhythm, compose_news, send_due
from motions.services.people import change_address, give_role
from motions.services.recommendations import Advice, recommend
from motions.store import outbox
from motions.store.database import db, transaction
from motions.store.news import conferences_with_news
from motions.store.people import person_by_id
from motions.store.tables import Amendment, Mail, Participant, Person, UnitFunction
from tests.services.cast import Cast, a_cast
from tests.services.people import row_of

SENDER = "zeilentreu@erlbach.example"
BASE = "https://antraege.example"


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give the whole application, as mails are said in languages, over an empty database of each kind."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": migrated_url, "SECRET_KEY": "only for tests"})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def cast(app: Flask) -> Cast:
    return a_cast()


@pytest.fixture
def member(cast: Cast) -> Person:
    found = person_by_id(cast.member.person or 0)
    assert found is not None
    return found


class Postbox:
    """Takes every mail, or refuses it with what it is told to."""

    def __init__(self, *problems: Exception | None) -> None:
        self.problems = list(problems)
        self.taken: list[EmailMessage] = []

    def __call__(self, mail: EmailMessage) -> None:
        problem = self.problems.pop(0) if self.problems else None
        if problem is not None:
            raise problem
        self.taken.append(mail)


def write(to: Person, kind: MailKind = MailKind.NEWS, subject: str = "Neues") -> None:
    with transaction():
        outbox.put(MailText(subject, "Es gibt Neues.\n"), kind=kind, to=to, at=datetime.now(UTC))


def make_due() -> None:
    with transaction() as session:
        session.query(Mail).update({"due_at": datetime.now(UTC)})


def test_a_mail_goes_out_once_and_what_it_said_is_not_kept(member):
    write(member)
    postbox = Postbox()
    assert (send_due(postbox, SENDER), send_due(postbox, SENDER)) == (1, 0)
    (mail,) = postbox.taken
    assert (mail["To"], mail["From"], mail["Subject"]) == ("member@erlbach.example", SENDER, "Neues")
    assert mail.get_content() == "Es gibt Neues.\n"
    row = db.session.query(Mail).one()
    assert (row.body, row.sent_at is not None) == ("", True)


def test_a_mail_whose_transaction_is_undone_was_never_written(member):
    def write_and_fail() -> None:
        with transaction():
            outbox.put(MailText("Neues", "x"), kind=MailKind.NEWS, to=member, at=datetime.now(UTC))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert send_due(Postbox(), SENDER) == 0


def test_a_person_without_address_gets_no_mail(cast):
    with transaction() as session:
        person = Person(name="Ada Kern", email=None, salt="x")
        session.add(person)
        outbox.put(MailText("Neues", "x"), kind=MailKind.NEWS, to=person, at=datetime.now(UTC))
    assert db.session.query(Mail).count() == 0


def test_what_was_not_taken_is_tried_again_with_the_same_id(member):
    write(member)
    postbox = Postbox(Undelivered("busy"))
    assert send_due(postbox, SENDER) == 0
    assert send_due(postbox, SENDER) == 0, "not before it is due again"
    assert outbox.outbox_state().problem == "busy"
    make_due()
    assert send_due(postbox, SENDER) == 1
    assert db.session.query(Mail).one().attempts == 2
    assert postbox.taken[0]["Message-ID"].startswith(f"<zeilentreu-{db.session.query(Mail).one().id}-")


def test_what_is_refused_for_good_is_given_up_at_once(member):
    write(member)
    send_due(Postbox(Undelivered("no such person", is_final=True)), SENDER)
    row = db.session.query(Mail).one()
    assert (row.given_up_at is not None, row.body) == (True, "")
    make_due()
    assert send_due(Postbox(), SENDER) == 0


def test_a_mail_is_given_up_after_the_last_pause(member):
    write(member)
    postbox = Postbox(*[Undelivered("busy")] * 20)
    for _ in range(20):
        make_due()
        send_due(postbox, SENDER)
    state = outbox.outbox_state()
    assert (state.waiting, state.given_up) == (0, 1)
    assert db.session.query(Mail).one().attempts == 8


def test_one_mail_that_fails_holds_up_no_other(member):
    write(member, subject="eins")
    write(member, subject="zwei")
    postbox = Postbox(Undelivered("busy"))
    assert send_due(postbox, SENDER) == 1
    assert [mail["Subject"] for mail in postbox.taken] == ["zwei"]


def test_a_mail_that_cannot_be_written_at_all_holds_up_no_other(member):
    write(member, subject="Erste")
    write(member, subject="Zweite")
    assert send_due(Postbox(ValueError("not what a mail may hold")), SENDER) == 1
    state = outbox.outbox_state()
    assert (state.waiting, state.sent, state.given_up, state.problem) == (1, 1, 0, "ValueError")


def test_what_a_process_took_and_did_not_send_is_taken_again_later(member):
    write(member)
    with transaction():
        (taken,) = outbox.take_due(datetime.now(UTC))
    assert send_due(Postbox(), SENDER) == 0
    with transaction():
        (again,) = outbox.take_due(datetime.now(UTC) + outbox.LEASE + timedelta(seconds=1))
    assert (taken.id, again.id, again.attempts) == (again.id, taken.id, 2)


def test_of_several_processes_each_mail_is_sent_by_one(app, member):
    for count in range(40):
        write(member, subject=f"Mail {count}")

    def send() -> list[str]:
        postbox = Postbox()
        with app.app_context():
            while send_due(postbox, SENDER):
                pass
        return [str(mail["Subject"]) for mail in postbox.taken]

    with ThreadPoolExecutor(4) as pool:
        sent = [subject for subjects in pool.map(lambda _: send(), range(4)) for subject in subjects]
    assert sorted(sent) == sorted(f"Mail {count}" for count in range(40))


def begin_news() -> None:
    """Let everybody begin with what happens from now on."""
    compose_news(datetime.now(UTC), BASE)


def two_hundred_events(cast: Cast) -> None:
    for count in range(200):
        word = "ZWÖLF" if count % 2 else "zwölf"
        submission = Submission(1, (Replace("8", f"{word} {count}", quote="12"),))
        submit_amendment(cast.member, "A1", submission)


def news_by_recipient() -> dict[str, int]:
    found: dict[str, int] = {}
    for mail in db.session.query(Mail).filter_by(kind=MailKind.NEWS):
        found[mail.recipient] = found.get(mail.recipient, 0) + 1
    return found


@pytest.mark.parametrize("rhythm", [MailRhythm.PROMPT, MailRhythm.DAILY])
def test_two_hundred_events_are_one_mail_to_each_whom_they_concern(cast, member, rhythm):
    north = cast.member.units[0]
    colleague = give_role(cast.founder, "colleague@erlbach.example", Role.MEMBER, name="Kim", unit_id=north)
    for person in (member.id, colleague):
        choose_rhythm(person, rhythm)
    begin_news()
    two_hundred_events(cast)
    now = datetime.now(UTC).replace(hour=12) + timedelta(days=1)
    for minute in range(10):
        compose_news(now + timedelta(minutes=minute), BASE)
    assert news_by_recipient() == {"colleague@erlbach.example": 1}
    body = db.session.query(Mail).filter_by(kind=MailKind.NEWS).one().body
    assert "und 160 Meldungen davor" in body
    assert "- Ä200 zu A1 ist eingereicht." in body
    assert "https://antraege.example/erlbach/antraege" in body


def test_prompt_news_come_again_after_a_quarter_of_an_hour_and_tell_only_what_is_new(cast, member):
    choose_rhythm(member.id, MailRhythm.PROMPT)
    begin_news()
    start = datetime.now(UTC)
    give_role(cast.founder, "member@erlbach.example", Role.COMMITTEE)
    compose_news(start, BASE)
    give_role(cast.founder, "member@erlbach.example", Role.CHAIR)
    compose_news(start + timedelta(minutes=14), BASE)
    assert news_by_recipient() == {"member@erlbach.example": 1}
    compose_news(start + timedelta(minutes=16), BASE)
    first, second = (mail.body for mail in db.session.query(Mail).order_by(Mail.id))
    assert "Antragskommission" in first
    assert "Antragskommission" not in second
    assert "Tagungspräsidium" in second


def test_news_are_told_in_the_language_of_their_reader(cast, member):
    choose_rhythm(member.id, MailRhythm.PROMPT)
    with transaction():
        member.language = "en"
    begin_news()
    give_role(cast.founder, "member@erlbach.example", Role.CHAIR)
    compose_news(datetime.now(UTC), BASE)
    mail = db.session.query(Mail).one()
    assert mail.subject == "News from Parteitag erlbach"
    assert "You now have the role “chair”." in mail.body


def test_who_wants_no_news_and_who_has_just_joined_gets_none(cast, member):
    choose_rhythm(member.id, MailRhythm.NEVER)
    give_role(cast.founder, "member@erlbach.example", Role.CHAIR)
    compose_news(datetime.now(UTC), BASE)
    compose_news(datetime.now(UTC) + timedelta(days=2), BASE)
    assert news_by_recipient() == {}


def test_nobody_is_told_of_another_conference(cast, member):
    choose_rhythm(member.id, MailRhythm.PROMPT)
    other = a_cast("neustadt")
    begin_news()
    two = Submission(1, (Replace("8", "zwei", quote="12"),))
    submit_amendment(other.member, "A1", two)
    compose_news(datetime.now(UTC), BASE)
    assert news_by_recipient() == {}


def change_address_of_member(cast: Cast, address: str) -> None:
    row = row_of(cast, "Member")
    change_address(cast.secretariat, row.id, row.mark, address)


def told_after(decide: Callable[[], object]) -> dict[str, int]:
    """Give who is told once this has happened."""
    with transaction() as session:
        session.query(Person).update({"mail_rhythm": MailRhythm.PROMPT})
        session.query(UnitFunction).update({"may_submit": False})
    begin_news()
    decide()
    compose_news(datetime.now(UTC), BASE)
    return news_by_recipient()


def test_news_of_what_somebody_submitted_go_to_the_account_that_is_now_in_their_place(cast):
    """Twice, as the first new address may be wrong; who submitted it stays as it was written."""
    submit_amendment(cast.member, "A1", Submission(1, (Replace("8", "zwei", quote="12"),)))
    for address in ("falsch@erlbach.example", "neu@erlbach.example"):
        change_address_of_member(cast, address)
    advice = Advice(Outcome.ADOPTED)
    assert told_after(partial(recommend, cast.committee, "A1", "Ä1", 0, advice)) == {"neu@erlbach.example": 1}
    assert db.session.query(Amendment).one().person_id == cast.member.person


def test_who_comes_back_beside_the_account_in_their_place_is_told_what_they_submit_since(cast):
    change_address_of_member(cast, "neu@erlbach.example")
    give_role(cast.founder, "member@erlbach.example", Role.MEMBER, name="Mia", unit_id=cast.member.units[0])
    submit_amendment(cast.member, "A1", Submission(1, (Replace("8", "zwei", quote="12"),)))
    advice = Advice(Outcome.ADOPTED)
    assert told_after(partial(recommend, cast.committee, "A1", "Ä1", 0, advice)) == {"member@erlbach.example": 1}


def test_two_processes_that_write_news_at_once_write_each_mail_once(app, cast, member):
    choose_rhythm(member.id, MailRhythm.PROMPT)
    begin_news()
    give_role(cast.founder, "member@erlbach.example", Role.CHAIR)
    now = datetime.now(UTC)

    def compose() -> None:
        with app.app_context():
            compose_news(now, BASE)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: compose(), range(4)))
    assert news_by_recipient() == {"member@erlbach.example": 1}


def test_once_everything_is_told_nothing_is_read_again(cast):
    begin_news()
    assert db.session.query(Participant).filter(Participant.mailed_until == 0).count() == 0
    assert conferences_with_news() == []

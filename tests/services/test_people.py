"""Does each conference know its own persons, and nothing of what they are elsewhere?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.facts import Audience
from motions.domain.journal import hash_of
from motions.domain.mandate import DeputyKind
from motions.domain.permission import Role
from motions.domain.signing_in import Method
from motions.services import load
from motions.services.cards import issue_cards
from motions.services.mandates import MandateEntry, add_mandates, mark_present, set_deputy
from motions.services.people import (
    PersonEntry,
    add_person,
    change_address,
    change_person,
    give_role,
    remove_person,
)
from motions.services.sessions import begin_session
from motions.store.database import db
from motions.store.journal import entries, verify_chain
from motions.store.mandates import mandates
from motions.store.participants import participants
from motions.store.people import part_of, person_by_email, person_by_id
from motions.store.tables import Card, Person
from tests.services.cast import Cast, a_cast
from tests.services.people import last_entry, row_of

ADA = PersonEntry("Ada Kern", "ada@example.org", "M-17")


@pytest.fixture
def elsewhere(cast: Cast) -> Cast:
    return a_cast("anderswo", with_motion=False)


def person(email: str) -> Person:
    found = person_by_email(email)
    assert found is not None
    return found


def is_signed_in(token: str) -> bool:
    return load.visit(token, datetime.now(UTC)) is not None


def test_a_person_takes_part_from_now_on_and_the_journal_has_hashes_only(cast: Cast) -> None:
    new = add_person(cast.secretariat, PersonEntry(" Ada  Kern ", " Ada@Example.org", " M-17 "))
    row = row_of(cast, "Ada Kern")
    assert (row.id, row.email, row.membership_number) == (new, "ada@example.org", "M-17")
    ada = person("ada@example.org")
    data = {
        "person": ada.id,
        "called_hash": hash_of("Ada Kern", ada.salt),
        "membership_number_hash": hash_of("M-17", ada.salt),
    }
    assert last_entry(cast) == ("person_set", data)
    entry = list(entries(cast.founder.conference, (Audience.OWN,)))[-1]
    assert entry.subject == f"person:{ada.id}"


def test_who_is_known_elsewhere_looks_like_somebody_new(cast: Cast, elsewhere: Cast) -> None:
    give_role(elsewhere.founder, "ada@example.org", Role.CHAIR, name="Dr. Ada Kern-Anders")
    add_person(elsewhere.secretariat, PersonEntry("Bo Lund", membership_number="M-17"))
    known = add_person(cast.secretariat, ADA)
    new = add_person(cast.secretariat, PersonEntry("Bo Lund", "bo@example.org", "M-18"))
    rows = {row.id: row for row in participants(cast.founder.conference)}
    assert [rows[one].name for one in (known, new)] == ["Ada Kern", "Bo Lund"]
    assert [(rows[one].roles, rows[one].functions, rows[one].mandates) for one in (known, new)] == [
        (frozenset(), (), ())
    ] * 2
    assert new == known + 1
    assert part_of(person("ada@example.org").id, elsewhere.founder.conference).name == "Dr. Ada Kern-Anders"


def test_two_persons_without_address_are_two(cast: Cast) -> None:
    first, second = (add_person(cast.secretariat, PersonEntry("Bo Lund")) for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (PersonEntry(" "), "einen Namen eintragen"),
        (PersonEntry("x" * 201), "höchstens 200 Zeichen"),
        (PersonEntry("Bo", "bo.example.org"), "keine E-Mail-Adresse"),
        (PersonEntry("Bo", "b" * 200 + "@example.org"), "höchstens 200 Zeichen"),
        (PersonEntry("Bo", "ADA@example.org"), "nimmt schon teil"),
        (PersonEntry("Bo", "", "M-17"), "hat hier schon Ada Kern"),
    ],
)
def test_what_does_not_name_one_person_more_is_refused(cast: Cast, entry: PersonEntry, sentence: str) -> None:
    add_person(cast.secretariat, ADA)
    before = len(participants(cast.founder.conference))
    with pytest.raises(Invalid, match=sentence):
        add_person(cast.secretariat, entry)
    assert len(participants(cast.founder.conference)) == before


def test_a_person_is_called_otherwise_at_this_conference_alone(cast: Cast, elsewhere: Cast) -> None:
    new = add_person(cast.secretariat, ADA)
    add_person(elsewhere.secretariat, ADA)
    change_person(cast.secretariat, new, row_of(cast, "Ada Kern").mark, "Ada Lund", "")
    assert row_of(cast, "Ada Lund").membership_number is None
    assert row_of(elsewhere, "Ada Kern").membership_number == "M-17"
    assert person("ada@example.org").name == "Ada Kern"


def test_whoever_builds_on_an_older_state_of_a_person_overwrites_nothing(cast: Cast) -> None:
    new = add_person(cast.secretariat, ADA)
    seen = row_of(cast, "Ada Kern").mark
    change_person(cast.secretariat, new, seen, "Ada Lund", "M-17")
    with pytest.raises(Conflict, match="nichts überschrieben"):
        change_person(cast.secretariat, new, seen, "Ada Horn", "M-17")
    with pytest.raises(Conflict):
        change_address(cast.secretariat, new, seen, "neu@example.org")
    with pytest.raises(Conflict):
        remove_person(cast.secretariat, new, seen)
    assert row_of(cast, "Ada Lund").email == "ada@example.org"


@pytest.mark.parametrize("address", ["unbekannt@example.org", "member@anderswo.example", ""])
def test_another_address_gets_everything_the_person_was_here_whoever_has_it_elsewhere(
    cast: Cast, elsewhere: Cast, address: str
) -> None:
    before = row_of(cast, "Member")
    add_mandates(cast.secretariat, 7, 7, MandateEntry(7, holder=before.id))
    old = part_of(before.person, cast.founder.conference)
    change_address(cast.secretariat, before.id, row_of(cast, "Member").mark, address)
    after = row_of(cast, "Member")
    assert after.person != before.person
    assert (after.id, after.email, after.roles) == (before.id, address or None, before.roles)
    assert [one.unit for one in after.functions] == [one.unit for one in before.functions]
    assert part_of(after.person, cast.founder.conference) == old
    assert part_of(before.person, cast.founder.conference).name is None
    account = person_by_id(before.person)
    assert account is not None
    assert account.email == "member@erlbach.example"
    kind, data = last_entry(cast)
    assert (kind, data["person"], data["by"]) == ("person_replaced", before.person, after.person)
    assert part_of(person("member@anderswo.example").id, elsewhere.founder.conference).roles == {Role.MEMBER}


def test_an_address_that_somebody_here_has_and_ones_own_are_refused(cast: Cast) -> None:
    row = row_of(cast, "Member")
    with pytest.raises(Invalid, match="nimmt schon teil"):
        change_address(cast.secretariat, row.id, row.mark, "chair@erlbach.example")
    own = row_of(cast, "Secretariat")
    with pytest.raises(NotPossible, match="Ihre eigene Adresse"):
        change_address(cast.secretariat, own.id, own.mark, "neu@example.org")


def test_with_a_person_go_roles_and_functions_and_the_mandates_are_vacant(cast: Cast) -> None:
    row, chair = row_of(cast, "Member"), row_of(cast, "Chair")
    held, helped = add_mandates(cast.secretariat, 1, 1, MandateEntry(1, holder=row.id)) + add_mandates(
        cast.secretariat, 2, 2, MandateEntry(2, holder=chair.id)
    )
    mark_present(cast.secretariat, held, is_present=True)
    (second,) = mandates(cast.founder.conference, only=helped)
    with pytest.raises(Invalid, match="hat schon Mandat 1"):
        set_deputy(cast.secretariat, helped, second.mark, row.id, DeputyKind.SUBSTITUTE)
    remove_person(cast.secretariat, row.id, row_of(cast, "Member").mark)
    first, second = mandates(cast.founder.conference)
    assert (first.holder, first.is_present) == (None, False)
    assert second.holder == chair.id
    assert part_of(row.person, cast.founder.conference).roles == frozenset()
    assert last_entry(cast) == ("person_removed", {"person": row.person})
    assert verify_chain(cast.founder.conference) is None


def test_the_mandate_of_a_deputy_who_goes_is_the_holders_again(cast: Cast) -> None:
    row, chair = row_of(cast, "Member"), row_of(cast, "Chair")
    (mandate,) = add_mandates(cast.secretariat, 1, 1, MandateEntry(1, holder=chair.id))
    set_deputy(
        cast.secretariat,
        mandate,
        mandates(cast.founder.conference)[0].mark,
        row.id,
        DeputyKind.SUBSTITUTE,
    )
    remove_person(cast.secretariat, row.id, row.mark)
    (found,) = mandates(cast.founder.conference)
    assert (found.holder, found.deputy, found.deputy_kind) == (chair.id, None, None)


def test_the_card_of_whoever_goes_is_void_and_that_of_others_is_not(cast: Cast) -> None:
    row, chair = row_of(cast, "Member"), row_of(cast, "Chair")
    (first,) = add_mandates(cast.secretariat, 1, 1, MandateEntry(1, holder=row.id))
    (second,) = add_mandates(cast.secretariat, 2, 2, MandateEntry(2, holder=chair.id))
    issue_cards(cast.secretariat, [first, second])
    remove_person(cast.secretariat, row.id, row.mark)
    voided = {card.mandate_id: card.voided_at is not None for card in db.session.query(Card)}
    assert voided == {first: True, second: False}


def test_sessions_end_with_the_last_conference_a_person_takes_part_in(cast: Cast, elsewhere: Cast) -> None:
    add_person(elsewhere.secretariat, PersonEntry("Member", "member@erlbach.example"))
    tokens = {
        name: begin_session(person(f"{name}@erlbach.example"), Method.PASSWORD) for name in ("member", "committee")
    }
    for name in ("Member", "Committee"):
        row = row_of(cast, name)
        remove_person(cast.secretariat, row.id, row.mark)
    assert {name: is_signed_in(token) for name, token in tokens.items()} == {"member": True, "committee": False}


def test_the_last_of_the_secretariat_is_not_removed(cast: Cast) -> None:
    row = row_of(cast, "Secretariat")
    with pytest.raises(NotPossible, match="Ohne Sekretariat"):
        remove_person(cast.secretariat, row.id, row.mark)
    give_role(cast.founder, "chair@erlbach.example", Role.SECRETARIAT)
    remove_person(cast.secretariat, row.id, row.mark)
    assert [row.name for row in participants(cast.founder.conference) if Role.SECRETARIAT in row.roles] == ["Chair"]


def test_a_person_of_another_conference_is_nobody_here(cast: Cast, elsewhere: Cast) -> None:
    row = row_of(elsewhere, "Member")
    with pytest.raises(NotFound):
        change_person(cast.secretariat, row.id, row.mark, "Neu")
    with pytest.raises(NotFound):
        change_address(cast.secretariat, row.id, row.mark, "neu@example.org")
    with pytest.raises(NotFound):
        remove_person(cast.secretariat, row.id, row.mark)
    assert row_of(elsewhere, "Member") == row


def test_only_the_secretariat_keeps_persons(cast: Cast) -> None:
    row = row_of(cast, "Member")
    for actor in (cast.guest, cast.member, cast.committee, cast.chair):
        with pytest.raises(NotPermitted):
            add_person(actor, ADA)
        with pytest.raises(NotPermitted):
            change_person(actor, row.id, row.mark, "Neu")
        with pytest.raises(NotPermitted):
            change_address(actor, row.id, row.mark, "neu@example.org")
        with pytest.raises(NotPermitted):
            remove_person(actor, row.id, row.mark)


def test_a_refusal_names_nobody_by_what_they_are_called_elsewhere(cast: Cast, elsewhere: Cast) -> None:
    give_role(elsewhere.founder, "ada@example.org", Role.CHAIR, name="Dr. Anders", password="lang genug für hier")
    with pytest.raises(Invalid) as refusal:
        give_role(cast.founder, "ada@example.org", Role.CHAIR, name="Ada", password="lang genug für hier")
    assert "Anders" not in str(refusal.value)
    give_role(cast.founder, "ada@example.org", Role.CHAIR, name="Ada")
    with pytest.raises(Invalid, match="^Ada hat diese Rolle schon"):
        give_role(cast.founder, "ada@example.org", Role.CHAIR)

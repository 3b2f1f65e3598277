from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from motions.domain.actor import Actor
from motions.domain.card import CardState
from motions.domain.errors import NotFound, NotPermitted, NotPossible, TooMany
from motions.domain.facts import Audience
from motions.domain.mandate import DeputyKind
from motions.domain.permission import Action, Role
from motions.domain.signing_in import LIMITS, Counted, Method
from motions.services import load
from motions.services.card_sign_in import offered, redeem
from motions.services.cards import FreshCard, issue_cards, overview, release_card, void_card
from motions.services.people import give_role
from motions.services.sessions import begin_session, end_other_sessions, end_own_session, end_session, own_sessions
from motions.store.cards import end_sessions_kept_for_ballot
from motions.store.conferences import units_of
from motions.store.database import db, transaction
from motions.store.journal import entries, verify_chain
from motions.store.people import person_by_id
from motions.store.tables import Card, Mandate, SignInSession
from motions.store.visit import Visit
from tests.services.cast import Cast, a_cast
from tests.services.signing import EMAIL, known
from tests.store.builders import kept

PHONE, OTHER_PHONE, HALL = "Phone", "Other phone", "203.0.113.7"


def mandate(cast: Cast, number: int, **columns: object) -> int:
    return kept(Mandate(conference_id=cast.founder.conference, number=number, **columns)).id


@pytest.fixture
def card(cast: Cast) -> FreshCard:
    """Give the card of mandate 114, which nobody has used yet."""
    mandate(cast, 114)
    return issue_cards(cast.secretariat)[0]


def id_of(cast: Cast, number: int) -> int:
    return next(line.mandate for line in overview(cast.secretariat) if line.number == number)


def states(cast: Cast) -> dict[int, CardState]:
    return {line.number: line.state for line in overview(cast.secretariat)}


def facts(cast: Cast) -> list[tuple[str, object]]:
    written = entries(cast.founder.conference, [Audience.SECRETARIAT])
    return [(entry.kind, entry.data) for entry in written if entry.kind.startswith("card")]


def signs_in(card: FreshCard, browser: str = "", device: str = PHONE) -> str:
    token = redeem(card.code, browser, device, HALL).token
    assert token is not None
    return token


def is_signed_in(token: str) -> bool:
    return load.visit(token, datetime.now(UTC)) is not None


def visited(token: str) -> Visit:
    found = load.visit(token, datetime.now(UTC))
    assert found is not None
    return found


def test_cards_are_issued_to_all_mandates_without_one_in_the_order_of_their_numbers(cast: Cast) -> None:
    north = units_of(cast.founder.conference)[0].id
    ids = [mandate(cast, 12, unit_id=north, holder_id=cast.member.person), mandate(cast, 3)]
    fresh = issue_cards(cast.secretariat)
    assert [(card.mandate, card.unit, card.name) for card in fresh] == [(3, "", ""), (12, "Ortsverein Nord", "Member")]
    assert [card.public_number.partition("-")[0] for card in fresh] == ["3", "12"]
    assert facts(cast) == [("cards_issued", {"mandates": [ids[1], ids[0]]})]
    mandate(cast, 4)
    assert [card.mandate for card in issue_cards(cast.secretariat)] == [4]
    with pytest.raises(NotPossible, match="Alle Mandate haben schon eine Karte"):
        issue_cards(cast.secretariat)
    assert verify_chain(cast.founder.conference) is None


def test_a_card_names_the_deputy_who_exercises_the_mandate(cast: Cast) -> None:
    mandate(
        cast,
        1,
        holder_id=cast.member.person,
        deputy_id=cast.other_member.person,
        deputy_kind=DeputyKind.SUBSTITUTE,
    )
    assert [card.name for card in issue_cards(cast.secretariat)] == ["Other_Member"]


def test_of_a_secret_nothing_is_kept_but_its_hash(cast: Cast, card: FreshCard) -> None:
    row = db.session.scalars(select(Card)).one()
    assert card.code not in str({column.name: getattr(row, column.name) for column in Card.__table__.columns})
    assert len(row.secret_hash) == 64
    assert card.code not in str(facts(cast))


def test_chosen_mandates_get_a_card_and_what_they_had_is_void(cast: Cast, card: FreshCard) -> None:
    mandate(cast, 115)
    token = signs_in(card)
    reprint = issue_cards(cast.secretariat, [id_of(cast, 114)])[0]
    assert reprint.public_number != card.public_number
    assert states(cast) == {114: CardState.ISSUED, 115: CardState.NONE}
    assert not is_signed_in(token)
    with pytest.raises(NotFound):
        redeem(card.code, token, PHONE, HALL)
    assert is_signed_in(signs_in(reprint))


def test_cards_are_issued_to_no_mandate_that_is_not_of_the_conference(cast: Cast, card: FreshCard) -> None:
    elsewhere = mandate(a_cast("anderswo", with_motion=False), 1)
    for chosen, refused in (([id_of(cast, 114), elsewhere], NotFound), ([], NotPossible)):
        with pytest.raises(refused):
            issue_cards(cast.secretariat, chosen)
    for use_case in (void_card, release_card):
        with pytest.raises(NotFound):
            use_case(cast.secretariat, elsewhere)
    assert is_signed_in(signs_in(card))


def test_who_may_issue_void_and_release(cast: Cast, card: FreshCard) -> None:
    number = id_of(cast, 114)
    counting = Actor(cast.founder.conference, roles=frozenset({Role.COUNTING}))
    for actor in (counting, cast.committee, cast.chair, cast.member, cast.guest):
        with pytest.raises(NotPermitted):
            issue_cards(actor, [number])
        with pytest.raises(NotPermitted):
            void_card(actor, number)
    for actor in (cast.committee, cast.chair, cast.member, cast.guest):
        with pytest.raises(NotPermitted):
            release_card(actor, number)
        with pytest.raises(NotPermitted):
            overview(actor)
    signs_in(card)
    assert release_card(counting, number) == 114
    assert states(cast) == {114: CardState.RELEASED}


def test_a_void_card_signs_nobody_in_and_ends_its_sessions(cast: Cast, card: FreshCard) -> None:
    token = signs_in(card)
    assert void_card(cast.secretariat, id_of(cast, 114)) == 114
    assert states(cast) == {114: CardState.VOID}
    assert not is_signed_in(token)
    for browser in ("", token):
        with pytest.raises(NotFound):
            redeem(card.code, browser, PHONE, HALL)
        with pytest.raises(NotFound):
            offered(card.code, browser, HALL)
    with pytest.raises(NotFound):
        void_card(cast.secretariat, id_of(cast, 114))
    assert [kind for kind, _ in facts(cast)] == ["cards_issued", "card_voided"]


def test_looking_at_a_card_redeems_nothing(cast: Cast, card: FreshCard) -> None:
    for _ in range(2):
        offer = offered(card.code, "", HALL)
        assert (offer.conference, offer.slug, offer.mandate) == ("Parteitag erlbach", "erlbach", 114)
        assert (offer.refusal, offer.holds_here) == (None, False)
    assert states(cast) == {114: CardState.ISSUED}
    assert db.session.scalars(select(SignInSession)).all() == []


def test_a_card_signs_in_as_its_mandate_and_nobody_else(cast: Cast, card: FreshCard) -> None:
    firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    token = redeem(" " + card.code.lower() + " ", "", firefox, HALL).token
    visit = load.visit(token or "", datetime.now(UTC))
    assert visit is not None
    assert (visit.method, visit.person, visit.name) == (Method.CARD, None, "Mandat 114")
    assert db.session.scalars(select(SignInSession)).one().device == "Firefox, Android"
    assert states(cast) == {114: CardState.USED}


def test_a_used_card_signs_in_nowhere_else_until_it_is_released_and_the_first_device_is_out_then(
    cast: Cast, card: FreshCard
) -> None:
    first = signs_in(card)
    with pytest.raises(NotPossible, match="anderes Gerät"):
        redeem(card.code, "", OTHER_PHONE, HALL)
    assert isinstance(offered(card.code, "", HALL).refusal, NotPossible)
    release_card(cast.secretariat, id_of(cast, 114))
    assert is_signed_in(first)
    assert offered(card.code, "", HALL).refusal is None
    second = signs_in(card, device=OTHER_PHONE)
    assert (is_signed_in(first), is_signed_in(second)) == (False, True)
    with pytest.raises(NotPossible):
        redeem(card.code, "", PHONE, HALL)
    assert [kind for kind, _ in facts(cast)] == ["cards_issued", "card_released"]


def beside(cast: Cast, card: FreshCard, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Sign in on a second device while a ballot of the mandate is under way; give the tokens of both."""
    first = signs_in(card)
    release_card(cast.secretariat, id_of(cast, card.mandate))
    with monkeypatch.context() as ballot:
        ballot.setattr("motions.services.card_sign_in.BALLOT_IS_OPEN", True)
        return first, signs_in(card, device=OTHER_PHONE)


def test_what_was_kept_for_a_ballot_ends_with_it_and_the_other_device_goes_on(
    cast: Cast, card: FreshCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = beside(cast, card, monkeypatch)
    mandate(cast, 115)
    uninvolved = signs_in(issue_cards(cast.secretariat)[0])
    assert [is_signed_in(token) for token in (first, second, uninvolved)] == [True, True, True]
    elsewhere = a_cast("anderswo", with_motion=False).founder.conference
    with transaction():
        end_sessions_kept_for_ballot(elsewhere, datetime.now(UTC))
    assert is_signed_in(first)
    with transaction():
        end_sessions_kept_for_ballot(cast.founder.conference, datetime.now(UTC))
    assert [is_signed_in(token) for token in (first, second, uninvolved)] == [False, True, True]


def test_with_a_card_one_sees_and_ends_the_sessions_of_this_card_only(
    cast: Cast, card: FreshCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate(cast, 115)
    stranger = visited(signs_in(issue_cards(cast.secretariat)[0]))
    person = begin_session(known(EMAIL), Method.PASSWORD)
    tokens = beside(cast, card, monkeypatch)
    first, second = map(visited, tokens)
    assert [session.id for session in own_sessions(second)] == [second.session, first.session]
    assert [session.id for session in own_sessions(stranger)] == [stranger.session]
    for other in (stranger, visited(person)):
        with pytest.raises(NotFound):
            end_own_session(other, first.session)
        end_other_sessions(other)
    with pytest.raises(NotFound):
        end_own_session(first, stranger.session)
    assert [is_signed_in(token) for token in (*tokens, person)] == [True, True, True]
    end_own_session(second, first.session)
    assert [is_signed_in(token) for token in tokens] == [False, True]
    with pytest.raises(NotFound):
        end_own_session(second, first.session)


def test_with_a_card_all_other_devices_of_it_are_signed_out(
    cast: Cast, card: FreshCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = beside(cast, card, monkeypatch)
    person = begin_session(known(EMAIL), Method.PASSWORD)
    end_other_sessions(visited(tokens[1]))
    assert [is_signed_in(token) for token in (*tokens, person)] == [False, True, True]


def test_who_has_signed_out_is_another_device(card: FreshCard) -> None:
    token = signs_in(card)
    end_session(token)
    with pytest.raises(NotPossible):
        redeem(card.code, token, PHONE, HALL)


def test_redeeming_again_in_the_same_browser_goes_on_with_its_session(cast: Cast, card: FreshCard) -> None:
    token = signs_in(card)
    assert offered(card.code, token, HALL).holds_here
    assert redeem(card.code, token, PHONE, HALL).token is None
    assert is_signed_in(token)
    release_card(cast.secretariat, id_of(cast, 114))
    assert redeem(card.code, token, PHONE, HALL).token is None
    assert states(cast) == {114: CardState.RELEASED}


def test_a_session_of_somebody_else_in_the_browser_is_no_session_of_the_card(cast: Cast, card: FreshCard) -> None:
    signs_in(card)
    person = person_by_id(cast.secretariat.person or 0)
    assert person is not None
    with pytest.raises(NotPossible):
        redeem(card.code, begin_session(person, Method.PASSWORD), OTHER_PHONE, HALL)


def test_what_cannot_be_released(cast: Cast, card: FreshCard) -> None:
    number = id_of(cast, 114)
    with pytest.raises(NotPossible, match="noch unbenutzt"):
        release_card(cast.secretariat, number)
    signs_in(card)
    release_card(cast.secretariat, number)
    with pytest.raises(NotPossible, match="schon freigegeben"):
        release_card(cast.secretariat, number)


def test_altered_and_unknown_codes_are_refused_alike(card: FreshCard) -> None:
    altered = ("1" if card.code[0] == "0" else "0") + card.code[1:]
    said = set()
    for code in (altered, card.code[:-1], card.public_number, "", "\ud800", "x" * 2000):
        for wish in (lambda code=code: redeem(code, "", PHONE, HALL), lambda code=code: offered(code, "", HALL)):
            with pytest.raises(NotFound) as refused:
                wish()
            said.add(str(refused.value))
    assert len(said) == 1


def test_too_many_failures_of_one_card_are_refused_until_it_is_released(cast: Cast, card: FreshCard) -> None:
    signs_in(card)
    for _ in range(LIMITS[Counted.CARD].attempts):
        with pytest.raises(NotPossible):
            redeem(card.code, "", OTHER_PHONE, HALL)
    with pytest.raises(TooMany, match="Am Zähltisch wird Ihnen sofort geholfen"):
        redeem(card.code, "", OTHER_PHONE, "198.51.100.1")
    release_card(cast.secretariat, id_of(cast, 114))
    assert is_signed_in(signs_in(card))


def test_an_address_with_too_many_failures_is_refused_and_keeps_no_good_card_out(card: FreshCard) -> None:
    for _ in range(LIMITS[Counted.ADDRESS].attempts):
        with pytest.raises(NotFound):
            offered("unknown", "", HALL)
    with pytest.raises(TooMany):
        offered("unknown", "", HALL)
    with pytest.raises(TooMany):
        redeem("unknown", "", PHONE, HALL)
    with pytest.raises(NotFound):
        redeem("unknown", "", PHONE, "198.51.100.1")
    assert is_signed_in(signs_in(card))


def test_the_card_of_a_secretary_gives_the_mandate_and_no_office(cast: Cast) -> None:
    mandate(cast, 1, holder_id=cast.secretariat.person)
    visit = load.visit(signs_in(issue_cards(cast.secretariat)[0]), datetime.now(UTC))
    actor = load.actor_in(load.conference("erlbach"), visit)
    assert (actor.roles, actor.name) == (frozenset({Role.GUEST, Role.DELEGATE}), "Mandat 1")
    assert not any(actor.may(action) for action in (Action.READ_PEOPLE, Action.ISSUE_CARDS, Action.RECOMMEND))


def test_with_the_card_of_one_conference_one_is_a_visitor_at_another(cast: Cast) -> None:
    other = a_cast("anderswo", with_motion=False)
    give_role(other.secretariat, "member@erlbach.example", Role.SECRETARIAT)
    mandate(cast, 1, holder_id=cast.member.person)
    visit = load.visit(signs_in(issue_cards(cast.secretariat)[0]), datetime.now(UTC))
    actor = load.actor_in(load.conference("anderswo"), visit)
    assert (actor.roles, actor.person, actor.mandates, actor.is_known) == (frozenset({Role.GUEST}), None, (), False)
    with transaction():
        found = load.conference("anderswo")
        assert found is not None
        found.is_public = False
    with pytest.raises(NotFound):
        load.actor_in(load.conference("anderswo"), visit)


def test_a_card_goes_on_with_the_mandate_whoever_exercises_it(cast: Cast) -> None:
    number = mandate(cast, 1, holder_id=cast.member.person)
    token = signs_in(issue_cards(cast.secretariat)[0])
    with transaction() as session:
        row = session.get(Mandate, number)
        assert row is not None
        row.deputy_id, row.deputy_kind = cast.other_member.person, DeputyKind.SUBSTITUTE
    actor = load.actor_in(load.conference("erlbach"), load.visit(token, datetime.now(UTC)))
    assert (actor.mandates, actor.person) == ((number,), cast.other_member.person)


def test_a_mandate_is_found_by_its_number_and_by_that_of_its_card(cast: Cast, card: FreshCard) -> None:
    mandate(cast, 11)
    for wanted in ("114", " 114 ", card.public_number, card.public_number.lower()):
        assert [line.number for line in overview(cast.secretariat, wanted)] == [114]
    assert overview(cast.secretariat, "1") == ()
    assert len(overview(cast.secretariat, " ")) == 2


def test_a_thousand_cards_have_numbers_and_codes_of_their_own(app: Flask) -> None:
    cast = a_cast(with_motion=False)
    with transaction() as session:
        session.add_all(Mandate(conference_id=cast.founder.conference, number=number) for number in range(1, 1001))
    fresh = issue_cards(cast.secretariat)
    assert len({card.public_number for card in fresh}) == len({card.code for card in fresh}) == 1000

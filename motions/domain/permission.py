"""Who may do what, and when?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from motions.domain.errors import NotPermitted, NotPossible
from motions.domain.workflow import AmendmentState, ConferenceState, MotionState, State, state_words


class Role(Enum):
    """What a person is in a conference; a person can have several roles, and everybody is at least a guest."""

    SECRETARIAT = "secretariat"
    COMMITTEE = "committee"
    CHAIR = "chair"
    COUNTING = "counting"
    AUDITOR = "auditor"
    DELEGATE = "delegate"
    MEMBER = "member"
    GUEST = "guest"

    @property
    def word(self) -> str:
        """The German name."""
        return _ROLE_WORDS[self]


_ROLE_WORDS = {
    Role.SECRETARIAT: "Sekretariat",
    Role.COMMITTEE: "Antragskommission",
    Role.CHAIR: "Tagungspräsidium",
    Role.COUNTING: "Zählkommission",
    Role.AUDITOR: "Prüfung",
    Role.DELEGATE: "Delegierte",
    Role.MEMBER: "Mitglied",
    Role.GUEST: "Gast",
}

# A delegate is who exercises a mandate; everything else is given by name.
GIVEN_ROLES = tuple(role for role in Role if role is not Role.DELEGATE)
OFFICES = (Role.SECRETARIAT, Role.COMMITTEE, Role.CHAIR, Role.COUNTING, Role.AUDITOR)


class Action(Enum):
    """What a person does."""

    READ_PUBLISHED = "read_published"
    READ_DRAFT = "read_draft"
    IMPORT_MOTION = "import_motion"
    CORRECT_IMPORT = "correct_import"
    PUBLISH_MOTION = "publish_motion"
    SUBMIT_AMENDMENT = "submit_amendment"
    SUBMIT_FOR_ANY_UNIT = "submit_for_any_unit"
    WITHDRAW_AMENDMENT = "withdraw_amendment"
    RECOMMEND = "recommend"
    DECLARE_RESULT = "declare_result"
    CORRECT_RESULT = "correct_result"
    READ_SETUP = "read_setup"
    SET_UP_CONFERENCE = "set_up_conference"
    CLOSE_CONFERENCE = "close_conference"
    REOPEN_CONFERENCE = "reopen_conference"
    FOUND_CONFERENCE = "found_conference"
    READ_PEOPLE = "read_people"
    MANAGE_PEOPLE = "manage_people"
    GIVE_OFFICE = "give_office"
    CHECK_IN = "check_in"
    ISSUE_CARDS = "issue_cards"
    RELEASE_CARD = "release_card"
    IMPORT_PEOPLE = "import_people"
    EXPORT_PEOPLE = "export_people"
    READ_HISTORY = "read_history"
    EXPORT_JOURNAL = "export_journal"

    @property
    def word(self) -> str:
        """What it is, in German, as a noun phrase."""
        return _ACTION_WORDS[self]


_ACTION_WORDS = {
    Action.READ_PUBLISHED: "Veröffentlichtes lesen",
    Action.READ_DRAFT: "Entwürfe lesen",
    Action.IMPORT_MOTION: "einen Antrag einlesen",
    Action.CORRECT_IMPORT: "das Eingelesene berichtigen",
    Action.PUBLISH_MOTION: "einen Antrag veröffentlichen",
    Action.SUBMIT_AMENDMENT: "einen Änderungsantrag einreichen",
    Action.SUBMIT_FOR_ANY_UNIT: "für jede Gliederung einreichen",
    Action.WITHDRAW_AMENDMENT: "einen Änderungsantrag zurückziehen",
    Action.RECOMMEND: "ein Votum abgeben",
    Action.DECLARE_RESULT: "ein Ergebnis verkünden",
    Action.CORRECT_RESULT: "ein Ergebnis berichtigen",
    Action.READ_SETUP: "sehen, wie die Konferenz eingerichtet ist",
    Action.SET_UP_CONFERENCE: "die Konferenz einrichten",
    Action.CLOSE_CONFERENCE: "die Konferenz abschließen",
    Action.REOPEN_CONFERENCE: "die Konferenz wieder öffnen",
    Action.FOUND_CONFERENCE: "eine weitere Konferenz anlegen",
    Action.READ_PEOPLE: "Personen, Mandate und Ämter sehen",
    Action.MANAGE_PEOPLE: "Gliederungen, Personen und Mandate ändern",
    Action.GIVE_OFFICE: "Ämter vergeben und entziehen",
    Action.CHECK_IN: "Anwesenheit und Vertretung festhalten",
    Action.ISSUE_CARDS: "Karten ausstellen",
    Action.RELEASE_CARD: "eine Karte für ein weiteres Gerät freigeben",
    Action.IMPORT_PEOPLE: "Mitglieder und Delegierte einlesen",
    Action.EXPORT_PEOPLE: "Mitglieder und Delegierte ausgeben",
    Action.READ_HISTORY: "den Verlauf lesen",
    Action.EXPORT_JOURNAL: "den Verlauf zur Prüfung ausgeben",
}


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may do a thing, in which states of what it is done to, and whether also once the conference is closed.

    Without `states` it does not depend on how the thing stands.
    """

    roles: frozenset[Role]
    states: frozenset[State] = frozenset()
    when_closed: bool = False


def _for(*roles: Role, states: Collection[State] = (), when_closed: bool = False) -> Permission:
    return Permission(frozenset(roles), frozenset(states), when_closed)


_DRAFT = (MotionState.DRAFT,)
_ADMITTED = (MotionState.ADMITTED,)

PERMISSIONS: Mapping[Action, Permission] = {
    Action.READ_PUBLISHED: _for(*Role, when_closed=True),
    Action.READ_DRAFT: _for(Role.SECRETARIAT, states=_DRAFT, when_closed=True),
    Action.IMPORT_MOTION: _for(Role.SECRETARIAT),
    Action.CORRECT_IMPORT: _for(Role.SECRETARIAT, states=_DRAFT),
    Action.PUBLISH_MOTION: _for(Role.SECRETARIAT, states=_DRAFT),
    Action.SUBMIT_AMENDMENT: _for(Role.MEMBER, Role.SECRETARIAT, states=_ADMITTED),
    Action.SUBMIT_FOR_ANY_UNIT: _for(Role.SECRETARIAT, states=_ADMITTED),
    Action.WITHDRAW_AMENDMENT: _for(Role.MEMBER, Role.SECRETARIAT, states=(AmendmentState.SUBMITTED,)),
    Action.RECOMMEND: _for(Role.COMMITTEE, states=_ADMITTED),
    Action.DECLARE_RESULT: _for(Role.CHAIR, states=_ADMITTED),
    Action.CORRECT_RESULT: _for(Role.CHAIR, states=_ADMITTED),
    Action.READ_SETUP: _for(Role.SECRETARIAT, Role.AUDITOR, when_closed=True),
    Action.SET_UP_CONFERENCE: _for(Role.SECRETARIAT),
    Action.CLOSE_CONFERENCE: _for(Role.SECRETARIAT, states=(ConferenceState.OPEN,)),
    Action.REOPEN_CONFERENCE: _for(Role.SECRETARIAT, states=(ConferenceState.CLOSED,), when_closed=True),
    Action.FOUND_CONFERENCE: _for(Role.SECRETARIAT, when_closed=True),
    Action.READ_PEOPLE: _for(Role.SECRETARIAT, Role.COUNTING, Role.AUDITOR, when_closed=True),
    Action.MANAGE_PEOPLE: _for(Role.SECRETARIAT),
    Action.GIVE_OFFICE: _for(Role.SECRETARIAT),
    Action.CHECK_IN: _for(Role.SECRETARIAT, Role.COUNTING),
    Action.ISSUE_CARDS: _for(Role.SECRETARIAT),
    Action.RELEASE_CARD: _for(Role.SECRETARIAT, Role.COUNTING),
    Action.IMPORT_PEOPLE: _for(Role.SECRETARIAT),
    Action.EXPORT_PEOPLE: _for(Role.SECRETARIAT, when_closed=True),
    Action.READ_HISTORY: _for(*Role, when_closed=True),
    Action.EXPORT_JOURNAL: _for(Role.SECRETARIAT, Role.AUDITOR, when_closed=True),
}


def may(
    roles: Collection[Role],
    action: Action,
    state: State | None = None,
    conference: ConferenceState = ConferenceState.OPEN,
) -> bool:
    """Tell whether someone with these roles may do this; who has none is a guest.

    `state` is that of what it is done to; None asks whatever its state. `conference` is the state of the conference.
    """
    permission = PERMISSIONS[action]
    in_time = permission.when_closed or conference is ConferenceState.OPEN
    in_state = state is None or not permission.states or state in permission.states
    return in_time and in_state and not permission.roles.isdisjoint({*roles, Role.GUEST})


def who_may(action: Action) -> tuple[Role, ...]:
    """Give the roles that may do this, in the order of the roles."""
    return tuple(role for role in Role if role in PERMISSIONS[action].roles)


def check_goes_on(conference: ConferenceState) -> None:
    """Let pass what changes something at a conference.

    Raises NotPossible if it is closed.
    """
    if conference is ConferenceState.CLOSED:
        raise NotPossible("Das geht nicht mehr: Die Konferenz ist abgeschlossen.")


def permit(
    roles: Collection[Role],
    action: Action,
    state: State | None = None,
    conference: ConferenceState = ConferenceState.OPEN,
) -> None:
    """Let someone with these roles do this; for the parameters see `may`.

    Raises NotPermitted, naming who may, if none of the roles may; NotPossible, saying how the conference or the thing
    stands, if it cannot be done now.
    """
    if may(roles, action, state, conference):
        return
    if not may(roles, action, conference=conference) and may(roles, action):
        check_goes_on(conference)
    if state is not None and may(roles, action, conference=conference):
        raise NotPossible("Das geht jetzt nicht: %(state)s.", state=state_words(state))
    raise NotPermitted(
        "Dafür fehlt die Berechtigung. Das darf: %(roles)s.",
        roles=", ".join(role.word for role in who_may(action)),
        allowed=[role.value for role in who_may(action)],
    )

"""Which steps does a conference, a motion or an amendment take, from which state to which?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import overload

from motions.domain.errors import NotPossible


class ConferenceState(Enum):
    """Whether a conference goes on; at a closed one everything can be read and nothing changed."""

    OPEN = "open"
    CLOSED = "closed"


class MotionState(Enum):
    """How far a motion has come; whether it is decided follows from the decisions and is not stored."""

    DRAFT = "draft"
    ADMITTED = "admitted"


class AmendmentState(Enum):
    """How far an amendment has come; whether it is decided, lapsed or held follows from the decisions."""

    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Step(Enum):
    """What a person does that changes a state; publishing numbers a motion and freezes its text."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"


State = ConferenceState | MotionState | AmendmentState

STEPS: Mapping[State, Mapping[Step, State]] = {
    ConferenceState.OPEN: {Step.CLOSE: ConferenceState.CLOSED},
    ConferenceState.CLOSED: {Step.REOPEN: ConferenceState.OPEN},
    MotionState.DRAFT: {Step.PUBLISH: MotionState.ADMITTED},
    MotionState.ADMITTED: {},
    AmendmentState.SUBMITTED: {Step.WITHDRAW: AmendmentState.WITHDRAWN},
    AmendmentState.WITHDRAWN: {},
}

_STEP_WORDS = {
    Step.PUBLISH: "Veröffentlichen",
    Step.WITHDRAW: "Zurückziehen",
    Step.CLOSE: "Abschließen",
    Step.REOPEN: "Wiederöffnen",
}

_STATE_WORDS: Mapping[State, str] = {
    ConferenceState.OPEN: "die Konferenz läuft",
    ConferenceState.CLOSED: "die Konferenz ist abgeschlossen",
    MotionState.DRAFT: "der Antrag ist ein Entwurf",
    MotionState.ADMITTED: "der Antrag ist veröffentlicht und nicht mehr zu ändern",
    AmendmentState.SUBMITTED: "der Änderungsantrag ist eingereicht",
    AmendmentState.WITHDRAWN: "der Änderungsantrag ist zurückgezogen",
}


def state_words(state: State) -> str:
    """Say in German how a thing stands, as half a sentence."""
    return _STATE_WORDS[state]


@overload
def after(state: ConferenceState, step: Step) -> ConferenceState: ...
@overload
def after(state: MotionState, step: Step) -> MotionState: ...
@overload
def after(state: AmendmentState, step: Step) -> AmendmentState: ...
def after(state: State, step: Step) -> State:
    """Give the state that a step leads to.

    Raises NotPossible if the step is not possible from this state.
    """
    if step not in STEPS[state]:
        raise NotPossible("%(step)s ist nicht möglich: %(state)s.", step=_STEP_WORDS[step], state=_STATE_WORDS[state])
    return STEPS[state][step]

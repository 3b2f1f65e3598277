"""In which ways can a wish be refused?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any


class Refused(Exception):
    """A wish that cannot be granted, with one sentence for the person who had it.

    `message` is a German sentence with named places such as `%(line)d`; `values` fills them. The two are kept apart
    so that the sentence can be translated. `suggestions` are the lines that could be meant.
    """

    def __init__(self, message: str, *, suggestions: Sequence[int] = (), code: str = "", **values: Any) -> None:
        self.message = message
        self.values = values
        self.suggestions = tuple(suggestions)
        self.code = code
        super().__init__(message % values if values else message)


class NotPermitted(Refused):
    """The person may not do this. `allowed` names the roles that may, by their values."""

    def __init__(self, message: str, *, allowed: Sequence[str] = (), **values: Any) -> None:
        self.allowed = tuple(allowed)
        super().__init__(message, **values)


class NotConfirmed(Refused):
    """Before this it has to be made sure again who sits there."""


class TooMany(Refused):
    """There were too many attempts; after `wait` it goes on. The sentence may name the `minutes`, from 1."""

    def __init__(self, message: str, *, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(message, minutes=max(1, -(-wait // timedelta(minutes=1))))


class NotPossible(Refused):
    """The thing is not in a state in which this can be done."""


class Invalid(Refused):
    """What was entered is not what was asked for."""


class NotFound(Refused):
    """The thing does not exist, or the person may not know that it does."""


CHANGED_MEANWHILE = "Jemand anderes hat das inzwischen geändert. Es wurde nichts überschrieben."


class Conflict(Refused):
    """Someone else has changed the thing meanwhile; `current` is what stands there now, where that is known."""

    def __init__(
        self, message: str = CHANGED_MEANWHILE, *, current: object = None, code: str = "", **values: Any
    ) -> None:
        self.current = current
        super().__init__(message, code=code, **values)

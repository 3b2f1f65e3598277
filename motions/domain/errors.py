"""In which ways can a wish be refused?"""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """A wish that cannot be granted, with one sentence for the person who had it.

    `message` is a German sentence with named places such as `%(line)d`; `values` fills them. The two are kept apart
    so that the sentence can be translated. `suggestions` are the lines that could be meant.
    """

    def __init__(self, message: str, *, suggestions: Sequence[int] = (), code: str = "", **values: object) -> None:
        self.message = message
        self.values = values
        self.suggestions = tuple(suggestions)
        self.code = code
        super().__init__(message % values if values else message)


class NotPermitted(Refused):
    """The person may not do this."""


class NotPossible(Refused):
    """The thing is not in a state in which this can be done."""


class Invalid(Refused):
    """What was entered is not what was asked for."""


class NotFound(Refused):
    """The thing does not exist, or the person may not know that it does."""

"""What do forms have in common, and how do refusals come back into them?"""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Field

from motions.domain.errors import Refused
from motions.web.errors import sentence_of

LONGEST_ID = 10
NEEDED = lazy_gettext("Bitte ausfüllen.")


class Form(FlaskForm):
    """A form protected against forgery, whose standard sentences are those of the project."""

    class Meta(FlaskForm.Meta):
        """The language of the standard sentences."""

        locales = ("de",)


def refuse(form: Form, refusal: Refused, field: Field | None = None) -> None:
    """Put a refusal's sentence at a field of the form, or at its top if it belongs to none."""
    if field is None:
        form.form_errors.append(sentence_of(refusal))
    else:
        field.errors = [*field.errors, sentence_of(refusal)]


def id_in(typed: str | None) -> int | None:
    """Give the id that was chosen in a form, None for nothing chosen; what is no id is that of nothing (0).

    >>> id_in("17"), id_in(""), id_in("abc"), id_in("9" * 30)
    (17, None, 0, 0)
    """
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_ID else 0

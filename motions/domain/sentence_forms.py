"""In which forms does an edit read as a sentence?

One table serves writing and reading. In a form, {…} is a place to be filled in, and [one|several] agrees with the
number of lines, or of blocks, that are spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motions.domain.language import Language


class Spot(Enum):
    """How a form names the place that an edit changes."""

    LINES = "lines"
    WORDS = "words"
    BLOCKS = "blocks"
    BORDER = "border"
    AFTER_WORDS = "after_words"
    BEFORE_WORDS = "before_words"
    AFTER_LINES = "after_lines"
    BEFORE_LINES = "before_lines"
    WHOLE_TEXT = "whole_text"
    SUBJECT = "subject"
    WORDS_OF_SUBJECT = "words_of_subject"
    AFTER_WORDS_OF_SUBJECT = "after_words_of_subject"
    BEFORE_WORDS_OF_SUBJECT = "before_words_of_subject"


class Change(Enum):
    """What a form says that happens there."""

    TAKE_AWAY = "take_away"
    PUT_IN = "put_in"
    PUT_IN_BLOCKS = "put_in_blocks"
    DIVIDE = "divide"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence with places to be filled in, in each language, and what it says."""

    spot: Spot
    change: Change
    german: str
    english: str

    def template(self, language: Language) -> str:
        """The form in a language."""
        return self.german if language is Language.GERMAN else self.english


FORMS = (
    Form(
        Spot.LINES,
        Change.TAKE_AWAY,
        "{lines} [wird|werden] gestrichen{cut}{tail}.",
        "{lines} [is|are] deleted{cut}{tail}.",
    ),
    Form(
        Spot.LINES,
        Change.PUT_IN,
        "{lines} [wird|werden] durch {new} ersetzt{cut}{tail}.",
        "{lines} [is|are] replaced by {new}{cut}{tail}.",
    ),
    Form(
        Spot.LINES,
        Change.JOIN,
        "{lines} [wird|werden] gestrichen{cut}; was davor und danach steht, wird ein Absatz.",
        "{lines} [is|are] deleted{cut}; what stands before and after becomes one paragraph.",
    ),
    Form(
        Spot.WORDS,
        Change.TAKE_AWAY,
        "In {lines} wird {old} gestrichen{tail}.",
        "In {lines}, {old} is deleted{tail}.",
    ),
    Form(
        Spot.WORDS,
        Change.PUT_IN,
        "In {lines} wird {old} durch {new} ersetzt{tail}.",
        "In {lines}, {old} is replaced by {new}{tail}.",
    ),
    Form(
        Spot.WORDS,
        Change.JOIN,
        "In {lines} wird {old} gestrichen; was davor und danach steht, wird ein Absatz.",
        "In {lines}, {old} is deleted; what stands before and after becomes one paragraph.",
    ),
    Form(
        Spot.BLOCKS,
        Change.TAKE_AWAY,
        "[Der Absatz|Die Absätze] in {lines} [wird|werden] gestrichen.",
        "The [paragraph|paragraphs] in {lines} [is|are] deleted.",
    ),
    Form(
        Spot.BLOCKS,
        Change.PUT_IN,
        "[Der Absatz|Die Absätze] in {lines} [wird|werden] ersetzt durch: {new}.",
        "The [paragraph|paragraphs] in {lines} [is|are] replaced by: {new}.",
    ),
    Form(
        Spot.BORDER,
        Change.JOIN,
        "In {lines} werden die beiden Absätze zu einem verbunden.",
        "In {lines}, the two paragraphs are joined.",
    ),
    Form(
        Spot.BORDER,
        Change.PUT_IN,
        "In {lines} werden die beiden Absätze durch {new} zu einem verbunden.",
        "In {lines}, the two paragraphs are joined by {new}.",
    ),
    Form(
        Spot.AFTER_WORDS,
        Change.PUT_IN,
        "In {lines} wird nach {old} {new} eingefügt{tail}.",
        "In {lines}, {new} is inserted after {old}{tail}.",
    ),
    Form(
        Spot.AFTER_WORDS,
        Change.PUT_IN_BLOCKS,
        "In {lines} [wird|werden] nach {old} als [eigener Absatz|eigene Absätze] eingefügt: {new}.",
        "In {lines}, the following is inserted after {old} as [a paragraph of its own|paragraphs of their own]: {new}.",
    ),
    Form(
        Spot.AFTER_WORDS,
        Change.DIVIDE,
        "In {lines} beginnt nach {old} {opening}.",
        "In {lines}, {opening} begins after {old}.",
    ),
    Form(
        Spot.BEFORE_WORDS,
        Change.PUT_IN,
        "In {lines} wird vor {old} {new} eingefügt{tail}.",
        "In {lines}, {new} is inserted before {old}{tail}.",
    ),
    Form(
        Spot.AFTER_LINES,
        Change.PUT_IN,
        "Nach {lines} wird eingefügt: {new}.",
        "After {lines}, the following is inserted: {new}.",
    ),
    Form(
        Spot.BEFORE_LINES,
        Change.PUT_IN,
        "Vor {lines} wird eingefügt: {new}.",
        "Before {lines}, the following is inserted: {new}.",
    ),
    Form(
        Spot.WHOLE_TEXT,
        Change.TAKE_AWAY,
        "Der ganze Text wird gestrichen.",
        "The whole text is deleted.",
    ),
    Form(
        Spot.WHOLE_TEXT,
        Change.PUT_IN,
        "Der ganze Text wird ersetzt durch: {new}.",
        "The whole text is replaced by: {new}.",
    ),
    Form(Spot.SUBJECT, Change.PUT_IN, "Der Betreff lautet: {new}.", "The subject reads: {new}."),
    Form(
        Spot.WORDS_OF_SUBJECT,
        Change.TAKE_AWAY,
        "Im Betreff wird {old} gestrichen.",
        "In the subject, {old} is deleted.",
    ),
    Form(
        Spot.WORDS_OF_SUBJECT,
        Change.PUT_IN,
        "Im Betreff wird {old} durch {new} ersetzt.",
        "In the subject, {old} is replaced by {new}.",
    ),
    Form(
        Spot.AFTER_WORDS_OF_SUBJECT,
        Change.PUT_IN,
        "Im Betreff wird nach {old} {new} eingefügt.",
        "In the subject, {new} is inserted after {old}.",
    ),
    Form(
        Spot.BEFORE_WORDS_OF_SUBJECT,
        Change.PUT_IN,
        "Im Betreff wird vor {old} {new} eingefügt.",
        "In the subject, {new} is inserted before {old}.",
    ),
)

_FORM_OF = {(form.spot, form.change): form for form in FORMS}


def form_of(spot: Spot, change: Change) -> Form:
    """Give the form that says a change at a place named in this way.

    Raises KeyError if nothing of the kind can happen there.
    """
    return _FORM_OF[spot, change]

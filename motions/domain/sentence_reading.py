"""Which edit does a sentence say?"""

from __future__ import annotations

from motions.domain.characters import tidy
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.language import Language
from motions.domain.passage import Opening, Passage, join, words_of
from motions.domain.quoted_place import Range
from motions.domain.quoted_text import Content, Setting, read_content
from motions.domain.sentence_forms import FORMS, Change, Form, Spot
from motions.domain.sentence_places import OF_SUBJECT, find_place, setting_of
from motions.domain.sentence_slots import Filling
from motions.domain.sentence_template import read_form
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START

_SCOPE = {
    Spot.WHOLE_TEXT: Scope.WHOLE_TEXT,
    Spot.SUBJECT: Scope.SUBJECT,
    **dict.fromkeys(OF_SUBJECT, Scope.SUBJECT),
}
_GAP = Setting(begins_in_gap=True, ends_in_gap=True)


def read_sentence(text: Text, written: str) -> Edit | None:
    """Give the edit of a text, without number, that a sentence says; the inverse of `sentence`, German or English.

    White space of any kind and length is one space, and the full stop at the end may be missing. The edit is what the
    sentence says, and not made minimal. None if the sentence has none of the forms, if what it quotes does not stand on
    its lines, or several times and it does not say which is meant.
    """
    tidied = tidy(written).strip()
    for form in FORMS:
        for language in Language:
            try:
                edit = _read(text, tidied, form, language)
            except Invalid:
                continue
            if edit is not None:
                return edit
    return None


def _read(text: Text, written: str, form: Form, language: Language) -> Edit | None:
    filling = read_form(form.template(language), text, written, language)
    place = find_place(text, form.spot, filling) if filling is not None else None
    if filling is None or place is None:
        return None
    scope = _SCOPE.get(form.spot, Scope.PASSAGE)
    new = _new(text, scope, place, form.change, filling)
    if new is None or (place[0] == place[1] and not new.stream):
        return None
    if BLOCK_START in new.stream and (scope is Scope.SUBJECT or form.spot is Spot.BORDER):
        return None
    whole = words_of(text.head.subject) if scope is Scope.SUBJECT else text.passage
    if scope is Scope.SUBJECT and not new.stream and place == (0, len(whole.stream)):
        return None
    return Edit(*place, whole.part(*place), new, scope)


def _new(text: Text, scope: Scope, place: Range, change: Change, filling: Filling) -> Passage | None:
    """Give the new text that a sentence says, or None if it says none as it should."""
    content = Content(filling.new, filling.tail)
    setting = setting_of(text, scope, *place)
    match change:
        case Change.JOIN:
            return words_of(" ")
        case Change.PUT_IN_BLOCKS:
            blocks = read_content(Content(filling.new), _GAP)
            kind = text.blocks[text.block_index(place[0])].kind
            return blocks and join([Passage(BLOCK_END), blocks, Passage(BLOCK_START, (), (Opening(kind),))])
        case Change.PUT_IN:
            new = read_content(content, setting)
            return new if new and new.stream else None
        case _:
            return read_content(content, setting) if filling.tail else Passage()

"""How does an edit read as a sentence?"""

from __future__ import annotations

from dataclasses import replace

from motions.domain.edit import Edit, Scope
from motions.domain.language import Language
from motions.domain.passage import Opening
from motions.domain.quoted_text import Setting, content_of
from motions.domain.quoting import BORDER
from motions.domain.sentence_forms import Change, Spot, form_of
from motions.domain.sentence_places import name_place, setting_of
from motions.domain.sentence_slots import Filling
from motions.domain.sentence_template import fill_in
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START

_JOINABLE = frozenset({Spot.LINES, Spot.WORDS, Spot.BORDER})


def sentence(text: Text, edit: Edit, language: Language = Language.GERMAN) -> str:
    """Say exactly what an edit of a text does, with its address; `read_sentence` gives the edit again.

    "In Z. 39 wird „12 %“ durch „15 %“ ersetzt." What is quoted and stands more than once on its lines is counted. A
    word of which the edit takes only a part is named. New text stands in the notation of the editing field, with ¶
    where one block ends and the next begins. For an edit of a sub-amendment the text is the new text that it changes,
    and the positions of the edit count in that.
    """
    return _said(text, edit, language, is_short=False)


def short_sentence(text: Text, edit: Edit) -> str:
    """Say what an edit of a text does for pages: as `sentence`, but the middle of long quotes is left out.

    New text stands there without its notation; that of a whole text is left out.
    """
    if edit.scope is Scope.WHOLE_TEXT and not edit.is_deletion:
        return "Der ganze Text wird ersetzt."
    return _said(text, edit, Language.GERMAN, is_short=True)


def _said(text: Text, edit: Edit, language: Language, is_short: bool) -> str:
    spot, place = name_place(text, edit)
    change, filling = _change(text, edit, spot, replace(place, is_short=is_short))
    return fill_in(form_of(spot, change).template(language), filling, language)


def _change(text: Text, edit: Edit, spot: Spot, place: Filling) -> tuple[Change, Filling]:
    """Tell how a sentence names what happens at a place."""
    if edit.is_deletion:
        return Change.TAKE_AWAY, place
    if edit.new.stream == " " and spot in _JOINABLE:
        return Change.JOIN, place
    if spot is Spot.AFTER_WORDS and _divides_with_blocks(text, edit):
        return Change.PUT_IN_BLOCKS, _with_blocks(edit, place)
    setting = setting_of(text, edit.scope, edit.start, edit.end)
    content = content_of(edit.new, setting, place.is_short)
    filling = replace(place, new=content.words, tail=content.tail)
    if content.words or spot is Spot.BEFORE_WORDS:
        return Change.PUT_IN, filling
    return Change.DIVIDE if edit.is_insertion else Change.TAKE_AWAY, filling


def _divides_with_blocks(text: Text, edit: Edit) -> bool:
    """Tell whether blocks divide a block of which what remains keeps the kind."""
    new = edit.new
    if not (new.stream.startswith(BORDER) and new.stream.endswith(BORDER) and len(new.openings) > 1):
        return False
    return new.openings[-1] == Opening(text.blocks[text.block_index(edit.start)].kind)


def _with_blocks(edit: Edit, place: Filling) -> Filling:
    blocks = edit.new.part(len(BLOCK_END), len(edit.new.stream) - len(BLOCK_START))
    content = content_of(blocks, Setting(begins_in_gap=True, ends_in_gap=True), place.is_short)
    return replace(place, new=content.words, several=len(blocks.openings) > 1)

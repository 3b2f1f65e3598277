"""Of which places, words, verbs and signs does an instruction consist, in its order?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.instruction_arrows import ARROWS, next_arrows
from motions.domain.instruction_objects import (
    Found,
    read_between,
    read_lines,
    read_object,
    read_until,
)
from motions.domain.instruction_phrases import PREPOSITIONS, UNITS, VERBS, Phrase, Said, Spot
from motions.domain.instruction_tokens import Kind, Tokens
from motions.domain.instruction_words import Meaning, is_known

_SKIPPED = "()[]*•·-–—‐‑'’_/"
_SIGNS = {",": Meaning.COMMA, ":": Meaning.COLON, ".": Meaning.STOP, ";": Meaning.STOP, "!": Meaning.STOP}
_SAYS_NOTHING = frozenset({Meaning.NOTHING, Meaning.NEW, Meaning.FOLLOWING, Meaning.WHOLE})
_WHAT_FOLLOWS = frozenset({Meaning.BY, Meaning.AFTER, Meaning.BEFORE})
_BEFORE_UNQUOTED = VERBS | {Meaning.LINE_BREAK, Meaning.STOP}
_BEFORE_COLON = frozenset({Meaning.BY, Meaning.TO, Meaning.INSIDE, Meaning.INSTEAD})
_DANGLING = frozenset({Meaning.TO, Meaning.AT, Meaning.OUT_OF, Meaning.INSIDE})

Reading = tuple[Phrase, int]
"""A phrase and the index of the token after it."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of an instruction; `stuck` is the index of the first token that is none of them, if there is one."""

    phrases: tuple[Phrase, ...]
    stuck: int | None = None


class PhraseReader:
    """Reads phrases out of the tokens of an instruction, each token only once."""

    def __init__(self, written: str, tokens: Tokens) -> None:
        self._written = written
        self._tokens = tokens
        self._arrow_after = next_arrows(tokens)

    def phrases(self, start: int, end: int) -> Phrases:
        """Read the tokens [start, end) from the first on, until one is not understood."""
        found: list[Phrase] = []
        index = start
        while index < end:
            reading = self._changed_by_arrow(found, index) or self._phrase(index)
            if reading is None:
                following = self._skipped(index)
                if following is None:
                    return Phrases(tuple(found), index)
                index = following
                continue
            phrase, index = reading
            found.append(phrase)
        return Phrases(tuple(found))

    def _phrase(self, index: int) -> Reading | None:
        tokens = self._tokens
        kind, meaning = tokens.kind(index), tokens.meaning(index)
        if kind is Kind.BREAK:
            return self._of(Meaning.LINE_BREAK, index, index + 1)
        if kind is Kind.SIGN and tokens.text(index) in _SIGNS:
            return self._of(_SIGNS[tokens.text(index)], index, index + 1)
        if kind is Kind.SIGN and tokens.text(index) in ARROWS:
            return self._after_arrow(index)
        if self._is_numbering(index):
            return self._of(Meaning.STOP, index, index + 2)
        if meaning in (Meaning.END, Meaning.BEGINNING) and isinstance(meaning, Meaning):
            return self._edge(meaning, index, index + 1)
        if meaning is Meaning.NEW and self._is_new_version(index):
            return self._of(Meaning.VERSION, index, index + 1)
        if meaning in PREPOSITIONS and isinstance(meaning, Meaning):
            return self._after_preposition(meaning, index)
        if self._is_as_follows(index):
            return self._of(Meaning.BY, index, index + 1)
        if (meaning in VERBS or meaning is Meaning.AND) and isinstance(meaning, Meaning):
            return self._of(meaning, index, index + 1)
        return self._object(Meaning.NOTHING, index, read_until(tokens, index) or read_object(tokens, index))

    def _is_as_follows(self, index: int) -> bool:
        """Tell whether "folgt" stands here in "wie folgt ersetzen: „neu“", and not before „alt“ durch „neu“."""
        tokens = self._tokens
        if tokens.text(index).lower() != "folgt" or tokens.meaning(index + 1) is not Meaning.REPLACE:
            return False
        quote = tokens.after_nothing(index + 2)
        quote += tokens.is_sign(quote, ":")
        is_old = tokens.meaning(quote + 1) in (Meaning.BY, Meaning.TO) or tokens.text(quote + 1) in ARROWS
        return tokens.kind(quote) is Kind.QUOTE and not is_old

    def _of(self, meaning: Meaning, first: int, following: int) -> Reading:
        listed = self._tokens.tokens
        return Phrase(meaning, None, listed[first].start, listed[following - 1].end), following

    def _object(self, meaning: Meaning, first: int, found: Found | None) -> Reading | None:
        if found is None:
            return None
        listed = self._tokens.tokens
        end = listed[found.following - 1].end
        return Phrase(meaning, found.value, listed[first].start, end), found.following

    def _after_preposition(self, meaning: Meaning, index: int) -> Reading | None:
        tokens = self._tokens
        following = tokens.after_nothing(index + 1)
        further = tokens.meaning(following)
        if meaning in (Meaning.AT, Meaning.TO) and further in (Meaning.END, Meaning.BEGINNING):
            return self._edge(Meaning.END if further is Meaning.END else Meaning.BEGINNING, index, following + 1)
        if meaning is Meaning.AT and tokens.text(following).lower() == "stelle":
            meaning, following = Meaning.INSTEAD, following + 1
        if meaning in (Meaning.INSTEAD, Meaning.OUT_OF) and further is Meaning.OF:
            following += 1
        if meaning in (Meaning.OF, Meaning.STARTING_AT):
            stretch = self._object(Meaning.NOTHING, index, read_until(tokens, following))
            if stretch:
                return stretch
        if meaning is Meaning.BETWEEN:
            return self._object(meaning, index, read_between(tokens, following))
        if meaning in _BEFORE_COLON:
            following += tokens.is_sign(following, ":")
        reading = self._object(meaning, index, read_object(tokens, following))
        if meaning is Meaning.BY and self._says_text_follows(following):
            return self._of(meaning, index, following + 2)
        if reading is None and meaning in _WHAT_FOLLOWS:
            return self._of(meaning, index, index + 1)
        return self._with_start(reading) if meaning is Meaning.STARTING_AT else reading

    def _says_text_follows(self, index: int) -> bool:
        """Tell whether "folgenden Text" stands here without the text."""
        tokens = self._tokens
        is_text = tokens.meaning(index) is Meaning.FOLLOWING and tokens.meaning(index + 1) is Meaning.TEXT
        return is_text and tokens.kind(index + 2 + tokens.is_sign(index + 2, ":")) is not Kind.QUOTE

    def _with_start(self, reading: Reading | None) -> Reading | None:
        """Read "ab Zeile 39": only up to "bis Zeile 41" or "bis Ende des Absatzes", or behind "Absatz", a place."""
        if reading is None or not isinstance(reading[0].value, Spot) or reading[0].value.kind is not Meaning.LINE:
            return None
        phrase, following = reading
        lines = reading[0].value.lines
        if lines[0].endswith("ff.") or "-" in lines[0]:
            return Phrase(Meaning.NOTHING, phrase.value, phrase.start, phrase.end), following
        value = Spot(Meaning.LINE, lines, starts_there=True)
        return Phrase(Meaning.INSIDE, value, phrase.start, phrase.end), following

    def _edge(self, meaning: Meaning, first: int, index: int) -> Reading:
        """Read "am Ende von Zeile 44", "am Anfang des Absatzes", or "am Ende" alone."""
        tokens = self._tokens
        following = tokens.after_nothing(index)
        following += tokens.meaning(following) in (Meaning.OF, Meaning.INSIDE)
        found = read_object(tokens, following)
        is_place = found is not None and isinstance(found.value, Spot)
        return (self._object(meaning, first, found) if is_place else None) or self._of(meaning, first, index)

    def _is_new_version(self, index: int) -> bool:
        """Tell whether "neu" says that something gets a new wording: "Z. 39 neu: …", "Neuer Betreff: …"."""
        following = self._tokens.meaning(index + 1)
        return self._tokens.is_sign(index + 1, ":") or following is Meaning.SUBJECT

    def _is_numbering(self, index: int) -> bool:
        """Tell whether "1.", "2)" or "a)" counts changes here, and is not the ordinal of "1. Spiegelstrich"."""
        tokens = self._tokens
        is_letter = tokens.kind(index) is Kind.WORD and len(tokens.text(index)) == 1
        is_number = tokens.is_whole_number(index) and tokens.is_sign(index + 1, ".)")
        if not is_number and not (is_letter and tokens.is_sign(index + 1, ")")):
            return False
        following = tokens.meaning(index + 2)
        is_listed = is_number and (following is Meaning.AND or tokens.is_sign(index + 2, ","))
        if is_listed or (following in UNITS and not tokens.is_whole_number(index + 3)):
            return False
        return index == 0 or tokens.kind(index - 1) is Kind.BREAK or tokens.is_sign(index - 1, ".;:,)")

    def _skipped(self, index: int) -> int | None:
        """Give the index of the token after one that says nothing: an article, a bracket, the "zu" before a verb."""
        tokens = self._tokens
        meaning = tokens.meaning(index)
        if tokens.is_sign(index, _SKIPPED) or meaning in _SAYS_NOTHING:
            return index + 1
        return index + 1 if meaning in _DANGLING else None

    def _changed_by_arrow(self, found: list[Phrase], index: int) -> Reading | None:
        """Read unquoted words between a place, or the beginning, and an arrow."""
        arrow = self._arrow_after.get(index)
        if arrow is None or arrow == index or self._tokens.kind(index) is Kind.QUOTE:
            return None
        if self._tokens.is_sign(index, f":.,{_SKIPPED}") or read_lines_at(self._tokens, index):
            return None
        before = [phrase for phrase in found if phrase.meaning is not Meaning.COLON]
        if before and not (isinstance(before[-1].value, Spot) or before[-1].meaning in _BEFORE_UNQUOTED):
            return None
        if self._tokens.meaning(index) in VERBS or self._begins_with_noun(index):
            return None
        listed = self._tokens.tokens
        start, end = listed[index].start, listed[arrow - 1].end
        return Phrase(Meaning.NOTHING, Said(self._written[start:end].strip()), start, end), arrow

    def _begins_with_noun(self, index: int) -> bool:
        """Tell whether "das Wort" stands before what changes; it is read as such."""
        return self._tokens.meaning(self._tokens.after_nothing(index)) is Meaning.WORD

    def _after_arrow(self, index: int) -> Reading | None:
        tokens = self._tokens
        if tokens.kind(index + 1) is Kind.QUOTE:
            return self._object(Meaning.TO, index, read_object(tokens, index + 1))
        end = index + 1
        while tokens.kind(end) not in (None, Kind.BREAK) and not tokens.is_sign(end, ";"):
            is_verb = tokens.meaning(end) in VERBS and is_known(tokens.text(end))
            if tokens.text(end) in ARROWS or is_verb:
                return None
            if self._begins_next(end):
                break
            end += 1
        if end == index + 1:
            return None
        listed = tokens.tokens
        words = self._written[listed[index].end : listed[end - 1].end].strip()
        before = self._written[: listed[index].start].rstrip()
        said = words[:-1] if words.endswith(".") and not before.endswith(".") else words
        return self._object(Meaning.TO, index, Found(Said(said), end))

    def _begins_next(self, index: int) -> bool:
        """Tell whether a comma or "und" stands here before a further address."""
        is_joint = self._tokens.is_sign(index, ",") or self._tokens.meaning(index) is Meaning.AND
        following = self._tokens.after_nothing(index + 1)
        following += self._tokens.meaning(following) is Meaning.INSIDE
        return is_joint and read_lines_at(self._tokens, following) is not None


def read_lines_at(tokens: Tokens, index: int) -> Found | None:
    """Read "Z. 39" or "in Z. 39" from a token on."""
    index += tokens.meaning(index) is Meaning.INSIDE
    return read_lines(tokens, index + 1) if tokens.meaning(index) is Meaning.LINE else None

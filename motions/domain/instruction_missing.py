"""What does an instruction leave out, if its words are understood and still ask for no change?"""

from __future__ import annotations

from collections.abc import Sequence

from motions.domain.instruction_phrases import VERBS, Phrase, Said
from motions.domain.instruction_words import Meaning

_PUTS_IN = frozenset({Meaning.INSERT, Meaning.APPEND})
_SUBSTITUTES = frozenset({Meaning.REPLACE, Meaning.CHANGE, Meaning.VERSION, Meaning.READS})
_SIDES = frozenset({Meaning.AFTER, Meaning.BEFORE, Meaning.BETWEEN, Meaning.END, Meaning.BEGINNING, Meaning.AT})


def missing(phrases: Sequence[Phrase]) -> str:
    """Say what has to be added to the phrases of an instruction, as the end of a German sentence."""
    meanings = {phrase.meaning for phrase in phrases}
    quotes = [phrase for phrase in phrases if isinstance(phrase.value, Said)]
    if not meanings & VERBS:
        return "was geschehen soll: ersetzen, streichen oder einfügen"
    if meanings & _PUTS_IN and not quotes:
        return "was eingefügt werden soll"
    if meanings & _PUTS_IN and not meanings & _SIDES:
        return "wo eingefügt werden soll: nach, vor oder am Ende von etwas"
    if meanings & _SUBSTITUTES and len(quotes) < 2:
        return "was an die Stelle wovon treten soll: „alt“ und „neu“"
    if Meaning.DELETE in meanings and not quotes:
        return "was gestrichen werden soll: „Z. 39 streichen“ oder „ab Z. 39 bis Ende des Absatzes streichen“"
    return "wie das zusammengehört; klarer ist eine Anweisung für jede Änderung"

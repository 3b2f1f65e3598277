"""What does a word of an instruction mean, a slip in it allowed?"""

from __future__ import annotations

from functools import lru_cache

from motions.domain.instruction_words import FORMS_OF_WORDS, Known, Meaning, folded, is_known

# Words of the language that are one letter away from a word of the tables and never meant as one.
NO_SLIPS = """
    heißt steht leute fast rast last kein keine keinen keiner keines keinem nicht nichts nie ohne außer nur mach
    macht dach bach fach flach nahe nacht hoch unten hinten winter ort fort anhang ansatz ansätze umsatz einsatz
    test takt neun acht sechs viertel drittel stadt staat blatt wegen gehen regen legen segen satt salz sitz platz
    ziele teile erde ente weichen reichen bauten leiten stellen versetzen versetzt besetzen besetzt wagen sagen rat
    zeit mitte unser unsere eins zwei drei vier fünf sieben zehn elf zwölf zwanzig hundert
    oder weder denn doch nein wann seit wider lassen lasse davon daran darum kommt andere senden geben täuschen erst
    euer seiten teilen zielen zählen zahlt wahl wahlen werte beitrag weit weite steile rund hund hände enden wende
    wenden wild morgen nieder lieder tier bier lüge lügen flüge züge punkte koma leuten hießen weiße weißen schreien
    scheiben streicheln massage strich striche entfalten begrünung fünftel zehntel"""

_NO_SLIPS = frozenset(map(folded, NO_SLIPS.split()))
_SHORTEST_WITH_SLIP = 4
_LONG = 7
_TAKES_ALL = frozenset({Meaning.DELETE, Meaning.WHOLE, Meaning.FOLLOWING})
_NOUNS = frozenset(
    {
        Meaning.END,
        Meaning.BEGINNING,
        Meaning.LINE,
        Meaning.SENTENCE,
        Meaning.PARAGRAPH,
        Meaning.ITEM,
        Meaning.HEADING,
        Meaning.SUBJECT,
        Meaning.TEXT,
        Meaning.WORD,
        Meaning.OCCURRENCE,
        Meaning.REASON,
    }
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz-"


@lru_cache(maxsize=4096)
def meaning_of(word: str) -> Known | None:
    """Say what a word means, one slip in it allowed: a letter too many, missing, wrong, or two of them swapped.

    A slip is allowed in words of four letters and more, but in none that says nothing. None if the word is not in the
    tables or, with a slip, could be two of them that differ in meaning.

    >>> meaning_of("streihcen"), meaning_of("durhc"), meaning_of("Rathaus")
    (<Meaning.DELETE: 'streichen'>, <Meaning.BY: 'durch'>, None)
    """
    form = folded(word)
    if is_known(word):
        return FORMS_OF_WORDS[form]
    if form in _NO_SLIPS or not _SHORTEST_WITH_SLIP <= len(form) <= _LONGEST:
        return None
    near = {FORMS_OF_WORDS[one] for one in _one_slip_away(form) if _can_be_meant(one, word)}
    return near.pop() if len(near) == 1 else None


def _can_be_meant(form: str, word: str) -> bool:
    """Tell whether a word can be this form with a slip in it, and is not more likely a word of the text.

    A word that says nothing is not meant: "Wiese" is not "diese". A noun is no short verb: "Raum" is not "raus".
    """
    meaning = FORMS_OF_WORDS[form]
    if meaning in (Meaning.NOTHING, Meaning.NEW):
        return False
    is_noun = word[:1].isupper() and not word.isupper()
    must_be_long = meaning in _TAKES_ALL or (is_noun and meaning not in _NOUNS)
    return len(form) >= (_LONG if must_be_long else _SHORTEST_WITH_SLIP - 1)


_LONGEST = max(map(len, FORMS_OF_WORDS)) + 1


def _one_slip_away(form: str) -> set[str]:
    parts = [(form[:place], form[place:]) for place in range(len(form) + 1)]
    near = {left + right[1:] for left, right in parts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    near |= {left + letter + right for left, right in parts for letter in _LETTERS}
    return near & FORMS_OF_WORDS.keys()

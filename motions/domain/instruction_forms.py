"""In which forms does a person write a change?

A row is one form: what it asks for, which places and words it names, and which verbs may stand in it. Word order is
free, save that of two texts without a preposition the old one comes first. Places at which it happens ("in Z. 39") may
stand anywhere. To let a further form be understood, add a row, and to `instruction_words` what words it uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motions.domain.instruction_words import Meaning


class Change(Enum):
    """What an instruction asks for."""

    REPLACE = "ersetzen"
    DELETE = "streichen"
    INSERT = "einfügen"


class Slot(Enum):
    """What a form names."""

    OLD = "words or a place that change"
    OLD_WORDS = "words that change, not only their place"
    NEW = "the new words, without a preposition"
    BY = "durch „neu“"
    TO = "zu „neu“"
    INTO = "in „neu“"
    BY_WHAT_FOLLOWS = "durch folgenden Text: … „neu“"
    INSTEAD = "statt „alt“"
    OUT_OF = "aus „alt“"
    AT = "nach, vor, am Ende von, zwischen: words or a place"
    NEW_KIND = "neuer Absatz, neuer Spiegelstrich, folgenden Satz"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: an example, what it asks for, what it names, and its verbs.

    At least one of `verbs` stands in it unless it `can_lack_verb`; with `needs_all_verbs` each of them. A form that
    `borrows` takes over the verb of a neighbour: "in Z. 39 „a“ und in Z. 40 „b“ streichen". The new words stand last in
    one that `ends_with_new`: of "Z. 39 „a“ ändern" nobody knows into what.
    """

    example: str
    change: Change
    slots: tuple[Slot, ...]
    verbs: frozenset[Meaning] = frozenset()
    can_lack_verb: bool = False
    needs_all_verbs: bool = False
    borrows: bool = False
    ends_with_new: bool = False


_SUBSTITUTES = frozenset({Meaning.REPLACE, Meaning.CHANGE, Meaning.VERSION, Meaning.READS})
_WORDS_ANEW = frozenset({Meaning.VERSION, Meaning.READS, Meaning.CHANGE})
_PUTS_IN = frozenset({Meaning.INSERT, Meaning.APPEND})

FORMS = (
    Form(
        "In Z. 39 „a“ durch „b“ ersetzen",
        Change.REPLACE,
        (Slot.OLD, Slot.BY),
        frozenset({Meaning.REPLACE, Meaning.CHANGE}),
    ),
    Form("In Z. 39 „a“ durch „b“", Change.REPLACE, (Slot.OLD_WORDS, Slot.BY), can_lack_verb=True),
    Form(
        "Z. 39–41 durch folgenden Text ersetzen: „b“",
        Change.REPLACE,
        (Slot.OLD, Slot.BY_WHAT_FOLLOWS, Slot.NEW),
        frozenset({Meaning.REPLACE, Meaning.CHANGE}),
    ),
    Form("„a“ in „b“ ändern", Change.REPLACE, (Slot.OLD, Slot.INTO), frozenset({Meaning.CHANGE})),
    Form("„a“ wird zu „b“", Change.REPLACE, (Slot.OLD_WORDS, Slot.TO), _SUBSTITUTES, can_lack_verb=True),
    Form("Z. 39 soll „b“ lauten", Change.REPLACE, (Slot.OLD, Slot.NEW), frozenset({Meaning.READS})),
    Form("Z. 39 erhält folgende Fassung: „b“", Change.REPLACE, (Slot.OLD, Slot.NEW), _WORDS_ANEW, ends_with_new=True),
    Form(
        "statt „a“ muss es „b“ heißen",
        Change.REPLACE,
        (Slot.INSTEAD, Slot.NEW),
        _SUBSTITUTES | _PUTS_IN,
        can_lack_verb=True,
    ),
    Form("aus „a“ wird „b“", Change.REPLACE, (Slot.OUT_OF, Slot.NEW), can_lack_verb=True),
    Form(
        "„a“ streichen und durch „b“ ersetzen",
        Change.REPLACE,
        (Slot.OLD, Slot.BY),
        frozenset({Meaning.DELETE, Meaning.REPLACE}),
        needs_all_verbs=True,
    ),
    Form(
        "„a“ streichen und stattdessen „b“ einfügen",
        Change.REPLACE,
        (Slot.OLD, Slot.NEW),
        frozenset({Meaning.DELETE, Meaning.IN_ITS_PLACE, Meaning.INSERT}),
        needs_all_verbs=True,
    ),
    Form("Z. 75–79 streichen", Change.DELETE, (Slot.OLD,), frozenset({Meaning.DELETE})),
    Form("das Komma nach „a“ streichen", Change.DELETE, (Slot.OLD_WORDS, Slot.AT), frozenset({Meaning.DELETE})),
    Form(
        "den Punkt nach „a“ durch „b“ ersetzen",
        Change.REPLACE,
        (Slot.OLD_WORDS, Slot.AT, Slot.BY),
        frozenset({Meaning.REPLACE}),
    ),
    Form("nach „a“ „b“ einfügen", Change.INSERT, (Slot.AT, Slot.NEW), _PUTS_IN),
    Form(
        "nach Z. 44 neuer Absatz: „b“", Change.INSERT, (Slot.AT, Slot.NEW_KIND, Slot.NEW), _PUTS_IN, can_lack_verb=True
    ),
    Form("an Z. 44 „b“ anfügen", Change.INSERT, (Slot.NEW,), frozenset({Meaning.APPEND})),
    Form("„a“ … und „b“ streichen", Change.DELETE, (Slot.OLD_WORDS,), can_lack_verb=True, borrows=True),
    Form(
        "nach „a“ „b“ … und nach „c“ „d“ einfügen", Change.INSERT, (Slot.AT, Slot.NEW), can_lack_verb=True, borrows=True
    ),
)

"""With which words, signs and colours do pages name standings, outcomes, roles and changes?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from motions.domain.decision import Decision
from motions.domain.edit import Edit, Operation
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.domain.provenance import Piece, PieceKind, RedlineBlock, Source
from motions.domain.standing import UNDECIDED, Standing, Standings
from motions.domain.words import BLOCK_END, BLOCK_START, is_border, words

MOST_WORDS_QUOTED = 3
MOST_CHARACTERS_QUOTED = 28
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class State:
    """A standing for the eye: `css` chooses colour and sign, `word` says it; lazily translated."""

    css: str
    word: Any


OPEN = State("pending", lazy_gettext("offen"))

_STANDINGS: Mapping[Standing, State] = {
    Standing.OPEN: OPEN,
    Standing.HELD: State("held", lazy_gettext("zurückgestellt")),
    Standing.ADOPTED: State("adopted", lazy_gettext("angenommen")),
    Standing.OVERRIDDEN: State("overridden", lazy_gettext("überholt")),
    Standing.REJECTED: State("rejected", lazy_gettext("abgelehnt")),
    Standing.REFERRED: State("referred", lazy_gettext("überwiesen")),
    Standing.SETTLED: State("settled", lazy_gettext("erledigt")),
    Standing.LAPSED: State("lapsed", lazy_gettext("hinfällig")),
    Standing.NOT_CONSIDERED: State("lapsed", lazy_gettext("nicht befasst")),
    Standing.WITHDRAWN: State("withdrawn", lazy_gettext("zurückgezogen")),
    Standing.CARRIED_OVER: State("referred", lazy_gettext("übertragen")),
    Standing.OTHER: State("settled", lazy_gettext("anders entschieden")),
    Standing.ADAPTED: State("settled", lazy_gettext("angepasst")),
    Standing.ABSENT: State("held", lazy_gettext("noch nicht aufgenommen")),
}

_RECOMMENDATIONS: Mapping[Outcome, State] = {
    Outcome.ADOPTED: State("adopted", lazy_gettext("Annahme")),
    Outcome.ADOPTED_AS_AMENDED: State("adopted", lazy_gettext("Annahme mit Änderungen")),
    Outcome.ADOPTED_IN_PART: State("adopted", lazy_gettext("Annahme in Teilen")),
    Outcome.TAKEN_OVER: State("adopted", lazy_gettext("Übernahme")),
    Outcome.REJECTED: State("rejected", lazy_gettext("Ablehnung")),
    Outcome.REFERRED: State("referred", lazy_gettext("Überweisung")),
    Outcome.REFERRED_FOR_DECISION: State("referred", lazy_gettext("Überweisung zur Entscheidung")),
    Outcome.AS_MATERIAL: State("referred", lazy_gettext("Überweisung als Material")),
    Outcome.SETTLED: State("settled", lazy_gettext("Erledigung")),
    Outcome.LAPSED: State("lapsed", lazy_gettext("hinfällig")),
    Outcome.NOT_CONSIDERED: State("lapsed", lazy_gettext("Nichtbefassung")),
    Outcome.WITHDRAWN: State("withdrawn", lazy_gettext("Rückzug")),
    Outcome.CARRIED_OVER: State("referred", lazy_gettext("Übertragung")),
    Outcome.OTHER: State("settled", lazy_gettext("anders")),
}


def role_word(role: Role) -> str:
    """Name a role."""
    return gettext(role.word)


def role_words(roles: Iterable[str]) -> list[str]:
    """Name roles that are given by their values, in the order of the enum."""
    named = set(roles)
    return [role_word(role) for role in Role if role.value in named]


def standing_state(standing: Standing) -> State:
    """Show how one edit stands."""
    return _STANDINGS[standing]


def joined_state(standings: Iterable[Standing]) -> State:
    """Show how several edits stand together; where they differ, what is still open or was adopted of them is said."""
    found = set(standings)
    if len(found) == 1:
        return _STANDINGS[found.pop()]
    if found & UNDECIDED:
        return State("pending", gettext("teilweise offen"))
    if Standing.ADOPTED in found:
        return State("adopted", gettext("teilweise angenommen"))
    return State("settled", gettext("teils so, teils so"))


def amendment_state(standings: Standings, number: str) -> State:
    """Show how an amendment stands as a whole."""
    return joined_state(standings.standing(edit_id) for edit_id in standings.amendments[number])


def recommendation_state(outcome: Outcome) -> State:
    """Show what the committee recommends."""
    return _RECOMMENDATIONS[outcome]


def motion_state(decision: Decision | None) -> State:
    """Show how a motion stands: in debate, or how it was decided."""
    if decision is None:
        return State("pending", gettext("in Beratung"))
    return State(_RECOMMENDATIONS[decision.outcome].css, gettext(decision.outcome.word))


def change_words(edit: Edit) -> str:
    """Say in a few words what an edit does: replaces which words, deletes, inserts."""
    match edit.operation:
        case Operation.SUBJECT:
            return gettext("ändert den Betreff")
        case Operation.REPLACE_ALL:
            return gettext("ersetzt den ganzen Text")
        case Operation.INSERT:
            return _insertion_words(edit.new.stream)
        case Operation.DELETE:
            return gettext("streicht %(what)s", what=_what(edit.old.stream))
        case Operation.REPLACE:
            return _replacement_words(edit)


def with_firm_spaces(text: str) -> str:
    """Keep the parts of "12 %" and "2.400 Euro" on one printed line."""
    pieces: list[str] = []
    position = 0
    for word in words(text):
        pieces += (text[position : word.start], word.text.replace(" ", NO_BREAK_SPACE))
        position = word.end
    return "".join((*pieces, text[position:]))


def _replacement_words(edit: Edit) -> str:
    if not edit.old.stream.strip(BLOCK_START + BLOCK_END):
        return gettext("verbindet zwei Absätze")
    return gettext("ersetzt %(what)s", what=_what(edit.old.stream))


def _insertion_words(stream: str) -> str:
    if not stream.strip(BLOCK_START + BLOCK_END):
        return gettext("teilt den Absatz")
    blocks = stream.count(BLOCK_START)
    if blocks and stream[0] in BLOCK_START + BLOCK_END:
        count = sum(1 for block in stream.split(BLOCK_START) if block.strip())
        return ngettext("fügt einen Absatz ein", "fügt %(num)d Absätze ein", count)
    return gettext("fügt %(what)s ein", what=_what(stream))


def _what(stream: str) -> str:
    found = [word for word in words(stream) if not is_border(word)]
    prose = " ".join(stream.replace(BLOCK_START, " ").replace(BLOCK_END, " ").split()).strip(" ,;") or stream
    if len(found) <= MOST_WORDS_QUOTED and len(prose) <= MOST_CHARACTERS_QUOTED:
        return f"„{with_firm_spaces(prose)}“"
    return ngettext("%(num)d Wort", "%(num)d Wörter", sum(1 for word in found if any(map(str.isalnum, word.text))) or 1)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many amendments there are, and for each way in which some stand how many: "9 angenommen"."""

    total: int
    parts: tuple[str, ...]


def counts_of(standings: Standings) -> Counts:
    """Count amendments by how they stand; what is open comes last."""
    states = [amendment_state(standings, number) for number in standings.amendments]
    counted = Counter((state.css == OPEN.css, str(state.word)) for state in states)
    ordered = sorted(counted.items(), key=lambda found: (found[0][0], -found[1], found[0][1]))
    return Counts(len(states), tuple(f"{count} {word}" for (_, word), count in ordered))


def firm_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Give a redline to be looked at: what an edit put in or took out in one stroke, numerals in one with their units.

    Where words stood on several lines, the stroke still is one; a page that names lines shows the pieces themselves.
    """
    runs = ((stroke, "".join(piece.text for piece in run)) for stroke, run in groupby(pieces, _stroke))
    return tuple(
        Piece(kind, with_firm_spaces(text), source=Source(edits=put_in), removed_by=taken_out)
        for (kind, put_in, taken_out), text in runs
    )


def _stroke(piece: Piece) -> tuple[PieceKind, tuple[str, ...], tuple[str, ...]]:
    return piece.kind, piece.source.edits, piece.removed_by


def firm_blocks(blocks: Iterable[RedlineBlock]) -> tuple[RedlineBlock, ...]:
    """Give the blocks of a redline to be looked at; see `firm_pieces`."""
    return tuple(replace(block, pieces=firm_pieces(block.pieces)) for block in blocks)

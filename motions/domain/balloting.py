"""On what, how and how far is voted in a ballot?"""

from __future__ import annotations

from enum import Enum


class BallotSubject(Enum):
    """What is put in a ballot (V1)."""

    ITEM = "item"
    MOTION = "motion"
    BLOCK = "block"
    ALTERNATIVES = "alternatives"
    RECOMMENDATION = "recommendation"
    PROCEDURAL = "procedural"
    OPINION = "opinion"

    @property
    def word(self) -> str:
        """The German name."""
        return _SUBJECT_WORDS[self]


_SUBJECT_WORDS = {
    BallotSubject.ITEM: "Änderungsantrag",
    BallotSubject.MOTION: "Schlussabstimmung",
    BallotSubject.BLOCK: "Blockabstimmung",
    BallotSubject.ALTERNATIVES: "Alternativen",
    BallotSubject.RECOMMENDATION: "Votum",
    BallotSubject.PROCEDURAL: "Geschäftsordnung",
    BallotSubject.OPINION: "Meinungsbild",
}


class BallotWay(Enum):
    """How votes are given in a ballot: with cards or papers that a committee counts, or electronically (V2)."""

    CARDS = "cards"
    PAPER = "paper"
    BY_NAME = "by_name"
    SECRETLY = "secret"

    @property
    def is_electronic(self) -> bool:
        """Tell whether the delegates vote with their devices."""
        return self in (BallotWay.BY_NAME, BallotWay.SECRETLY)

    @property
    def word(self) -> str:
        """The German name."""
        return _WAY_WORDS[self]


_WAY_WORDS = {
    BallotWay.CARDS: "Stimmkarten, ausgezählt",
    BallotWay.PAPER: "Stimmzettel, ausgezählt",
    BallotWay.BY_NAME: "elektronisch, namentlich",
    BallotWay.SECRETLY: "elektronisch, geheim",
}


class BallotState(Enum):
    """How far a ballot has come: open for votes, closed with a tally, released and thus valid, or void.

    A count of cards or papers is released by a second person where the conference says so (V9); an electronic ballot
    is released with its close.
    """

    OPEN = "open"
    CLOSED = "closed"
    RELEASED = "released"
    VOID = "void"

    @property
    def word(self) -> str:
        """The German name."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    BallotState.OPEN: "läuft",
    BallotState.CLOSED: "ausgezählt",
    BallotState.RELEASED: "festgestellt",
    BallotState.VOID: "ungültig",
}


class Choice(Enum):
    """What a vote says; among alternatives a vote names one of them, none, or abstains."""

    YES = "yes"
    NO = "no"
    ABSTENTION = "abstention"

    @property
    def word(self) -> str:
        """The German word on the ballot."""
        return {Choice.YES: "Ja", Choice.NO: "Nein", Choice.ABSTENTION: "Enthaltung"}[self]

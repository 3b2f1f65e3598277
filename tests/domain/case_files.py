"""What does a case file of a clerk say?

A case file begins with a line "# what the case shows". Its sections follow, each under a line "== Name ==":

    == Antrag ==              the numbered lines of the motion, or prose without numbers
    == Breite ==              the width at which prose without numbers is set (characters), 95 if it is not said
    == Änderungsanträge ==    "Ä1 | OV Nord | unteilbar, eingegangen 2026-05-01, zu Ä3, Rang 1", each with its
                              instructions below it, one an indented line; several blocks of new text are parted by ¶;
                              "Ä2 neu" is an adapted version of Ä2
    == Verknüpfungen ==       "Ä1 schließt aus Ä2: Grund", "Ä1 braucht Ä2: Grund",
                              "Ä1 ersetzt als Kompromiss Ä2, Ä3: Grund"
    == Abstimmung ==          weitestgehend | nächstliegend | Textreihenfolge | Alternativen
    == Gleiche Stelle ==      the order of insertions at one place: "Ä5.1, Ä4.1"

    == Kopf ==                "Nummer: G4", "Antragsteller: …", "Betreff: …", "angenommen: …", "abgelehnt: …",
                              "überwiesen an: …": what the head and the decision form say; all that is not empty
    == Druck ==               the printed lines as they are shown: "1 Die Stadt"; all
    == Besondere Zeilen ==    "1 Kopf", "3 leer", "9 Formular": the lines without amendable words; all
    == Blöcke ==              "Überschrift | Z. 1 | Der Garten", "Absatz | Z. 2–3 | …", "Punkt - | Z. 4 | …"; bold words
                              stand between two ** each; all

    == Teiländerungen ==      "Ä1.1 | Z. 39 | alt → neu", "+ neu" or "- alt"; all edits
    == Sätze ==               "Ä1.1: In Z. 39 wird „alt“ durch „neu“ ersetzt."; of the named edits
    == Beziehungen ==         "Ä1.1: Ä2.1 fällt; Ä3.1 geht weiter; Ä4.1 überschneidet; Ä5.1 gleich;
                              Ä6.1 gleiche Stelle" on one line; all
    == Nahe ==                "Ä1.1, Ä2.1": pairs with the mark; all
    == Gruppen ==             one group a line
    == Reihenfolge ==         the edits in voting order, parted by commas or lines
    == Gründe ==              "Ä1.1: Wörter": words in the reason for its place in the order
    == Punkte ==              what is put as one item, in voting order, one item a line
    == Folgen ==              "Ä1.1: Ä2.1, Ä4.1": what falls, lapses or is settled; all
    == Warum ==               "Ä1.1, Ä2.1: Wörter": words in the reason why the second falls if the first is adopted

    == Angenommen ==          what is adopted, parted by commas, or "nichts"; may come several times, each with
    == Text ==                the adopted text, blocks parted by empty lines
    == Betreff ==             the adopted subject
    == Fett ==                the bold words of the adopted text, one stretch a line, or "nichts"
    == Herkunft ==            "neu ← Ä1.1", "alt ← Z. 39": sources of words of the adopted text before it
    == Gestrichen ==          "alt ← Ä1.1": what took words out
    == Redaktionell ==        "vorher → nachher": every repair in the adopted text before it
    == Neu gesetzt ==         "1 | Z. 1, Ä1.1 | Die Stadt": each line of the adopted text, set anew, and its sources
    == Verbleib ==            "Z. 1 → Z. 1, 2", "Z. 3 → gestrichen durch Ä1.1", or both parted by "; ": what became of
                              the lines with words; of the named lines

    == Beschlüsse ==          "Ä1 angenommen", "Ä1.1, Ä2.1 abgelehnt", "Antrag überwiesen", "Ä2.1 Fall bestätigt",
                              "Ä2.1 angepasst als Ä2 neu": taken one after another, may come several times; sections
                              after it look at what then stands, and the text that is then adopted
    == Stand ==               "Ä1.1: angenommen", "Ä2.1: gefallen wegen Ä1.1" …; all

    == Neue Fassung ==        the numbered lines of a new version
    == Übertragen ==          "Ä1.1: Z. 4" or "Ä2.1: offen"; all
    == Warum offen ==         "Ä2.1: Wörter": words in the reason why it needs a person

    == Fehler ==              words that stand in the sentence by which the case is refused
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"

_SECTION = re.compile(r"== (.+) ==")


@dataclass(frozen=True)
class Section:
    """A section of a case file: its name and its lines without empty ones at the ends."""

    name: str
    lines: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The lines with something on them."""
        return tuple(line.strip() for line in self.lines if line.strip())

    @property
    def listed(self) -> tuple[str, ...]:
        """What stands in it parted by commas or lines."""
        return tuple(one.strip() for line in self.filled for one in line.split(",") if one.strip())


@dataclass(frozen=True)
class CaseFile:
    """What a case shows, and its sections in their order."""

    title: str
    sections: tuple[Section, ...] = field(default=())

    def section(self, name: str) -> Section | None:
        """Give the first section of a name, if there is one."""
        return next((section for section in self.sections if section.name == name), None)


def read_case(path: Path) -> CaseFile:
    """Read a case file."""
    return case_of(path.read_text("utf-8"), path.name)


def case_of(content: str, name: str) -> CaseFile:
    """Read what is written in a case file of this name."""
    lines = content.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise ValueError(f"{name} does not begin with what the case shows")
    return CaseFile(lines[0][2:].strip(), tuple(_sections(lines[1:])))


def _sections(lines: list[str]) -> Iterator[Section]:
    name, own = "", list[str]()
    for line in lines:
        found = _SECTION.fullmatch(line.strip())
        if found is None:
            own.append(line)
            continue
        yield from _section(name, own)
        name, own = found[1], []
    yield from _section(name, own)


def _section(name: str, lines: list[str]) -> Iterator[Section]:
    text = "\n".join(lines).strip("\n")
    if name:
        yield Section(name, tuple(text.split("\n")) if text else ())
    elif text.strip():
        raise ValueError(f"“{text.strip()[:40]}” stands in no section")


def case_files() -> list[Path]:
    """Give all case files, in the order of their names."""
    return sorted(FOLDER.glob("*.txt"))

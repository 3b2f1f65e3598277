"""A short printed motion with everything that makes addresses hard."""

from __future__ import annotations

from motions.domain.address import LineRange
from motions.domain.proposal import Replace
from motions.domain.text import Text
from motions.imports.printed_text import read_text

PRINTED = """
1 **Antrag-Nummer:** B7
2 **Antragsteller:** OV Süd
3 **Betreff:** Mehr Gärten
4 in der Stadt
5
6 **Gärten für alle**
7
8 Die Stadt legt 12 % mehr Gärten an. Dafür gibt sie 2.400
9 Euro je Garten aus. Die Gärten liegen an der alten Garten-
10 mauer und am „Grünen Ring“, wo die Opel-
11 Siedlung beginnt.
12
13 Alle dürfen ernten, was sie säen. Niemand braucht
14 dafür einen Ausweis, und niemand zahlt mehr als 12 Euro.
15
16 Die Gärten öffnen im Mai.
17
18 angenommen [ ] abgelehnt [ ] überwiesen an ______
"""


def garden_motion() -> Text:
    return read_text(PRINTED.encode())


def rewriting(lines: LineRange, notation: str) -> Replace:
    """Ask for lines to be rewritten as in the editing field."""
    return Replace(f"{lines.first}-{lines.last}", notation)

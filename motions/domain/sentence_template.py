"""How is a form of a sentence filled in, and how is what fills it read out again?"""

from __future__ import annotations

import re
from functools import cache

from motions.domain.language import Language
from motions.domain.quoting import with_one_full_stop
from motions.domain.sentence_slots import Filling, Reading, read_slot, write_slot
from motions.domain.text import Text

_PART = re.compile(r"\{(?P<slot>\w+)\}|\[(?P<one>[^|]*)\|(?P<several>[^]]*)\]|(?P<literal>[^{[]+)")


@cache
def _parts(template: str) -> tuple[re.Match[str], ...]:
    return tuple(_PART.finditer(template))


def fill_in(template: str, filling: Filling, language: Language) -> str:
    """Fill a form in; the full stop at its end stays away after a quote that ends a sentence itself."""
    pieces = []
    for part in _parts(template):
        if part["slot"]:
            pieces.append(write_slot(part["slot"], filling, language))
        else:
            pieces.append(part["literal"] or part["several" if filling.several else "one"])
    written = "".join(pieces)
    return with_one_full_stop(written[0].upper() + written[1:])


def read_form(template: str, text: Text, written: str, language: Language) -> Filling | None:
    """Read what fills a form in a sentence over a text; None if the sentence has another form.

    The sentence has single spaces and none at its ends. The full stop at its end may be missing.

    Raises Invalid if the text has no such lines.
    """
    reading: Reading | None = Reading(text, language, written)
    for part in _parts(template.removesuffix(".")):
        if reading is None:
            return None
        if part["slot"]:
            reading = read_slot(part["slot"], reading)
        elif part["literal"]:
            reading = reading.after(part["literal"])
        else:
            reading = reading.after(part["several"], part["one"])
    return reading.filling if reading is not None and written[reading.position :] in ("", ".") else None

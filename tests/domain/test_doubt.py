"""Are the lines marked where length alone decided, and no others?"""

from __future__ import annotations

from motions.domain.blocks import Reading, recognise
from motions.domain.correction import join_block, split_block
from motions.domain.doubt import Doubt, doubts
from motions.imports.printed_text import read_printed_text

FULL = "Diese Zeile ist so lang wie alle anderen und hört nicht mit einem Satz auf, sondern geht noch"


def reading(*lines: str) -> Reading:
    """Read lines numbered from 1; an empty string is an empty line without a number."""
    numbers = iter(range(1, len(lines) + 1))
    return read_printed_text("\n".join(f"{next(numbers)} {line}" if line else "" for line in lines).encode())


def found(text: Reading) -> dict[int, Doubt]:
    return dict(doubts(text, recognise(text)))


def test_a_paragraph_after_a_line_that_was_only_a_little_short_is_doubtful():
    text = reading(FULL, FULL[:70] + " so.", "Hier geht es weiter.", FULL, FULL)
    assert found(text)[3] is Doubt.SHORT_LINE


def test_a_paragraph_after_a_line_that_was_much_too_short_is_certain():
    text = reading(FULL, "Das war es.", "Hier geht es weiter.", FULL, FULL)
    assert 3 not in found(text)


def test_an_empty_line_after_a_full_one_may_be_the_end_of_a_page():
    text = reading(FULL, FULL[:-5] + " weg.", "", "Hier geht es weiter.", FULL, FULL)
    assert found(text)[3] is Doubt.PAGE_BREAK


def test_an_empty_line_after_a_short_sentence_parts_for_certain():
    text = reading(FULL, "Das war es.", "", "Hier geht es weiter.", FULL, FULL)
    assert found(text) == {}


def test_a_line_after_a_short_end_of_a_sentence_may_begin_a_block():
    text = reading(FULL, FULL[:80] + " da.", "Geschwindigkeitsbegrenzungen helfen.", FULL, FULL)
    assert 3 not in [start.line for start in recognise(text)]
    assert found(text)[3] is Doubt.PERHAPS_BEGINS


def test_blank_lines_headings_and_items_are_certain():
    text = reading("**Vom Wasser**", "", FULL[:85] + " so.", "- ein Punkt", "- noch einer", FULL, FULL)
    assert found(text) == {}


def test_what_a_person_has_corrected_is_not_doubted_again():
    joined = reading(FULL, FULL[:70] + " so.", "Hier geht es weiter.", FULL, FULL)
    assert 3 not in doubts(joined, join_block(recognise(joined), 3))
    parted = reading(FULL, FULL[:80] + " da.", "Geschwindigkeitsbegrenzungen helfen.", FULL, FULL)
    assert 3 not in doubts(parted, split_block(parted, recognise(parted), 3))

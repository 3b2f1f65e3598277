from __future__ import annotations

import pytest
from hypothesis import given

from motions.domain.errors import Invalid
from motions.domain.notation import read_notation, read_words, write_notation
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, Opening, Passage, passage_of
from tests.domain.written_blocks import texts_as_written

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


@given(texts_as_written)
def test_reading_what_was_written_gives_the_same_blocks(blocks):
    assert read_notation(write_notation(blocks)) == blocks


@pytest.mark.parametrize(
    ("written", "prose", "marks"),
    [
        ("a ** b", "a ** b", ()),
        ("a __ b", "a __ b", ()),
        ("a ** b **c** d", "a ** b c d", (Mark(7, 8),)),
        ("<b> {{x}} ** ###N### [1] __ %s", "<b> {{x}} ** ###N### [1] __ %s", ()),
        ("a ** b** c", "a b c", (Mark(2, 3),)),
    ],
)
def test_a_sign_between_spaces_that_has_no_partner_is_text(written, prose, marks):
    (block,) = read_notation(written)
    assert (block.prose, block.marks) == (prose, marks)
    assert read_notation(write_notation([block])) == (block,)
    assert write_notation([block]) == written or marks


@given(texts_as_written)
def test_a_passage_of_whole_blocks_is_written_as_its_blocks_are(blocks):
    assert write_notation(passage_of(blocks)) == write_notation(blocks)


def test_blocks_are_parted_by_empty_lines_and_a_line_break_is_a_space():
    assert read_notation("Ein Weg\nam Fluss.\r\n\r\n \nNoch einer.\n") == (
        Block(PARAGRAPH, "Ein Weg am Fluss."),
        Block(PARAGRAPH, "Noch einer."),
    )


def test_nothing_but_spaces_has_no_blocks():
    assert read_notation(" \n\n\t\n") == ()
    assert read_notation("**") == ()


def test_bold_and_italic_are_read():
    assert read_notation("Ein **neuer** und __weiter__ Weg.") == (
        Block(PARAGRAPH, "Ein neuer und weiter Weg.", "", (Mark(4, 9), Mark(14, 20, MarkKind.ITALIC))),
    )


def test_a_block_bold_from_end_to_end_is_a_heading():
    assert read_notation("**1. Wege**") == (Block(HEADING, "1. Wege"),)


def test_two_bold_stretches_are_no_heading():
    assert read_notation("**Ein** Weg **hier**")[0].kind is PARAGRAPH


def test_a_bold_paragraph_ends_with_a_backslash():
    bold = Block(PARAGRAPH, "Das gilt.", "", (Mark(0, 9),))
    assert write_notation([bold]) == "**Das gilt.**\\"
    assert read_notation("**Das gilt.**\\") == (bold,)


def test_a_sign_left_over_is_dropped():
    assert read_notation("Ein **neuer Weg") == (Block(PARAGRAPH, "Ein neuer Weg"),)


def test_a_backslash_takes_the_meaning_of_a_sign_and_is_a_character_before_letters():
    assert read_notation(r"\- kein \**fetter\** Weg") == (Block(PARAGRAPH, "- kein **fetter** Weg"),)
    assert read_notation(r"C:\Wege") == (Block(PARAGRAPH, r"C:\Wege"),)


def test_a_gender_star_is_written_as_it_is():
    assert (
        write_notation([Block(PARAGRAPH, "Alle Radler*innen und Fahrer_innen")]) == "Alle Radler*innen und Fahrer_innen"
    )


@pytest.mark.parametrize("mark", ["-", "•", "*", "–"])
def test_a_bullet_begins_an_item_and_so_does_the_same_one_on_the_next_line(mark):
    assert read_notation(f"{mark} Busse\nund Bahnen\n{mark} Räder") == (
        Block(ITEM, "Busse und Bahnen", mark),
        Block(ITEM, "Räder", mark),
    )


def test_numbers_begin_items_where_two_follow_each_other():
    assert read_notation("1. Busse\n\n2. Bahnen") == (Block(ITEM, "Busse", "1."), Block(ITEM, "Bahnen", "2."))
    assert read_notation("a) Busse\nb) Bahnen") == (Block(ITEM, "Busse", "a)"), Block(ITEM, "Bahnen", "b)"))


def test_a_number_without_a_neighbour_is_prose():
    assert read_notation("1. Mai ist Feiertag.") == (Block(PARAGRAPH, "1. Mai ist Feiertag."),)
    assert read_notation("1. Mai\n\n3. Oktober") == (Block(PARAGRAPH, "1. Mai"), Block(PARAGRAPH, "3. Oktober"))


def test_an_item_with_a_number_and_no_neighbour_is_written_behind_a_bullet():
    assert write_notation([Block(ITEM, "Busse", "4.")]) == "- 4. Busse"
    assert read_notation("- 4. Busse") == (Block(ITEM, "Busse", "4."),)


def test_a_paragraph_that_looks_like_an_item_is_escaped():
    blocks = (Block(PARAGRAPH, "1. Mai"), Block(PARAGRAPH, "2. Mai"), Block(PARAGRAPH, "- und –"))
    assert write_notation(blocks) == "1\\. Mai\n\n2\\. Mai\n\n\\- und –"
    assert read_notation(write_notation(blocks)) == blocks


def test_an_item_without_a_mark_gets_a_bullet():
    assert write_notation([Block(ITEM, "Busse")]) == "- Busse"


def test_what_belongs_to_a_block_that_began_before_is_written_as_a_paragraph():
    passage = Passage("am Fluss.\n\tNoch einer", (Mark(3, 8), Mark(11, 15)), (Opening(ITEM, "-"),))
    assert write_notation(passage) == "am **Fluss**.\n\n- **Noch** einer"


def test_soft_hyphens_and_runs_of_spaces_are_not_kept():
    assert read_notation("Ein  Rad\u00adweg ** hier**")[0].prose == "Ein Radweg hier"


def test_words_inside_a_block_have_no_list_mark_and_no_heading():
    assert read_words("- **gut**\n\nso -") == Passage("- gut so -", (Mark(2, 5),))
    assert read_words("**gut**") == Passage("gut", (Mark(0, 3),))


@pytest.mark.parametrize("read", [read_notation, read_words])
def test_a_control_character_is_refused(read):
    with pytest.raises(Invalid, match=r"Steuerzeichen U\+0000"):
        read("Ein\x00Weg")
    with pytest.raises(Invalid, match=r"Steuerzeichen U\+D800"):
        read("Ein\ud800Weg")


@pytest.mark.parametrize(
    ("written", "prose"),
    [
        ("Das ist zu recht-\nfertigen.", "Das ist zu rechtfertigen."),
        ("Die Opel-\nVerwaltung", "Die Opel-Verwaltung"),
        ("Die Stadt-\nund Landkreise", "Die Stadt- und Landkreise"),
        ("weder Bus-\nnoch\nBahnfahrt", "weder Bus- noch Bahnfahrt"),
        ("2027–\n2032 und Bus/\nBahn", "2027–2032 und Bus/Bahn"),
        ("der Hafen -\nda", "der Hafen - da"),
        ("die Brü\u00ad  \ncke", "die Brücke"),
        ("ein Rad\\-\nweg", "ein Rad- weg"),
        ("**die Brü-**\n**cke** da", "die Brücke da"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_whole_again(written, prose):
    assert [block.prose for block in read_notation(written)] == [prose]
    assert read_words(written).stream == prose


def test_bold_goes_on_over_a_word_that_was_cut():
    (block,) = read_notation("**die Brü-**\n**cke** da")
    assert block.marks == (Mark(0, 10),)

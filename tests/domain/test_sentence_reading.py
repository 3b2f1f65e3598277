"""Does a sentence give the edit again that it says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import motions.sample
from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.insertion import Where
from motions.domain.language import Language
from motions.domain.minimal import minimal_edits
from motions.domain.new_text import NewTexts
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, passage_of
from motions.domain.proposal import Insert, edits_of
from motions.domain.sentence import sentence
from motions.domain.sentence_reading import read_sentence
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, words
from motions.imports.printed_text import read_text
from tests.domain.said_edits import EXAMPLES, GARDENS, SIGNS, Example
from tests.domain.strategies import blocks, edit_of, edits_over, prose, subject_edit, texts, whole_text_edit
from tests.motion_a1 import MOTION_A1, needs_motion_a1


def read_again(text: Text, edit: Edit, language: Language) -> Edit | None:
    return read_sentence(text, sentence(text, edit, language))


def unmoved(edit: Edit) -> Edit:
    """Give what of an edit a sentence says."""
    return replace(edit, id="", within="", move=0)


@pytest.mark.parametrize("said", EXAMPLES, ids=lambda said: said.name)
def test_an_example_is_read_as_the_edit_that_it_says(said: Example) -> None:
    assert read_sentence(said.text, said.german) == said.edit
    assert read_sentence(said.text, said.english) == said.edit


@pytest.mark.parametrize(
    "written",
    [
        "In Z. 8 wird „12 %“ durch „15 %“ ersetzt.",
        "  In  Z. 8\twird „12 %“\n durch „15   %“ ersetzt.  ",
        "In\u00a0Z.\u00a08 wird „12 %“ durch\u202f„15 %“ ersetzt.",
        "In Z. 8 wird „12\u00a0%“ durch „15 %“ ersetzt.",
        "In Z. 8 wird „12%“ durch „15 %“ ersetzt.",
        "In Z. 8 wird „12 %“ durch „15 %“ ersetzt",
        'In Z. 8 wird "12 %" durch »15 %« ersetzt.',
        "In Z. 8 wird „12 %“ (1. Vorkommen) durch „15 %“ ersetzt.",
        "In line 8, “12 %” is replaced by “15 %”.",
        "In line 8, „12 %“ is replaced by\n“15 %”",
    ],
)
def test_white_space_kinds_of_quotes_and_the_full_stop_do_not_matter(written: str) -> None:
    start = GARDENS.stream.index("12 %")
    assert read_sentence(GARDENS, written) == edit_of(GARDENS, start, start + 4, "15 %")


def test_lines_are_read_also_where_the_words_that_they_cut_are_not_named() -> None:
    start, end = GARDENS.line(10).start, GARDENS.line(10).end
    assert read_sentence(GARDENS, "Z. 10 wird gestrichen.") == edit_of(GARDENS, start, end, "")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("nothing", ""),
        ("a full stop", "."),
        ("no form", "Zeile 8 soll weg."),
        ("words after the form", "Z. 16 wird gestrichen. Danke."),
        ("two sentences", "Z. 16 wird gestrichen. Z. 8 wird gestrichen."),
        ("two languages", "In Z. 8 wird „12 %“ replaced by „15 %“."),
        ("a line that is not there", "Z. 99 wird gestrichen."),
        ("a line of the head", "Z. 3 wird gestrichen."),
        ("a line without words", "Z. 12 wird gestrichen."),
        ("lines that step back", "Z. 14–13 werden gestrichen."),
        ("a number of very many digits", f"Z. {'9' * 5000} wird gestrichen."),
        ("words that stand nowhere", "In Z. 8 wird „11 %“ gestrichen."),
        ("words that stand on another line", "In Z. 9 wird „12 %“ gestrichen."),
        ("a part of a word", "In Z. 8 wird „Gärt“ gestrichen."),
        ("a part of a numeral", "In Z. 8 wird „12“ durch „15“ ersetzt."),
        ("words that stand there twice", "In Z. 8–9 wird „Gärten“ gestrichen."),
        ("an occurrence that is not there", "In Z. 8–9 wird „Gärten“ (3. Vorkommen) gestrichen."),
        ("the occurrence 0", "In Z. 8–9 wird „Gärten“ (0. Vorkommen) gestrichen."),
        ("brackets that are not closed", "In Z. 8–9 wird „Gärten“ (2. Vorkommen gestrichen."),
        ("a quote that is not closed", "In Z. 8 wird „mehr gestrichen."),
        ("a quote in a quote of its kind", "Nach Z. 11 wird eingefügt: „Er sagt „Ja“.“"),
        ("an empty quote", "In Z. 8 wird „“ gestrichen."),
        ("an empty new text", "In Z. 8 wird „mehr“ durch „“ ersetzt."),
        ("a line amid a paragraph", "Nach Z. 13 wird eingefügt: „Neu“."),
        ("a line that begins no paragraph", "Vor Z. 14 wird eingefügt: „Neu“."),
        ("lines that are no whole paragraph", "Der Absatz in Z. 13 wird gestrichen."),
        ("lines of a single paragraph", "In Z. 13–14 werden die beiden Absätze zu einem verbunden."),
        ("lines of three paragraphs", "In Z. 8–16 werden die beiden Absätze zu einem verbunden."),
        (
            "a border that is put in and joins",
            "In Z. 11–13 werden die beiden Absätze durch „a ¶ b“ zu einem verbunden.",
        ),
        ("a border that does not stand there", "In Z. 13 wird „säen. ¶ Niemand“ gestrichen."),
        ("words without the border between them", "In Z. 11–13 wird „beginnt. Alle“ gestrichen."),
        ("an empty block", "Nach Z. 11 wird eingefügt: „Eins. ¶ ¶ Zwei.“"),
        ("half a border in new words", "Nach Z. 11 wird eingefügt: „Eins. ⏎ Zwei.“"),
        ("a border in the subject", "Der Betreff lautet: „Eins ¶ Zwei“."),
        ("words after a border", "In Z. 11–13 wird nach „beginnt. ¶“ „Neu“ eingefügt."),
        ("a subject without words", "Der Betreff wird gestrichen."),
        ("no word left of the subject", f"Im Betreff wird „{GARDENS.head.subject}“ gestrichen."),
        ("a new subject without words", "Der Betreff lautet: „\u200b“."),
        ("a new text without words", "In Z. 8 wird „mehr“ durch „\u200b“ ersetzt."),
        ("words that the subject does not have", "Im Betreff wird „Alle“ gestrichen."),
        ("a cut word that does not stand there", "In Z. 10 wird „mauer“ (von „Hausmauer“ nur „mauer“) gestrichen."),
        ("a cut word without its whole", "In Z. 10 wird „mauer“ gestrichen."),
        ("lines that do not cut the word", "Z. 10 wird gestrichen (von „Hausmauer“ nur „mauer“)."),
        ("lines that are counted", "Z. 10 wird gestrichen (2. Vorkommen)."),
        ("a control character", "Nach Z. 11 wird eingefügt: „\x00“."),
        ("half a character", "Nach Z. 11 wird eingefügt: „\ud800“."),
    ],
)
def test_what_is_no_sentence_about_the_text_is_not_read(name: str, written: str) -> None:
    assert read_sentence(GARDENS, written) is None, name


def test_a_text_without_a_subject_has_no_words_in_it() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, "Rad")])
    assert read_sentence(text, "Im Betreff wird „Rad“ gestrichen.") is None
    assert read_sentence(text, "Der Betreff wird gestrichen.") is None
    assert read_sentence(text, "Der Betreff lautet: „Rad“.") == subject_edit(text, 0, 0, "Rad")


def test_a_whole_numeral_is_not_taken_for_a_quoted_part_of_it() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, "Von 12 Betrieben zahlen 12 % mehr.")])
    start = text.stream.index("12 B")
    edit = edit_of(text, start, start + 2, "13")
    assert sentence(text, edit) == "In Z. 1 wird „12“ (1. Vorkommen) durch „13“ ersetzt."
    assert read_again(text, edit, Language.GERMAN) == edit
    assert read_sentence(text, "In Z. 1 wird „12“ (2. Vorkommen) durch „13“ ersetzt.") is None


def test_a_part_in_the_middle_of_a_word_is_found_by_its_count() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, "Eine Banana.")])
    edits = [edit_of(text, start, start + 2, "o") for start in (7, 9)]
    assert [sentence(text, edit) for edit in edits] == [
        "In Z. 1 wird „an“ (von „Banana“ nur „an“, 1. Vorkommen) durch „o“ ersetzt.",
        "In Z. 1 wird „an“ (von „Banana“ nur „an“, 2. Vorkommen) durch „o“ ersetzt.",
    ]
    for edit in edits:
        assert read_again(text, edit, Language.ENGLISH) == edit


def test_a_word_is_found_among_more_of_its_kind_than_are_counted_elsewhere() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, " ".join(["Rad"] * 1500))], width=10_000)
    edit = edit_of(text, 1 + 4 * 1400, 1 + 4 * 1400 + 3, "Bus")
    assert sentence(text, edit) == "In Z. 1 wird „Rad“ (1401. Vorkommen) durch „Bus“ ersetzt."
    assert read_again(text, edit, Language.GERMAN) == edit


@pytest.mark.parametrize("number", ["Ä3", "Ä3-1", "Ä9 neu"])
@pytest.mark.parametrize("language", Language)
def test_sentences_about_a_new_text_are_read_by_its_lettered_lines(number: str, language: Language) -> None:
    edits = number_edits(number, edits_of(GARDENS, Insert("11", "Neu ist das Haus, neu.\n\nUnd alt.", Where.AFTER)))
    text = NewTexts(GARDENS, (Amendment(number, "OV Nord", edits),)).of(f"{number}.1")
    for edit in edits_of_each_word(text):
        assert f"{number}:11" in sentence(text, edit, language)
        assert read_again(text, edit, language) == edit


def edits_of_each_word(text: Text, step: int = 1) -> Iterator[Edit]:
    """Delete, replace, and put something in before each word."""
    for word in [word for word in words(text.stream) if not is_border(word)][::step]:
        yield edit_of(text, word.start, word.end, "")
        yield edit_of(text, word.start, word.end, "„Neues“ Wort")
        yield edit_of(text, word.start, word.start, "neu,")


def edits_of_each_block(text: Text) -> Iterator[Edit]:
    """Delete each block, divide it, put one in after it, and join it with the next one."""
    for start, end in text.ranges:
        second = words(text.stream, start, end)[-1].start
        yield edit_of(text, start, end, "")
        yield edit_of(text, start - 1, end + 1, "\tNeu.\n\tUnd mehr.\n")
        yield edit_of(text, end, end, "Am Ende.")
        yield edit_of(text, end + 1, end + 1, "\tNeu.\n")
        yield edit_of(text, second, second, "\n\t" if second > start else "Davor:")
        if end + 2 < len(text.stream):
            yield edit_of(text, end, end + 2, " ")
            yield edit_of(text, words(text.stream, start, end)[-1].start, end + 2, "und")


def assert_read_again(text: Text, step: int) -> None:
    edits = [*edits_of_each_word(text, step), *edits_of_each_block(text)]
    for count, edit in enumerate(edits):
        language = list(Language)[count % 2]
        assert read_again(text, edit, language) == edit


def test_each_change_of_a_word_or_block_of_two_short_motions_is_read_again() -> None:
    assert_read_again(GARDENS, 1)
    assert_read_again(SIGNS, 1)


def test_changes_all_over_the_sample_motion_are_read_again() -> None:
    sample = Path(motions.sample.__file__).with_name("motion.txt")
    assert_read_again(read_text(sample.read_bytes(), 95), 29)


@needs_motion_a1
def test_changes_all_over_the_real_motion_are_read_again() -> None:
    assert_read_again(read_text(MOTION_A1.read_bytes(), 95), 31)


@given(texts().flatmap(lambda text: st.tuples(st.just(text), edits_over(text))), st.sampled_from(Language))
def test_a_sentence_gives_its_edit_again(case, language):
    text, edit = case
    assert read_again(text, edit, language) == edit


def of_its_kind(block: Block) -> Block:
    """Give a block as the notation says it: a heading is bold in any case."""
    return replace(block, marks=()) if block.kind is BlockKind.HEADING else block


def rewriting_is_read_again(text: Text, new: list[Block], language: Language) -> None:
    new = [of_its_kind(block) for block in new]
    whole = passage_of([Block(BlockKind.PARAGRAPH, "Anfang."), *new])
    for edit in minimal_edits(text, 0, len(text.stream), whole):
        assert read_again(text, edit, language) == unmoved(edit)


@given(texts(), blocks(8), blocks(8), st.sampled_from(Language))
def test_what_is_bold_in_new_words_is_read_again(text, one, other, language):
    words_of_both = passage_of([replace(one, kind=BlockKind.PARAGRAPH, mark=""), of_its_kind(other)])
    new = words_of_both.part(1, len(words_of_both.stream) - 1)
    start, end = text.ranges[-1]
    for edit in (edit_of(text, start, end, new), edit_of(text, start, start, new), edit_of(text, end, end, new)):
        assert read_again(text, edit, language) == edit


@given(texts(), st.data(), st.sampled_from(Language))
def test_blocks_taken_out_put_in_and_moved_are_read_again(text, data, language):
    kept = [block for block in text.blocks if data.draw(st.integers(0, 3))]
    order = data.draw(st.permutations(kept))
    rewriting_is_read_again(text, [*order, *data.draw(st.lists(blocks(8), max_size=2))], language)


@st.composite
def rewritten_blocks(draw, text):
    """The blocks of a text with words taken away, put in and replaced, and blocks divided and joined."""
    rewritten = []
    for block in text.blocks:
        found = block.prose.split(" ")
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(found)))
            end = min(start + draw(st.integers(0, 3)), len(found))
            found[start:end] = draw(prose(3)).split(" ") if draw(st.booleans()) else []
        if found:
            rewritten.extend(draw(divided(Block(block.kind, " ".join(found), block.mark))))
        if len(rewritten) > 1 and draw(st.integers(0, 4)) == 0:
            last = rewritten.pop()
            rewritten[-1] = replace(rewritten[-1], prose=f"{rewritten[-1].prose} {last.prose}")
    return rewritten


@st.composite
def divided(draw, block):
    """A block, or two of it, the second of any kind."""
    found = block.prose.split(" ")
    if len(found) == 1 or draw(st.integers(0, 3)):
        return [block]
    cut = draw(st.integers(1, len(found) - 1))
    second = replace(draw(blocks(1)), prose=" ".join(found[cut:]), marks=())
    return [replace(block, prose=" ".join(found[:cut])), second]


@given(texts().flatmap(lambda text: st.tuples(st.just(text), rewritten_blocks(text))), st.sampled_from(Language))
def test_words_rewritten_all_over_a_text_are_read_again(case, language):
    text, new = case
    rewriting_is_read_again(text, new, language)


@given(texts(), st.data(), st.sampled_from(Language))
def test_changes_of_lines_that_cut_words_are_read_again(text, data, language):
    one, other = data.draw(st.sampled_from(text.body)), data.draw(st.sampled_from(text.body))
    start, end = min(one.start, other.start), max(one.end, other.end)
    new = data.draw(st.sampled_from(["", "Neues", "Neues steht da", "„Neues“\n\tsteht da"]))
    edit = edit_of(text, start, end, new)
    assert read_again(text, edit, language) == edit
    for minimal in minimal_edits(text, start, end, edit.new):
        assert read_again(text, minimal, language) == unmoved(minimal)


@pytest.mark.parametrize("language", Language)
def test_a_heading_that_is_put_in_with_bold_words_is_read_again(language):
    bold = (Mark(4, 10, MarkKind.BOLD),)
    kept = [Block(BlockKind.PARAGRAPH, "Der Garten bleibt.", marks=bold)]
    text = typeset(kept, 95)
    heading = Block(BlockKind.HEADING, "Der Garten", marks=bold)
    (edit,) = minimal_edits(text, 0, len(text.stream), passage_of([heading, *kept]))
    assert edit.new.marks == ()
    assert read_again(text, edit, language) == edit


@given(texts(), st.data(), st.sampled_from(Language))
def test_changes_of_the_subject_and_of_the_whole_text_are_read_again(text, data, language):
    found = words(text.head.subject)
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(found)), st.integers(0, len(found)))))
    start = found[first].start if first < len(found) else len(text.head.subject)
    end = found[last - 1].end if last > first else start
    edit = subject_edit(text, start, end, data.draw(prose(4)))
    assert read_again(text, edit, language) == edit
    whole = whole_text_edit(text, map(of_its_kind, data.draw(st.lists(blocks(5), max_size=4))))
    assert read_again(text, whole, language) == whole


STRAIGHT = '"'
PIECES = [part for said in EXAMPLES for part in (*said.german.split(" "), *said.english.split(" "))]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map(" ".join) | st.text())
@example("In Z. 8 wird „“ (von „“ nur „“) gestrichen.")
@example("In Z. 8 wird „¶“ durch „⇥“ ersetzt; danach beginnt ein neuer Absatz.")
@example("Der Absatz in Z. 16 wird ersetzt durch: „\\“.")
def test_whatever_is_written_is_read_as_an_edit_of_the_text_or_not_at_all(written):
    edit = read_sentence(GARDENS, written)
    assert edit is None or read_again(GARDENS, edit, Language.GERMAN) == edit


@pytest.mark.parametrize(
    "written",
    [
        "„" * 1_000_000,
        f"In Z. 8 wird „{'a ' * 500_000}“ gestrichen.",
        f"In Z. 8 wird {STRAIGHT * 1_000_002} gestrichen.",
        f"In Z. 8 wird „a“ (von „{'a' * 1_000_000}“ nur „a“) gestrichen.",
        f"In Z. 8 wird „a“ ({'2. Vorkommen, ' * 70_000}) gestrichen.",
        f"In Z. 8–14 wird „{' ¶ ' * 300_000}“ gestrichen.",
        f"Z. {'1' * 1_000_000} wird gestrichen.",
    ],
    ids=["quotes", "words", "doubled quotes", "a cut word", "counts", "borders", "digits"],
)
def test_a_million_characters_that_say_nothing_are_not_read(written: str) -> None:
    assert read_sentence(GARDENS, written) is None

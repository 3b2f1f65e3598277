"""Does the redline show what was kept, put in and taken out, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.adopted import adopted_text, sources_by_line
from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.edit import Edit
from motions.domain.passage import Block, BlockKind, Mark, Opening, Passage, cut_marks
from motions.domain.provenance import BlockState, Moved, Piece, PieceKind, RedlineBlock, Source
from motions.domain.redline import changed_blocks, to_html
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, words
from tests.domain.strategies import compatible_edits, edit_of, printed, texts, whole_text_edit, with_sub_amendments

PARAGRAPH = BlockKind.PARAGRAPH
KEPT, INSERTED, DELETED = PieceKind.KEPT, PieceKind.INSERTED, PieceKind.DELETED


def text_of(*proses: str) -> Text:
    return typeset([Block(PARAGRAPH, prose) for prose in proses], head=Head("A1", "OV Nord", "Mehr Grün"))


def changed(text: Text, quote: str, new: str, edit_id: str = "Ä1.1") -> Edit:
    start = text.stream.index(quote)
    return edit_of(text, start, start + len(quote), new, edit_id)


def inserted(text: Text, before: str, new: str, edit_id: str = "Ä1.1") -> Edit:
    start = text.stream.index(before)
    return edit_of(text, start, start, new, edit_id)


def shown(block: RedlineBlock) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in block.pieces]


def read_as(pieces: Iterable[Piece], without: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not without and not piece.is_border)


def bare(prose: str) -> str:
    return "".join(prose.split())


@given(st.data())
def test_kept_and_deleted_pieces_are_the_original_and_kept_and_inserted_ones_the_result(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))

    result = consolidate(text, edits)

    pieces = [piece for block in result.redline for piece in block.pieces]
    assert bare(read_as(pieces, INSERTED)) == bare(text.stream)
    in_result = [block for block in result.redline if block.state is not BlockState.DELETED]
    assert [read_as(block.pieces, DELETED) for block in in_result] == [block.prose for block in result.blocks]
    assert [(block.kind, block.mark) for block in in_result] == [(block.kind, block.mark) for block in result.blocks]


@given(st.data())
def test_blocks_that_no_border_was_taken_from_or_put_in_read_as_the_original_to_the_character(
    data: st.DataObject,
) -> None:
    text = data.draw(texts())
    edits = [edit for edit in data.draw(compatible_edits(text)) if "\n\t" not in edit.new.stream + edit.old.stream]

    redline = consolidate(text, edits).redline

    originals = [read_as(block.pieces, INSERTED) for block in redline if block.state is not BlockState.INSERTED]
    assert originals == [block.prose for block in text.blocks]


@given(st.data())
def test_pieces_name_the_lines_their_words_were_printed_on(data: st.DataObject) -> None:
    text = data.draw(texts())

    result = consolidate(text, data.draw(with_sub_amendments(text)))

    of_words = [
        tuple(line.number for line in text.lines_at(word.start, word.end))
        for word in words(text.stream)
        if not is_border(word)
    ]
    of_pieces = [piece.source.lines for block in result.redline for piece in block.pieces if piece.kind is not INSERTED]
    assert set(of_words) <= set(of_pieces)
    for block in result.redline:
        lines = [line for piece in block.pieces for line in piece.source.lines]
        assert (block.first_line, block.last_line) == (min(lines, default=None), max(lines, default=None))


@given(st.data())
def test_pieces_carry_the_marks_of_the_result(data: st.DataObject) -> None:
    text = data.draw(texts())

    result = consolidate(text, data.draw(with_sub_amendments(text)))

    in_result = [block for block in result.redline if block.state is not BlockState.DELETED]
    for block, redlined in zip(result.blocks, in_result, strict=True):
        position = 0
        for piece in redlined.pieces:
            if piece.kind is DELETED or piece.is_border:
                continue
            of_result = cut_marks(block.marks, position, position + len(piece.text))
            assert marked_words(piece.text, piece.marks) == marked_words(piece.text, of_result)
            position += len(piece.text)


def marked_words(words_of_piece: str, marks: Iterable[Mark]) -> set[int]:
    covered = {position for mark in marks for position in range(mark.start, mark.end)}
    return {position for position in covered if words_of_piece[position] != " "}


@given(st.data())
def test_neighbouring_pieces_differ_in_kind_or_source(data: st.DataObject) -> None:
    text = data.draw(texts())

    for block in consolidate(text, data.draw(with_sub_amendments(text))).redline:
        for piece, following in zip(block.pieces, block.pieces[1:], strict=False):
            alike = (piece.kind, piece.source, piece.removed_by) == (
                following.kind,
                following.source,
                following.removed_by,
            )
            assert not alike or piece.is_border or following.is_border


@given(st.data())
def test_each_line_of_the_adopted_text_names_the_source_of_each_word(data: st.DataObject) -> None:
    text = data.draw(texts())
    result = consolidate(text, data.draw(with_sub_amendments(text)))
    adopted = adopted_text(result, data.draw(st.integers(10, 60)))

    lines = sources_by_line(result, adopted)

    assert [line.line for line in lines] == list(adopted.body)
    for sourced in lines:
        line = sourced.line
        assert "".join(piece.text for piece in sourced.pieces) == adopted.stream[line.start : line.end]
    assert [sourced.line.start for sourced in lines if sourced.begins_block] == [start for start, _ in adopted.ranges]
    assert all(piece.source != Source() for sourced in lines for piece in sourced.pieces)


def test_a_replaced_word_stands_struck_before_the_new_one() -> None:
    text = text_of("Etwa „12 %“ davon.")

    (block,) = consolidate(text, [changed(text, "12 %", "15 %", "Ä3.1")]).redline

    assert block.pieces == (
        Piece(KEPT, "Etwa „", source=Source(lines=(1,))),
        Piece(DELETED, "12 %", source=Source(lines=(1,)), removed_by=("Ä3.1",)),
        Piece(INSERTED, "15 %", source=Source(edits=("Ä3.1",))),
        Piece(KEPT, "“ davon.", source=Source(lines=(1,))),
    )
    assert block.state is BlockState.CHANGED


def test_spaces_stand_with_the_words_they_came_or_went_with() -> None:
    text = text_of("eins zwei drei, vier")

    (deleted,) = consolidate(text, [changed(text, "zwei", "")]).redline
    (new,) = consolidate(text, [inserted(text, "drei", "neu")]).redline
    (comma,) = consolidate(text, [inserted(text, "drei", ", also")]).redline

    assert shown(deleted) == [("kept", "eins "), ("deleted", "zwei "), ("kept", "drei, vier")]
    assert shown(new) == [("kept", "eins zwei "), ("inserted", "neu "), ("kept", "drei, vier")]
    assert shown(comma) == [("kept", "eins zwei"), ("inserted", ", also"), ("kept", " drei, vier")]


def test_pieces_are_cut_at_printed_lines_and_a_word_over_two_lines_stands_alone() -> None:
    text = printed([Block(PARAGRAPH, "eins zweidrei vier")], 9, first_number=40)

    (block,) = consolidate(text, []).redline

    assert [(piece.text, piece.source.lines) for piece in block.pieces] == [
        ("eins ", (40,)),
        ("zweidrei", (40, 41)),
        (" vier", (41,)),
    ]
    assert (block.first_line, block.last_line, block.state) == (40, 41, BlockState.KEPT)


def test_a_block_deleted_whole_and_a_new_one_stand_as_blocks_of_their_own() -> None:
    text = text_of("eins", "zwei", "drei")
    start, end = text.ranges[1]
    new = Passage("\tneu\n", (), (Opening(BlockKind.ITEM, "–"),))
    edits = [edit_of(text, start, end, "", "Ä1.1"), edit_of(text, end + 1, end + 1, new, "Ä2.1")]

    redline = consolidate(text, edits).redline

    assert [(block.state.value, shown(block)) for block in redline] == [
        ("kept", [("kept", "eins")]),
        ("deleted", [("deleted", "zwei")]),
        ("inserted", [("inserted", "neu")]),
        ("kept", [("kept", "drei")]),
    ]
    assert (redline[2].kind, redline[2].mark, redline[2].first_line) == (BlockKind.ITEM, "–", None)


def test_joined_blocks_show_the_border_that_was_taken_out() -> None:
    text = text_of("Erster Satz.", "Zweiter Satz.")

    (block,) = consolidate(text, [changed(text, "\n\t", " ")]).redline

    assert [(kind, words) for kind, words in shown(block)] == [
        ("kept", "Erster Satz."),
        ("deleted", "¶"),
        ("inserted", " "),
        ("kept", "Zweiter Satz."),
    ]


def test_a_divided_block_shows_the_border_that_was_put_in() -> None:
    text = text_of("Erster Satz. Zweiter Satz.")

    first, second = consolidate(text, [inserted(text, "Zweiter", "\n\t")]).redline

    assert shown(first) == [("kept", "Erster Satz."), ("inserted", "¶")]
    assert shown(second) == [("kept", "Zweiter Satz.")]


def test_a_replacement_across_a_border_stands_in_one_block() -> None:
    text = text_of("eins zwei", "drei vier")

    (block,) = consolidate(text, [changed(text, "zwei\n\tdrei", "und")]).redline

    assert shown(block) == [
        ("kept", "eins "),
        ("deleted", "zwei"),
        ("deleted", "¶"),
        ("deleted", "drei"),
        ("inserted", "und"),
        ("kept", " vier"),
    ]


def test_a_whole_text_with_nothing_in_common_shows_what_was_taken_out_and_put_in() -> None:
    text = text_of("alt", "älter")

    redline = consolidate(text, [whole_text_edit(text, [], "Ä1.1")]).redline

    assert [block.state.value for block in redline] == ["deleted", "deleted"]


def test_a_new_list_mark_shows_beside_the_old_one_and_a_new_item_with_its_mark() -> None:
    text = typeset([Block(BlockKind.ITEM, "Wege", "–"), Block(BlockKind.ITEM, "Seen", "–")])
    new = Passage("\n\t", (), (Opening(BlockKind.ITEM, "2."),))
    item = Passage("\tParks\n", (), (Opening(BlockKind.ITEM, "3."),))
    border, end = text.stream.index("\n\t"), len(text.stream)
    edits = [edit_of(text, border, border + 2, new, "Ä1.1"), edit_of(text, end, end, item, "Ä2.1")]

    redline = consolidate(text, edits).redline

    assert [(block.mark, block.original and block.original.mark) for block in redline] == [
        ("–", "–"),
        ("2.", "–"),
        ("3.", None),
    ]
    assert [block.state.value for block in redline] == ["changed", "changed", "inserted"]
    assert to_html(redline[1:]) == (
        '<p class="item"><del>– </del><ins>2. </ins>Seen</p>\n<p class="item"><ins>3. Parks</ins></p>\n'
    )
    assert [shown(block) for block in changed_blocks(redline[1:2], 1)] == [[("kept", "Seen")]]


def test_a_moved_passage_tells_at_both_places_where_the_other_is() -> None:
    text = printed([Block(PARAGRAPH, "eins"), Block(PARAGRAPH, "zwei"), Block(PARAGRAPH, "drei")], 10, first_number=40)
    start, end = text.ranges[0]
    taken = replace(edit_of(text, start, end, "", "Ä3.1"), move=1)
    put = replace(edit_of(text, len(text.stream), len(text.stream), "\teins\n", "Ä3.2"), move=1)

    redline = consolidate(text, [taken, put]).redline
    alone = consolidate(text, [taken]).redline

    assert redline[0].pieces[0].moved == Moved("Ä3.2", "nach Z. 42")
    assert redline[-1].pieces[0].moved == Moved("Ä3.1", "Z. 40")
    assert alone[0].pieces[0].moved is None


def test_an_excerpt_has_only_the_changed_blocks_with_some_words_around_each_change() -> None:
    text = text_of("Hier bleibt alles.", "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
    edits = [changed(text, "drei", "3", "Ä1.1"), changed(text, "neun", "9", "Ä1.2")]

    (block,) = changed_blocks(consolidate(text, edits).redline, 1)

    assert "".join(piece.text for piece in block.pieces) == "eins zwei drei3 vier … acht neun9 zehn …"


def test_an_excerpt_of_a_divided_block_shows_how_the_second_part_begins() -> None:
    text = text_of("Ganz am Anfang: erster Satz. Zweiter Satz, der lang ist.")

    excerpt = changed_blocks(consolidate(text, [inserted(text, "Zweiter", "\n\t")]).redline, 2)

    shortened = ["".join(piece.text for piece in block.pieces) for block in excerpt]
    assert shortened == ["… erster Satz.¶", "Zweiter Satz, …"]


@given(st.data())
def test_an_excerpt_shows_every_change(data: st.DataObject) -> None:
    text = data.draw(texts())
    redline = consolidate(text, data.draw(with_sub_amendments(text))).redline

    excerpt = changed_blocks(redline, data.draw(st.integers(0, 9)))

    assert changes(excerpt) == changes(redline)


def changes(redline: Iterable[RedlineBlock]) -> list[Piece]:
    return [piece for block in redline for piece in block.pieces if piece.kind is not KEPT]


def test_html_marks_what_was_put_in_and_taken_out_and_escapes_the_words() -> None:
    heading = Block(BlockKind.HEADING, "Ziele & <Wege>")
    item = Block(BlockKind.ITEM, "Etwa 12 % davon, sofort", "1.", (Mark(17, 23),))
    text = typeset([heading, item])

    html = to_html(consolidate(text, [changed(text, "12 %", "15 %")]).redline)

    assert html == (
        "<h2>Ziele &amp; &lt;Wege&gt;</h2>\n"
        '<p class="item">1. Etwa <del>12 %</del><ins>15 %</ins> davon, <strong>sofort</strong></p>\n'
    )


def test_what_was_taken_out_over_two_lines_is_one_element() -> None:
    text = printed([Block(PARAGRAPH, "eins zwei drei vier")], 10)

    assert to_html(consolidate(text, [changed(text, "zwei drei", "")]).redline) == (
        "<p>eins <del>zwei drei </del>vier</p>\n"
    )


def test_the_adopted_text_is_numbered_from_one_under_the_adopted_subject() -> None:
    text = printed([Block(PARAGRAPH, "eins zwei drei")], 5, Head("A1", "OV Nord", "Mehr Grün"), first_number=39)
    result: Consolidation = consolidate(text, [changed(text, "zwei", "2", "Ä1.1")])

    adopted = adopted_text(result, 7)

    assert [(line.number, line.printed) for line in adopted.lines] == [(1, "eins 2"), (2, "drei")]
    assert adopted.head == Head("A1", "OV Nord", "Mehr Grün")
    assert [(piece.text, piece.source) for piece in sources_by_line(result, adopted)[0].pieces] == [
        ("eins ", Source(lines=(39,))),
        ("2", Source(edits=("Ä1.1",))),
    ]

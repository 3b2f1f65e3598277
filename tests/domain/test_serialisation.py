from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.blocks import Part, recognise
from motions.domain.edit import Edit, Scope
from motions.domain.passage import Block, BlockKind, Mark, passage_of
from motions.domain.serialisation import (
    canonical_json,
    edit_to_data,
    passage_from_data,
    reading_from_data,
    reading_to_data,
    text_from_data,
    text_hash,
    text_to_data,
)
from motions.domain.text import Form, Head
from motions.domain.typesetting import typeset
from tests.domain.readings import GAP, reading_of
from tests.domain.written_blocks import texts_as_written


def through_json(data):
    return json.loads(canonical_json(data))


@given(texts_as_written, st.text(max_size=5), st.integers(5, 40))
def test_a_text_comes_back_as_it_was(blocks, words, width):
    text = typeset(blocks, width, head=Head(words, "OV", words), form=Form(words, "", words))
    assert text_from_data(through_json(text_to_data(text))) == text


@given(texts_as_written, texts_as_written, st.sampled_from(Scope))
def test_the_data_of_an_edit_tells_everything_about_it(old, new, scope):
    edit = Edit(3, 3 + len(passage_of(old).stream), passage_of(old), passage_of(new), scope, "Ä3.1")
    data = through_json(edit_to_data(edit))
    assert (data["id"], data["scope"], data["start"], data["end"]) == ("Ä3.1", scope.value, 3, edit.end)
    assert (passage_from_data(data["old"]), passage_from_data(data["new"])) == (edit.old, edit.new)


def test_a_reading_comes_back_as_it_was_with_its_starts():
    reading = reading_of("**Wege**", "", "Ein **Weg**", GAP, "- und einer", first=7)
    reading = replace(reading, head=Head("A1", "OV", "Wege"), form=Form("", "ja"))
    starts = recognise(reading)
    assert reading_from_data(through_json(reading_to_data(reading, starts))) == (reading, starts)
    assert reading.lines[1].part is Part.BLANK


def test_canonical_json_sorts_keys_and_keeps_letters():
    assert canonical_json({"b": [1, None], "a": "Öl\n"}) == '{"a":"Öl\\n","b":[1,null]}'


def test_canonical_json_refuses_what_is_no_number():
    with pytest.raises(ValueError):
        canonical_json(float("nan"))


TEXT = typeset([Block(BlockKind.PARAGRAPH, "Ein Weg am Fluß", "", (Mark(4, 7),))], 10, head=Head("A1", "OV", "Wege"))


def test_the_hash_does_not_change_from_release_to_release():
    assert text_hash(TEXT) == "bc3df8a395871be072509ed54bd0826ee3823eaedf7270e1c89d570663ef3da7"


def test_the_hash_is_about_words_marks_lines_and_subject():
    unmarked = replace(TEXT, passage=replace(TEXT.passage, marks=()))
    renumbered = replace(TEXT, lines=(replace(TEXT.lines[0], number=2), *TEXT.lines[1:]))
    renamed = replace(TEXT, head=replace(TEXT.head, subject="Plätze"))
    assert len({text_hash(text) for text in (TEXT, unmarked, renumbered, renamed)}) == 4


def test_the_hash_is_not_about_who_submits_or_what_was_decided():
    assert text_hash(replace(TEXT, head=Head("A2", "UB", "Wege"), form=Form("ja"))) == text_hash(TEXT)

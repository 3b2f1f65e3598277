"""Are lists of amendments read, and what is wrong in them named?"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where
from motions.domain.proposal import ChangeSubject, Delete, Insert, Replace, ReplaceAll
from motions.imports.amendments import AmendmentFile, SubmittedAmendment, read_amendments

DELETE = {"op": "delete", "lines": "7"}


def read(*edits: object, **about: object) -> AmendmentFile:
    return read_list({"amendments": [{"id": "Ä1", "edits": list(edits), **about}]})


def read_list(value: object) -> AmendmentFile:
    return read_amendments(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("edit", "proposal"),
    [
        ({"op": "replace", "lines": "39-41", "text": "Neu."}, Replace("39-41", "Neu.")),
        (
            {"op": "replace", "lines": "39", "quote": "12%", "text": "15%", "occurrence": 2},
            Replace("39", "15%", "12%", 2),
        ),
        ({"op": "delete", "lines": "75-79"}, Delete("75-79")),
        ({"op": "delete", "lines": "76", "quote": "fast"}, Delete("76", "fast")),
        ({"op": "insert", "lines": "44", "where": "after", "text": "Neu."}, Insert("44", "Neu.")),
        ({"op": "insert", "lines": "44", "where": "before", "text": "Neu."}, Insert("44", "Neu.", Where.BEFORE)),
        (
            {"op": "insert", "lines": "41", "quote": "13.000", "where": "after", "text": "neue", "as": "block"},
            Insert("41", "neue", Where.AFTER, "13.000", None, Shape.BLOCK),
        ),
        ({"op": "insert", "lines": "41", "text": "neue", "as": "words"}, Insert("41", "neue", shape=Shape.WORDS)),
        ({"op": "replace_all", "text": "Ganz neu."}, ReplaceAll("Ganz neu.")),
        ({"op": "subject", "text": "Titel"}, ChangeSubject("Titel")),
    ],
)
def test_every_form_is_read(edit, proposal):
    assert read(edit).amendments == (SubmittedAmendment("Ä1", (proposal,)),)


def test_what_belongs_to_an_amendment_is_read():
    (amendment,) = read(
        {"op": "delete", "lines": "7"}, submitter="OV Süd", received="2026-05-01T10:00", indivisible=True
    ).amendments
    assert amendment.submitter == "OV Süd"
    assert amendment.received == datetime.fromisoformat("2026-05-01T10:00")
    assert amendment.indivisible


def test_a_time_with_a_zone_is_taken_without_it():
    (amendment,) = read(DELETE, received="2026-05-01T10:00+02:00").amendments
    assert amendment.received == datetime.fromisoformat("2026-05-01T08:00")


def test_the_order_at_one_place_is_read():
    assert read_list({"amendments": [], "same_place": [["Ä5.1", "Ä4.1"]]}).same_place == (("Ä5.1", "Ä4.1"),)


def test_an_empty_list_of_relations_is_no_hindrance():
    assert read_list({"amendments": [], "relations": [], "order": ""}) == AmendmentFile(())


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            {"instruction": "Z. 39: streichen"},
            "Ä1, 1. Änderung: Die Form mit „instruction“ wird noch nicht verstanden.",
        ),
        ({"lines": "7"}, "Ä1, 1. Änderung: „op“ fehlt."),
        (
            {"op": "move", "lines": "7"},
            "Ä1, 1. Änderung: „op“ ist „move“; "
            "möglich ist „replace“, „delete“, „insert“, „replace_all“ oder „subject“.",
        ),
        ({"op": "delete"}, "Ä1, 1. Änderung: „lines“ fehlt."),
        ({"op": "delete", "lines": 7}, "Ä1, 1. Änderung: „lines“ muss ein Text in Anführungszeichen sein."),
        ({"op": "replace", "lines": "7"}, "Ä1, 1. Änderung: „text“ fehlt."),
        ({**DELETE, "text": "x"}, "Ä1, 1. Änderung: „text“ ist hier keine bekannte Angabe."),
        ({**DELETE, "\x00%s": "x"}, "Ä1, 1. Änderung: „�%s“ ist hier keine bekannte Angabe."),
        ({**DELETE, "quote": " "}, "Ä1, 1. Änderung: „quote“ ist leer."),
        ({**DELETE, "quote": "a\x07"}, "Ä1, 1. Änderung: „quote“ enthält ein Steuerzeichen; erwartet war nur Text."),
        ({**DELETE, "quote": "\ud800"}, "Ä1, 1. Änderung: „quote“ enthält ein Steuerzeichen; erwartet war nur Text."),
        (
            {**DELETE, "occurrence": 1},
            "Ä1, 1. Änderung: „occurrence“ zählt die Stellen eines Zitats; „quote“ fehlt.",
        ),
        (
            {**DELETE, "quote": "a", "occurrence": 0},
            "Ä1, 1. Änderung: „occurrence“ muss eine ganze Zahl ab 1 sein.",
        ),
        (
            {**DELETE, "quote": "a", "occurrence": True},
            "Ä1, 1. Änderung: „occurrence“ muss eine ganze Zahl ab 1 sein.",
        ),
        (
            {"op": "insert", "lines": "7", "text": "x", "where": "above"},
            "Ä1, 1. Änderung: „where“ ist „above“; möglich ist „after“ oder „before“.",
        ),
        ("Z. 7", "Ä1, 1. Änderung: Erwartet wird ein Objekt mit geschweiften Klammern."),
    ],
)
def test_a_change_that_is_not_understood_is_refused_with_its_amendment(edit, message):
    with pytest.raises(Invalid) as refused:
        read(edit)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"amends": "Ä3"}, "Ä1: Die Form mit „amends“ wird noch nicht verstanden."),
        ({"rank": 1}, "Ä1: Die Form mit „rank“ wird noch nicht verstanden."),
        ({"editorial": "x"}, "Ä1: Die Form mit „editorial“ wird noch nicht verstanden."),
        ({"colour": "red"}, "Ä1: „colour“ ist hier keine bekannte Angabe."),
        ({"submitter": 7}, "Ä1: „submitter“ muss ein Text in Anführungszeichen sein."),
        ({"indivisible": "ja"}, "Ä1: „indivisible“ muss true oder false sein."),
        ({"received": "gestern"}, "Ä1: „gestern“ ist kein Zeitpunkt wie „2026-05-01T10:00“."),
        ({"edits": {}}, "Ä1: „edits“ muss eine Liste mit eckigen Klammern sein."),
        ({"edits": []}, "Ä1: Es ist keine Änderung angegeben; „edits“ ist leer oder fehlt."),
        ({"id": "Ä 1"}, "1. Änderungsantrag: „Ä 1“ ist keine Nummer; sie hat weder Leerzeichen noch Komma oder Punkt."),
        ({"id": 1}, "1. Änderungsantrag: „id“ muss ein Text in Anführungszeichen sein."),
    ],
)
def test_an_amendment_that_is_not_understood_is_refused(about, message):
    with pytest.raises(Invalid) as refused:
        read(DELETE, **about)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "Erwartet wird ein Objekt mit geschweiften Klammern."),
        ({}, "„amendments“ fehlt."),
        ({"amendments": {}}, "„amendments“ muss eine Liste mit eckigen Klammern sein."),
        ({"amendments": [7]}, "1. Änderungsantrag: Erwartet wird ein Objekt mit geschweiften Klammern."),
        ({"amendments": [], "relations": [{}]}, "„relations“ wird noch nicht verstanden."),
        ({"amendments": [], "order": "text"}, "„order“ wird noch nicht verstanden."),
        ({"amendments": [], "version": 2}, "„version“ ist hier keine bekannte Angabe."),
        (
            {"amendments": [], "same_place": ["Ä1.1"]},
            '„same_place“ muss aus Listen von Nummern bestehen, etwa [["Ä5.1", "Ä4.1"]].',
        ),
        ({"amendments": [{"id": "Ä1", "edits": [DELETE]}] * 2}, "Die Nummer Ä1 steht in der Liste 2-mal."),
    ],
)
def test_a_list_that_is_not_understood_is_refused(value, message):
    with pytest.raises(Invalid) as refused:
        read_list(value)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff{}", "nicht in UTF-8"),
        (b"", "Zeile 1, Spalte 1"),
        (b'{"amendments":\n [,]}', "Zeile 2, Spalte 3"),
        (b"[" * 100_000, "kein JSON"),
        (b'{"amendments": [' + b"9" * 5000 + b"]}", "kein JSON"),
        (b" " * 5_000_001, "größer als 5 MB"),
    ],
)
def test_what_is_no_json_or_too_large_is_refused(content, message):
    with pytest.raises(Invalid, match=message):
        read_amendments(content)


def test_a_byte_order_mark_does_not_matter():
    assert read_amendments('\ufeff{"amendments": []}'.encode()) == AmendmentFile(())


def test_too_many_changes_are_refused():
    with pytest.raises(Invalid, match=r"mehr als 20\.000 Änderungen"):
        read_list({"amendments": [{"id": f"Ä{count}", "edits": [DELETE] * 5001} for count in range(4)]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["amendments", "id", "edits", "op", "lines", "text", "quote", "where", "same_place", "x"]),
            inner,
            max_size=4,
        )
    ),
)


@given(json_values)
def test_whatever_stands_in_a_list_it_is_read_or_refused(value):
    with suppress(Invalid):
        read_list(value)

"""Are lists of amendments read, and what is wrong in them named?"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.composition import Submission
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where
from motions.domain.link import Link, LinkKind
from motions.domain.proposal import ChangeSubject, Delete, Insert, Instruction, Replace, ReplaceAll
from motions.domain.ranking import Order, Rank
from motions.imports.amendments import AmendmentFile, read_amendments

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
        ({"instruction": "Z. 39: streichen"}, Instruction("Z. 39: streichen")),
    ],
)
def test_every_form_is_read(edit, proposal):
    assert read(edit).amendments == (Submission("Ä1", (proposal,)),)


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


def test_what_committee_and_chair_have_set_is_read():
    found = read_list(
        {
            "amendments": [{"id": "Ä1", "edits": [DELETE], "rank": 2}],
            "relations": [{"kind": "REQUIRES", "of": "Ä1", "to": ["Ä2", "Ä3.1"], "reason": "Nur zusammen sinnvoll."}],
            "order": "nearest",
        }
    )
    assert found.ranks == (Rank("Ä1", 2),)
    assert found.links == (Link(LinkKind.REQUIRES, "Ä1", ("Ä2", "Ä3.1"), "Nur zusammen sinnvoll."),)
    assert found.order is Order.NEAREST


def test_a_sub_amendment_may_leave_the_lines_out_if_it_quotes():
    (amendment,) = read({"op": "delete", "quote": "fast"}, amends="Ä3").amendments
    assert (amendment.amends, amendment.proposals) == ("Ä3", (Delete("", "fast"),))
    with pytest.raises(Invalid, match="„lines“ fehlt"):
        read({"op": "delete"}, amends="Ä3")


def test_what_is_only_to_be_worded_needs_no_change():
    (amendment,) = read(editorial="Bitte geschlechtergerecht.").amendments
    assert (amendment.editorial, amendment.proposals) == ("Bitte geschlechtergerecht.", ())


def test_a_key_that_stands_twice_is_refused():
    with pytest.raises(Invalid, match="„op“ steht in einem Objekt zweimal"):
        read_amendments(b'{"amendments": [{"id": "A", "edits": [{"op": "delete", "op": "insert"}]}]}')


def test_empty_lists_are_no_hindrance():
    assert read_list({"amendments": [], "relations": [], "same_place": []}) == AmendmentFile(())


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            {"instruction": "Z. 39: streichen", "lines": "39"},
            "Ä1, 1. Änderung: „lines“ ist hier keine bekannte Angabe.",
        ),
        ({"instruction": 7}, "Ä1, 1. Änderung: „instruction“ muss ein Text in Anführungszeichen sein."),
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
        ({"amends": 3}, "Ä1: „amends“ muss ein Text in Anführungszeichen sein."),
        ({"rank": 0}, "Ä1: „rank“ muss eine ganze Zahl ab 1 sein."),
        ({"rank": "1"}, "Ä1: „rank“ muss eine ganze Zahl ab 1 sein."),
        ({"editorial": ["x"]}, "Ä1: „editorial“ muss ein Text in Anführungszeichen sein."),
        ({"editorial": " ", "edits": []}, "Ä1: Es ist keine Änderung angegeben; „edits“ ist leer oder fehlt."),
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
        ({"amendments": [], "relations": [{}]}, "1. Beziehung: „kind“ fehlt."),
        (
            {"amendments": [], "relations": [{"kind": "HATES", "of": "Ä1", "to": ["Ä2"]}]},
            "1. Beziehung: „kind“ ist „HATES“; möglich ist „EXCLUDES“ oder „REQUIRES“ oder „COMPROMISE“.",
        ),
        (
            {"amendments": [], "relations": [{"kind": "EXCLUDES", "of": "Ä1", "to": []}]},
            '1. Beziehung: „to“ muss eine Liste von Nummern sein, etwa ["Ä2", "Ä3.1"].',
        ),
        (
            {"amendments": [], "relations": [{"kind": "EXCLUDES", "of": "Ä1", "to": ["Ä2"], "why": "x"}]},
            "1. Beziehung: „why“ ist hier keine bekannte Angabe.",
        ),
        (
            {"amendments": [], "order": "random"},
            "„order“ ist „random“; möglich ist „furthest“ oder „nearest“ oder „text“ oder „alternatives“.",
        ),
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

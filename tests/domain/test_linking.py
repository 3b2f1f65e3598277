"""Do links connect exactly the edits that their numbers mean?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Amendment, number_edits
from motions.domain.link import Link, LinkKind
from motions.domain.relation import relations
from tests.domain.contested import all_edits, amendment, change_words, insert_before
from tests.domain.linked import amended_amendments, links_between

FOUR = (
    amendment("Ä1", change_words("eins", "eins"), change_words("drei", "drei")),
    amendment("Ä2", change_words("fünf", "fünf")),
    amendment("Ä3", change_words("sieben", "sieben"), insert_before("neun", "neu")),
    amendment("Ä4", change_words("zehn", "zehn")),
)


def related(*links):
    return relations(all_edits(FOUR), links)


def test_alternatives_exclude_each_other_in_both_directions():
    found = related(Link(LinkKind.EXCLUDES, "Ä1", ("Ä3.2",)))
    assert found.excluded("Ä1.1") == found.excluded("Ä1.2") == ("Ä3.2",)
    assert found.excluded("Ä3.2") == ("Ä1.1", "Ä1.2")
    assert found.excluded("Ä3.1") == ()


def test_what_is_required_and_what_requires_it_are_told_apart():
    found = related(Link(LinkKind.REQUIRES, "Ä2", ("Ä1.2", "Ä4")))
    assert found.required("Ä2.1") == ("Ä1.2", "Ä4.1")
    assert found.requiring("Ä1.2") == found.requiring("Ä4.1") == ("Ä2.1",)
    assert found.requiring("Ä2.1") == found.required("Ä1.2") == ()


def test_every_edit_of_a_compromise_replaces_every_edit_of_what_it_replaces():
    found = related(Link(LinkKind.COMPROMISE, "Ä3", ("Ä1", "Ä2")))
    assert found.replaced("Ä3.1") == found.replaced("Ä3.2") == ("Ä1.1", "Ä1.2", "Ä2.1")
    assert found.compromises("Ä1.2") == ("Ä3.1", "Ä3.2")
    assert found.replaced("Ä1.1") == found.compromises("Ä3.1") == ()


def test_the_link_between_two_edits_tells_its_reason_from_either_side():
    link = Link(LinkKind.EXCLUDES, "Ä1", ("Ä2", "Ä3.1"), "beide zahlen dasselbe")
    found = related(link)
    assert found.link_between("Ä1.2", "Ä3.1") == found.link_between("Ä3.1", "Ä1.2") == link
    assert found.link_between("Ä1.1", "Ä3.2") is found.link_between("Ä2.1", "Ä3.1") is None


def test_links_make_nobody_fall_by_place():
    found = related(Link(LinkKind.EXCLUDES, "Ä1", ("Ä3",)))
    assert list(found.pairs()) == []


def test_links_hold_for_what_takes_an_amendments_place_too():
    adapted = Amendment("Ä1 neu", "OV Nord", number_edits("Ä1 neu", [change_words("zwei", "zwei")]), adapts="Ä1")
    found = relations(all_edits((*FOUR, adapted)), [Link(LinkKind.EXCLUDES, "Ä2", ("Ä1",))])
    assert found.excluded("Ä1 neu.1") == ("Ä2.1",)
    assert found.excluded("Ä2.1") == ("Ä1.1", "Ä1 neu.1", "Ä1.2")


def expected(submitted, links, kind, edit_id):
    """Everything that a link of this kind leads to from an edit, by trying all of them."""
    parts = {one.number: {edit.id for edit in one.edits} for one in submitted}
    meant = {edit_id: {edit_id} for ids in parts.values() for edit_id in ids} | parts
    return {
        other
        for link in links
        if link.kind is kind and edit_id in meant[link.of]
        for to in link.to
        for other in meant[to]
    }


@given(amended_amendments(most=4), st.data())
def test_links_lead_to_exactly_what_trying_all_finds(submitted, data):
    links = data.draw(links_between(submitted))
    found = relations(all_edits(submitted), links)
    for x in found.edits:
        assert set(found.required(x)) == expected(submitted, links, LinkKind.REQUIRES, x)
        assert set(found.replaced(x)) == expected(submitted, links, LinkKind.COMPROMISE, x)
        for y in found.edits:
            assert (y in found.required(x)) == (x in found.requiring(y))
            assert (y in found.replaced(x)) == (x in found.compromises(y))
            excluded = expected(submitted, links, LinkKind.EXCLUDES, x)
            assert (y in found.excluded(x)) == (x in found.excluded(y))
            assert (y in found.excluded(x)) == (y in excluded or x in expected(submitted, links, LinkKind.EXCLUDES, y))
            linked = {*found.excluded(x), *found.required(x), *found.requiring(x), *found.replaced(x)}
            assert (found.link_between(x, y) is not None) == (y in linked | {*found.compromises(x)})


@given(amended_amendments(most=4), st.data())
def test_among_some_edits_the_links_between_them_go_on(submitted, data):
    found = relations(all_edits(submitted), data.draw(links_between(submitted)))
    some = data.draw(st.sets(st.sampled_from(sorted(found.edits))))
    among = found.among(some)
    for edit_id in some:
        for name in ("excluded", "required", "requiring", "replaced", "compromises", "changing"):
            everything = getattr(found, name)(edit_id)
            assert getattr(among, name)(edit_id) == tuple(other for other in everything if other in some)

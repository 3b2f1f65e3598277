"""Are links that cannot hold refused, with the reason?"""

from __future__ import annotations

import pytest

from motions.domain.edit import Amendment, number_edits
from motions.domain.errors import Invalid
from motions.domain.link import Link, LinkKind
from motions.domain.link_check import MOST_LINKS, check_links
from tests.domain.contested import all_edits, amendment, change_words
from tests.domain.linked import sub_amendment, sub_edit

EXCLUDES, REQUIRES, COMPROMISE = LinkKind.EXCLUDES, LinkKind.REQUIRES, LinkKind.COMPROMISE

SUBMITTED = (
    amendment("Ä1", change_words("eins", "eins", "alpha beta"), change_words("zwei", "zwei")),
    amendment("Ä2", change_words("drei", "drei"), change_words("vier", "vier")),
    amendment("Ä3", change_words("fünf", "fünf")),
    amendment("Ä4", change_words("sechs", "sechs")),
)
SUB = sub_amendment("Ä1-1", sub_edit("Ä1.1", SUBMITTED, "beta", "beta", "gamma"))
ADAPTED = Amendment("Ä4 neu", "OV Nord", number_edits("Ä4 neu", [change_words("sieben", "sieben")]), adapts="Ä4")
EDITS = all_edits((*SUBMITTED, SUB, ADAPTED))


def refused(*links):
    with pytest.raises(Invalid) as refusal:
        check_links(links, EDITS)
    return str(refusal.value)


def test_links_that_agree_are_accepted():
    check_links(
        [
            Link(EXCLUDES, "Ä1", ("Ä2",)),
            Link(EXCLUDES, "Ä2.1", ("Ä1",)),
            Link(REQUIRES, "Ä3", ("Ä1", "Ä1-1")),
            Link(REQUIRES, "Ä1.2", ("Ä1.1",)),
            Link(COMPROMISE, "Ä4", ("Ä1", "Ä2", "Ä3")),
        ],
        EDITS,
    )
    check_links([], EDITS)


@pytest.mark.parametrize("link", [Link(EXCLUDES, "Ä9", ("Ä1",)), Link(REQUIRES, "Ä1", ("Ä2", "Ä9"))])
def test_a_number_that_does_not_exist_is_refused(link):
    assert refused(link) == (
        "Eine Beziehung nennt Ä9; einen Änderungsantrag oder eine Teiländerung mit dieser Nummer gibt es zu diesem "
        "Text nicht."
    )


def test_a_link_to_nothing_is_refused():
    assert "nennt keine andere Änderung" in refused(Link(EXCLUDES, "Ä1", ()))


@pytest.mark.parametrize(
    ("of", "to"), [("Ä1", "Ä1"), ("Ä1.1", "Ä1.1"), ("Ä1", "Ä1.2"), ("Ä1.2", "Ä1"), ("Ä4 neu", "Ä4"), ("Ä4", "Ä4 neu.1")]
)
@pytest.mark.parametrize("kind", LinkKind)
def test_a_link_of_something_to_itself_or_its_own_part_is_refused(kind, of, to):
    assert "verbindet zwei verschiedene Änderungen" in refused(Link(kind, of, (to,)))


@pytest.mark.parametrize("kind", [EXCLUDES, COMPROMISE])
def test_parts_of_one_amendment_do_not_exclude_or_replace_each_other(kind):
    assert "Teile eines Änderungsantrags" in refused(Link(kind, "Ä1.1", ("Ä1.2",)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Link(EXCLUDES, "Ä1", ("Ä2",)), Link(REQUIRES, "Ä1", ("Ä2",))),
        (Link(EXCLUDES, "Ä1", ("Ä2",)), Link(REQUIRES, "Ä2", ("Ä1",))),
        (Link(EXCLUDES, "Ä1", ("Ä2.1",)), Link(REQUIRES, "Ä1.2", ("Ä2",))),
        (Link(COMPROMISE, "Ä3", ("Ä1", "Ä2")), Link(EXCLUDES, "Ä2.2", ("Ä3.1",))),
        (Link(COMPROMISE, "Ä3", ("Ä1", "Ä2")), Link(REQUIRES, "Ä3", ("Ä1.1",))),
    ],
)
def test_two_links_that_say_different_things_of_the_same_two_are_refused(one, other):
    assert "können nicht beide gelten" in refused(one, other)
    assert "können nicht beide gelten" in refused(other, one)


def test_links_between_different_parts_of_the_same_two_are_accepted():
    check_links([Link(EXCLUDES, "Ä1.1", ("Ä2.1",)), Link(REQUIRES, "Ä1.2", ("Ä2.2",))], EDITS)


@pytest.mark.parametrize("kind", [EXCLUDES, COMPROMISE])
def test_a_sub_amendment_needs_its_amendment_and_can_neither_exclude_nor_replace_it(kind):
    assert refused(Link(kind, "Ä1-1", ("Ä1",))).startswith("„Ä1-1 ")


def test_what_requires_in_a_circle_is_refused_and_the_circle_named():
    links = [Link(REQUIRES, of, (to,)) for of, to in (("Ä1", "Ä2"), ("Ä2", "Ä3"), ("Ä3", "Ä1"))]
    message = refused(*links)
    assert any(circle in message for circle in ("Ä1 → Ä2 → Ä3 → Ä1", "Ä2 → Ä3 → Ä1 → Ä2", "Ä3 → Ä1 → Ä2 → Ä3"))
    assert refused(Link(REQUIRES, "Ä1", ("Ä2",)), Link(REQUIRES, "Ä2", ("Ä1",)))


def test_a_circle_that_runs_through_a_part_and_its_amendment_is_refused():
    assert "im Kreis voraus" in refused(Link(REQUIRES, "Ä1", ("Ä2.1",)), Link(REQUIRES, "Ä2", ("Ä1.2",)))
    assert "im Kreis voraus" in refused(Link(REQUIRES, "Ä1", ("Ä1-1",)))


def test_requiring_another_part_than_the_one_that_is_required_is_no_circle():
    check_links([Link(REQUIRES, "Ä1.1", ("Ä2.1",)), Link(REQUIRES, "Ä2.2", ("Ä1.2",))], EDITS)


def test_compromises_that_replace_each_other_in_a_circle_are_refused():
    assert "im Kreis ersetzen" in refused(Link(COMPROMISE, "Ä1", ("Ä2",)), Link(COMPROMISE, "Ä2", ("Ä1",)))


def test_a_compromise_may_replace_an_earlier_compromise():
    check_links([Link(COMPROMISE, "Ä4", ("Ä3",)), Link(COMPROMISE, "Ä3", ("Ä1", "Ä2"))], EDITS)


def test_more_links_than_anyone_can_have_set_are_refused():
    assert str(MOST_LINKS) in refused(*[Link(EXCLUDES, "Ä1", ("Ä2",))] * (MOST_LINKS + 1))

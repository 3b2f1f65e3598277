"""Does the chain of a journal notice whatever is done to it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.journal import FIRST_PREVIOUS_HASH, Entry, entry_hash, hash_of, verify

MORNING = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def chain(*kinds: str) -> list[Entry]:
    entries: list[Entry] = []
    for number, kind in enumerate(kinds, 1):
        previous = entries[-1].hash if entries else FIRST_PREVIOUS_HASH
        at = MORNING + timedelta(minutes=number)
        entry = Entry(number, at, 5, 1, kind, "motion:7", {"amendment": f"Ä{number}"}, previous)
        entries.append(replace(entry, hash=entry_hash(entry)))
    return entries


chains = st.lists(st.sampled_from(["amendment_submitted", "result_declared"]), min_size=1, max_size=8).map(
    lambda kinds: chain(*kinds)
)


def test_an_empty_journal_is_whole():
    assert verify([]) is None


@given(chains)
def test_a_chain_as_written_is_whole(entries):
    assert verify(entries) is None


@given(chains, st.data())
def test_a_change_in_any_field_is_noticed_at_its_entry(entries, data):
    place = data.draw(st.integers(0, len(entries) - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"at": MORNING},
                {"actor": None},
                {"conference": 2},
                {"kind": "motion_published"},
                {"subject": "motion:8"},
                {"data": {"amendment": "Ä99"}},
                {"hash": "f" * 64},
            ]
        )
    )
    entries[place] = replace(entries[place], **change)
    difference = verify(entries)
    assert difference is not None
    assert difference.number == place + 1


@given(chains.filter(lambda entries: len(entries) > 1), st.data())
def test_an_entry_taken_out_is_noticed_where_it_stood(entries, data):
    place = data.draw(st.integers(0, len(entries) - 2))
    del entries[place]
    difference = verify(entries)
    assert difference is not None
    assert difference.number == place + 1


def test_a_changed_entry_with_a_new_hash_breaks_the_next_one():
    entries = chain("motion_published", "amendment_submitted", "result_declared")
    changed = replace(entries[1], actor=6)
    entries[1] = replace(changed, hash=entry_hash(changed))
    difference = verify(entries)
    assert difference is not None
    assert difference.number == 3
    assert "Eintrag 3 schließt nicht an" in difference.sentence


def test_a_gap_in_the_numbers_is_named():
    entries = chain("motion_published", "amendment_submitted", "result_declared")
    difference = verify([entries[0], entries[2]])
    assert difference is not None
    assert difference.sentence == "Erwartet war Eintrag 2, gefunden wurde Eintrag 3."


def test_the_hash_does_not_depend_on_the_time_zone_or_the_order_of_keys():
    entry = chain("motion_published")[0]
    berlin = timezone(timedelta(hours=1))
    same = replace(entry, at=entry.at.astimezone(berlin), data={"b": 1, "a": (2,)})
    other = replace(entry, data={"a": [2], "b": 1})
    assert entry_hash(same) == entry_hash(other)


def test_the_hash_of_an_entry_is_the_same_for_ever():
    entry = Entry(1, MORNING, None, 1, "motion_published", "motion:7", {"number": "A1"}, FIRST_PREVIOUS_HASH)
    assert entry_hash(entry) == "13532423492f35dc10bf6a80e60e330f8385301ac212d1d7c459735f4533a968"


def test_the_same_free_text_has_another_hash_for_another_person():
    assert hash_of("Weil es brennt.", "salt of one") == hash_of("Weil es brennt.", "salt of one")
    assert hash_of("Weil es brennt.", "salt of one") != hash_of("Weil es brennt.", "salt of another")
    assert hash_of("", "salt of one") == ""

from dataclasses import replace

import pytest

from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted
from motions.domain.passage import BlockKind
from motions.domain.text import Head
from motions.services import load
from motions.services.drafts import (
    correct_import,
    discard_import,
    headed,
    import_motion,
    joined,
    publish_motion,
    read_draft,
    retyped,
    split,
)
from motions.store.database import db
from motions.store.journal import last_hash, verify_chain
from motions.store.tables import Motion, TextVersion
from tests.services.cast import PRINTED, Cast, a_cast, publish


@pytest.fixture
def cast(app: object) -> Cast:
    return a_cast(with_motion=False)


def test_a_printed_motion_is_read_and_published_with_its_line_numbers(cast: Cast) -> None:
    assert publish(cast) == "A1"
    text = cast.deliberation.text
    assert [line.number for line in text.lines] == list(range(1, 11))
    assert text.line(10).printed == "Neben jedem Brunnen steht eine Bank. Auf ihr haben drei Leute Platz."
    assert text.head == Head("A1", "Vorstand", "Brunnen und Bänke")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PRINTED.replace(b"\n8 ", b"\n9 "), "Zeile 7"),
        (b"", "leer"),
        (b"\xff\xfe1 \x00", "UTF-8"),
        (b"Nur Prosa ohne eine einzige Nummer.", "Nummer"),
        (b"1 Wort\n" * 9_000_000, "5 MB"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_and_nothing_is_kept(cast: Cast, content: bytes, sentence: str) -> None:
    entries = last_hash(cast.guest.conference, "conference")
    with pytest.raises(Invalid, match=sentence):
        import_motion(cast.secretariat, content)
    assert db.session.query(Motion).count() == db.session.query(TextVersion).count() == 0
    assert last_hash(cast.guest.conference, "conference") == entries


def test_corrections_change_blocks_and_head_and_no_line_number(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    for correction in (split(8), retyped(8, BlockKind.ITEM), headed(Head("A7", "OV Nord", "Wasser"))):
        correct_import(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision, correction)
    number = publish_motion(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision)
    text = load.deliberation(load.motion(cast.guest, number)).text
    assert [block.kind.value for block in text.blocks] == ["heading", "paragraph", "item", "paragraph"]
    assert (number, text.head.subject, text.line(8).number) == ("A7", "Wasser", 8)


def test_what_was_split_can_be_joined_again(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    before = read_draft(cast.secretariat, draft)
    correct_import(cast.secretariat, draft, before.revision, split(8))
    correct_import(cast.secretariat, draft, before.revision + 1, joined(8))
    assert read_draft(cast.secretariat, draft).starts == before.starts


def test_the_second_of_two_corrections_to_the_same_state_is_told(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    revision = read_draft(cast.secretariat, draft).revision
    correct_import(cast.secretariat, draft, revision, split(8))
    with pytest.raises(Conflict):
        correct_import(cast.secretariat, draft, revision, retyped(7, BlockKind.ITEM))
    with pytest.raises(Conflict):
        publish_motion(cast.secretariat, draft, revision)
    with pytest.raises(Conflict):
        discard_import(cast.secretariat, draft, revision)


def test_a_number_that_is_taken_is_refused(cast: Cast) -> None:
    publish(cast)
    with pytest.raises(Invalid, match="A1 gibt es schon"):
        publish(cast)


def test_a_head_without_subject_or_number_is_not_published(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    head = read_draft(cast.secretariat, draft).reading.head
    for broken in (replace(head, subject=""), replace(head, number="")):
        correct_import(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision, headed(broken))
        with pytest.raises(Invalid):
            publish_motion(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision)


def test_a_draft_is_unknown_to_everyone_but_the_secretariat(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    for actor in (cast.guest, cast.member, cast.chair, cast.committee, a_cast("anderswo").secretariat):
        with pytest.raises(NotFound):
            read_draft(actor, draft)


def test_only_the_secretariat_imports(cast: Cast) -> None:
    for actor in (cast.guest, cast.member, cast.chair, cast.committee):
        with pytest.raises(NotPermitted) as refusal:
            import_motion(actor, PRINTED)
        assert refusal.value.allowed == ("secretariat",)


def test_a_discarded_import_is_gone_and_a_published_one_cannot_be_discarded(cast: Cast) -> None:
    draft = import_motion(cast.secretariat, PRINTED)
    discard_import(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision)
    assert db.session.query(Motion).count() == 0
    publish(cast)
    published = db.session.query(Motion).one().id
    with pytest.raises(NotFound):
        discard_import(cast.secretariat, published, 1)
    assert verify_chain(cast.guest.conference) is None

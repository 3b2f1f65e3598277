from datetime import UTC, datetime

import pypdfium2
import pytest

from motions.domain.card import in_groups
from motions.exports.cards import PrintedCard, cards_pdf
from tests.qr_codes import place_of, scanned

AT = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
PARTS = ("title", "sheet", "number", "number_picture", "how", "inside", "code_picture", "typed", "address", "flap")
WORDS = {part: f"<{part}>" for part in PARTS}
CODE = "K7QM3ZRT9ABCDEFGHJKMNPQRSTV0"


def card(number: int, **said: str) -> PrintedCard:
    usual = {
        "heading": f"Mandat {number}",
        "unit": "OV Nord",
        "name": "Ada Kern",
        "public_number": f"{number}-K7QM",
        "address": f"https://partei.example/karte/{CODE}",
        "code": CODE,
    }
    return PrintedCard(**usual | said)


def pages_of(*cards: PrintedCard) -> list[str]:
    with pypdfium2.PdfDocument(cards_pdf("Parteitag Erlbach", cards, WORDS, AT)) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_eight_cards_stand_on_a_page() -> None:
    pages = pages_of(*map(card, range(1, 18)))
    assert [page.count("Mandat ") for page in pages] == [8, 8, 1]


def test_a_card_says_whose_it_is_its_number_and_its_code_in_groups() -> None:
    page = pages_of(card(114))[0]
    for said in ("Parteitag Erlbach", "Mandat 114", "Ada Kern", "OV Nord", "114-K7QM", *in_groups(CODE)):
        assert said in page
    for part in ("title", "sheet", "number", "how", "inside", "typed", "address", "flap"):
        assert f"<{part}>" in page


def test_a_phone_reads_on_each_card_its_own_link_and_its_own_number() -> None:
    cards = [card(number, address=f"https://partei.example/karte/{CODE[:-3]}{number:03}") for number in range(1, 12)]
    pages = scanned(cards_pdf("Parteitag Erlbach", cards, WORDS, AT))
    wanted = [
        sorted([*(one.address for one in page), *(one.public_number for one in page)])
        for page in (cards[:8], cards[8:])
    ]
    assert [sorted(code.says for code in page) for page in pages] == wanted


def test_the_public_number_is_printed_beside_its_code() -> None:
    cards = [card(number) for number in range(1, 9)]
    pdf = cards_pdf("Parteitag Erlbach", cards, WORDS, AT)
    codes = {code.says: code for code in scanned(pdf)[0]}
    for one in cards:
        left, middle = place_of(one.public_number, pdf)
        code = codes[one.public_number]
        assert 0 < left - code.right < 5
        assert abs(middle - code.middle) < 6


def test_names_that_look_like_markup_are_names_and_long_ones_move_nothing() -> None:
    page = pages_of(card(1, name="#strong[x] $y$ *z*", unit="<b>"), card(2, name="Lang " * 60, unit="Weit " * 60))[0]
    assert "#strong[x] $y$ *z*" in page
    assert "<b>" in page
    assert page.count("K7QM") == 4
    assert len(pages_of(*(card(number, name="Lang " * 60) for number in range(1, 9)))) == 1


@pytest.mark.parametrize("missing", ["unit", "name"])
def test_what_is_not_known_is_left_out(missing: str) -> None:
    assert "Mandat 3" in pages_of(card(3, **{missing: ""}))[0]


def test_the_document_is_tagged_and_its_fonts_are_embedded() -> None:
    content = cards_pdf("Parteitag Erlbach", [card(1)], WORDS, AT)
    with pypdfium2.PdfDocument(content) as document:
        assert document.is_tagged()
    assert b"FontFile2" in content


def test_equal_input_gives_equal_bytes() -> None:
    assert cards_pdf("P", [card(1)], WORDS, AT) == cards_pdf("P", [card(1)], WORDS, AT)

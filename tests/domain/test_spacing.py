"""Do words that an edit brings together stand as a person would print them?"""

from __future__ import annotations

import pytest

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.passage import Block, BlockKind
from motions.domain.provenance import Repair, Source
from motions.domain.spacing import Doubled, Place, doubled, space_between
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.strategies import edit_of


def consolidated(before: str, *changes: tuple[str, str, str]) -> str:
    """Apply changes (what stands before, what is taken away, what is put in) to one paragraph."""
    text = one_paragraph(before)
    edits = [edit(text, *change, f"Ä{count}.1") for count, change in enumerate(changes, 1)]
    (block,) = consolidate(text, edits).blocks
    return block.prose


def one_paragraph(prose: str) -> Text:
    return typeset([Block(BlockKind.PARAGRAPH, prose)])


def edit(text: Text, lead: str, old: str, new: str, edit_id: str) -> Edit:
    start = text.stream.index(lead + old, 1) + len(lead)
    return edit_of(text, start, start + len(old), new, edit_id)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Wir bauen Häuser.", ("", "Häuser", "Wege"), "Wir bauen Wege."),
        ("Wir bauen Häuser.", ("Wir bauen ", "Häuser", ""), "Wir bauen."),
        ("Wir bauen alte Häuser.", ("bauen ", "alte", ""), "Wir bauen Häuser."),
        ("Wir bauen Häuser.", ("bauen ", "", "neue"), "Wir bauen neue Häuser."),
        ("Wir bauen Häuser.", ("Häuser", "", "und Wege"), "Wir bauen Häuser und Wege."),
        ("Wir bauen Häuser.", ("bauen ", "", ", wo nötig,"), "Wir bauen, wo nötig, Häuser."),
        ("Wir bauen Häuser.", ("Häuser.", "", "Und Wege."), "Wir bauen Häuser. Und Wege."),
        ("Wir bauen, heizen, dämmen.", ("bauen", ",", "und"), "Wir bauen und heizen, dämmen."),
        ("Wir bauen und heizen.", ("bauen ", "und", ","), "Wir bauen, heizen."),
        ("Satz eins. Satz zwei.", ("eins", ". Satz zwei.", "!"), "Satz eins!"),
    ],
)
def test_words_and_closing_punctuation(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Etwa „12 %“ davon.", ("„", "12 %", "15 %"), "Etwa „15 %“ davon."),
        ('Etwa "12 %" davon.', ('"', "12 %", "15 %"), 'Etwa "15 %" davon.'),
        ("Die »Stadt« lebt.", ("»", "Stadt", "Gemeinde"), "Die »Gemeinde« lebt."),
        ("Die Stadt lebt.", ("Die ", "Stadt", "„Stadt“"), "Die „Stadt“ lebt."),
        ("Die Stadt lebt.", ("Die ", "Stadt", '"Stadt"'), 'Die "Stadt" lebt.'),
        ('Die "alte" Stadt lebt.', ('Die "', "", "sehr"), 'Die "sehr alte" Stadt lebt.'),
        ('Die "alte" Stadt lebt.', ("Die ", '"alte"', ""), "Die Stadt lebt."),
        ('Die "alte", reiche Stadt.', ('Die "alte"', ",", ""), 'Die "alte" reiche Stadt.'),
        ("Die Stadt (neu) lebt.", ("Stadt ", "(neu)", "(alt)"), "Die Stadt (alt) lebt."),
        ("Die Stadt (neu) lebt.", ("Stadt (", "", "ganz"), "Die Stadt (ganz neu) lebt."),
        ("Die Stadt (neu) lebt.", ("Stadt (neu", "", "und groß"), "Die Stadt (neu und groß) lebt."),
        ("Die Bürger(innen) leben.", ("Die ", "Bürger", "Bewohner"), "Die Bewohner(innen) leben."),
        ('"Alt" ist es.', ("", "", "Sehr"), 'Sehr "Alt" ist es.'),
        ('Es heißt "alt"', ('Es heißt "alt"', "", "oder neu"), 'Es heißt "alt" oder neu'),
    ],
)
def test_quotes_and_brackets(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Die Linie – neu – fährt.", ("Linie – ", "neu", "alt"), "Die Linie – alt – fährt."),
        ("Die Linie – fährt.", ("– ", "", "bald"), "Die Linie – bald fährt."),
        ("Die Jahre 2024–2026 zählen.", ("2024–", "2026", "2027"), "Die Jahre 2024–2027 zählen."),
        ("Die Jahre 2024–2026 zählen.", ("Jahre ", "2024–", ""), "Die Jahre 2026 zählen."),
        ("Die Jahre 2024–2026 zählen.", ("2024", "–", "und"), "Die Jahre 2024 und 2026 zählen."),
        ("Die Haus- und Hofordnung.", ("Haus- ", "und", "oder"), "Die Haus- oder Hofordnung."),
        ("Die Ordnung gilt.", ("Die ", "", "Haus- und"), "Die Haus- und Ordnung gilt."),
        ("Die Ordnung gilt.", ("Ordnung ", "", "– also alles –"), "Die Ordnung – also alles – gilt."),
        ("Haus/Hof/Garten gehören dazu.", ("Haus/Hof/Garten ", "gehören", "gehört"), "Haus/Hof/Garten gehört dazu."),
        ("Ja ist ja.", ("Ja", "", "/Nein"), "Ja/Nein ist ja."),
        ("Er fährt ab.", ("fährt ", "", "..."), "Er fährt ... ab."),
    ],
)
def test_dashes_hyphens_and_slashes(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Äpfel, Birnen, Nüsse.", ("Äpfel, ", "Birnen", ""), "Äpfel, Nüsse."),
        ("Äpfel, Birnen.", ("Äpfel, ", "Birnen", ""), "Äpfel."),
        ("Äpfel; Birnen, Nüsse.", ("Äpfel; ", "Birnen", ""), "Äpfel, Nüsse."),
        ("Satz eins. Zwei. Drei.", ("eins. ", "Zwei", ""), "Satz eins. Drei."),
        ("Obst (Birnen) ist gut.", ("(", "Birnen", ""), "Obst ist gut."),
        ("Obst „Birne“ ist gut.", ("„", "Birne", ""), "Obst ist gut."),
        ('Obst "Birne" ist gut.', ('"', "Birne", ""), "Obst ist gut."),
        ("Äpfel, (Birnen), Nüsse.", ("(", "Birnen", ""), "Äpfel, Nüsse."),
        ("Obst, z. B. Birnen, ist gut.", ("z. B. ", "Birnen", ""), "Obst, z. B., ist gut."),
        ("Und so ... weiter. Ende.", ("... ", "weiter", ""), "Und so .... Ende."),
        ("Wir bauen (auch hier, bald).", ("hier, ", "bald", ""), "Wir bauen (auch hier)."),
        ("Was, wie? Ja, so.", ("wie? ", "Ja", ""), "Was, wie? so."),
        ("Halt! Geht.", ("Halt! ", "Geht", ""), "Halt!"),
        ("Ist es so? Ja!", ("so? ", "Ja", ""), "Ist es so?!"),
        ("Zwar, so heißt es, regnet es.", ("", "Zwar", ""), "so heißt es, regnet es."),
        ("Satz eins. Satz zwei.", ("", "Satz eins", ""), "Satz zwei."),
        ("Obst (Äpfel, Birnen) ist gut.", ("(", "Äpfel", ""), "Obst (Birnen) ist gut."),
        ("Er ruft: „Ja, gern.“ Dann geht er.", ("„", "Ja, gern", ""), "Er ruft: Dann geht er."),
        ("Wege, Parks", ("Wege, ", "Parks", ""), "Wege"),
        ("Wege – Parks", ("Wege – ", "Parks", ""), "Wege"),
    ],
)
def test_punctuation_that_a_deletion_leaves_doubled(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Wir bauen Wege, Parks und Gärten.", ("Wege, ", "Parks", ""), "Wir bauen Wege und Gärten."),
        ("Wir bauen Wege, Parks oder Gärten.", ("Wege, ", "Parks", ""), "Wir bauen Wege oder Gärten."),
        ("Wir bauen Wege, Parks und Gärten.", ("Wege", ", Parks", ""), "Wir bauen Wege und Gärten."),
        ("Wir bauen Wege, Parks und Gärten.", ("Parks ", "und Gärten", ""), "Wir bauen Wege, Parks."),
        ("Wir bauen Wege, Parks und Gärten.", ("bauen ", "Wege,", ""), "Wir bauen Parks und Gärten."),
        ("In Haus-, Hof- und Gartenordnung.", ("Haus-, ", "Hof-", ""), "In Haus- und Gartenordnung."),
        ("Wege, die lang sind, Parks und Gärten.", ("sind, ", "Parks", ""), "Wege, die lang sind, und Gärten."),
        ("Wir bauen, und zwar jetzt, viel.", ("bauen, und zwar ", "jetzt", ""), "Wir bauen, und zwar, viel."),
        ("Wir bauen, wo nötig, und hegen.", ("bauen, ", "wo nötig,", ""), "Wir bauen, und hegen."),
    ],
)
def test_what_is_left_of_an_enumeration(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Zwar regnet es. Aber es hilft.", ("", "Zwar", ""), "regnet es. Aber es hilft."),
        ("Es regnet. Heute hilft es.", ("regnet. ", "Heute", ""), "Es regnet. hilft es."),
        ("Es regnet heute.", ("regnet ", "heute", ""), "Es regnet."),
        ("Satz eins. Satz zwei. Satz drei.", ("eins. ", "Satz zwei.", ""), "Satz eins. Satz drei."),
        ("Satz eins. Satz zwei. Satz drei.", ("zwei. ", "Satz drei.", ""), "Satz eins. Satz zwei."),
        ("Satz eins. Satz zwei.", ("", "Satz eins.", ""), "Satz zwei."),
        ("Es (vor allem heute) regnet.", ("(", "vor allem", ""), "Es (heute) regnet."),
        ("Es „sehr gut“ finden.", ("„", "sehr", ""), "Es „gut“ finden."),
        ("Es „sehr gut“ finden.", ("sehr ", "gut", ""), "Es „sehr“ finden."),
        ("Es regnet – heute – viel.", ("regnet ", "– heute –", ""), "Es regnet viel."),
        ("Es regnet – heute.", ("regnet – ", "heute", ""), "Es regnet."),
        ("Es sind etwa 12 % dort.", ("etwa ", "12 %", ""), "Es sind etwa dort."),
        ("Es sind 12% dort.", ("sind ", "12%", "15%"), "Es sind 15% dort."),
        ("Es sind 12% dort.", ("sind ", "12%", "15 %"), "Es sind 15 % dort."),
        ("Das ist ja/nein möglich.", ("ist ", "ja/nein", ""), "Das ist möglich."),
        ("Das ist ja/nein möglich.", ("ist ", "ja/nein", "und/oder"), "Das ist und/oder möglich."),
        ("Die Bürger*innen leben hier.", ("Die ", "Bürger*innen", "Menschen"), "Die Menschen leben hier."),
        ("Die Menschen leben hier.", ("Die ", "Menschen", "Bürger:innen"), "Die Bürger:innen leben hier."),
        ("In Haus- und Hof.", ("In ", "Haus- und", ""), "In Hof."),
        ("In Haus- und Hof.", ("In ", "", "Keller-,"), "In Keller-, Haus- und Hof."),
    ],
)
def test_what_stays_where_words_are_taken_out_or_put_in(before: str, change: tuple[str, str, str], after: str) -> None:
    assert consolidated(before, change) == after


def test_a_sentence_taken_out_by_one_and_words_put_in_by_another_at_its_place() -> None:
    both = ("eins. ", "Satz zwei.", ""), ("eins. Satz zwei. ", "", "Satz neu.")

    assert consolidated("Satz eins. Satz zwei. Satz drei.", *both) == "Satz eins. Satz neu. Satz drei."


def test_two_neighbouring_items_of_a_list_taken_out_by_two_amendments() -> None:
    assert consolidated("Wege, Parks, Gärten, Seen.", ("", "Parks", ""), ("", "Gärten", "")) == "Wege, Seen."


def test_a_block_of_which_only_punctuation_is_left_vanishes() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, prose) for prose in ("Für Kinder,", "Jugendliche,", "Alte.")])

    result = consolidate(text, [edit(text, "", "Jugendliche", "", "Ä1.1")])

    assert [block.prose for block in result.blocks] == ["Für Kinder,", "Alte."]
    assert [(word.text, word.repaired) for word in result.removed] == [("Jugendliche", False), (",", True)]


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Der Hof ist groß.", ("ist ", "groß", "leer."), "Der Hof ist leer."),
        ("Der Hof ist groß. Er lebt.", ("groß", "", "und leer."), "Der Hof ist groß und leer. Er lebt."),
        ("Der Hof (er ist groß.) lebt.", ("ist ", "groß", "leer."), "Der Hof (er ist leer.) lebt."),
        ("Wem gehört er?", ("Wem ", "gehört er", "nützt er?"), "Wem nützt er?"),
        ("Kommt her!", ("Kommt ", "her", "alle!"), "Kommt alle!"),
        ("Drei Ziele: Ruhe, Luft.", ("", "Drei Ziele", "Zwei Wünsche:"), "Zwei Wünsche: Ruhe, Luft."),
        ("Wege; Parks", ("", "Wege", "Seen;"), "Seen; Parks"),
        ("Wege;", ("", "Wege", "Seen;"), "Seen;"),
        ("Wege, Parks.", ("Wege", "", "und Seen,"), "Wege und Seen, Parks."),
        ("Wege, Parks usf.", ("Wege", "", ", Seen usw."), "Wege, Seen usw., Parks usf."),
        ("Wege und Parks.", ("und ", "Parks", "Seen usw."), "Wege und Seen usw."),
        ("Er ist wichtig.", ("ist ", "wichtig", "es wirklich?"), "Er ist es wirklich?"),
        ("Er ist wichtig.", ("ist ", "wichtig", "es!"), "Er ist es!"),
        ("Am 3. Mai.", ("Am ", "3", "4."), "Am 4. Mai."),
        ("Wege, Parks.", ("Wege, ", "", ", Seen,"), "Wege, Seen, Parks."),
        ("Wege, Parks.", ("Wege, ", "Parks", ", Seen"), "Wege, Seen."),
    ],
)
def test_a_mark_of_the_original_goes_where_new_text_brings_it_along(
    before: str, change: tuple[str, str, str], after: str
) -> None:
    assert consolidated(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("Und so.", ("Und ", "so", "weiter..."), "Und weiter...."),
        ("Und so...", ("Und ", "so", "weiter."), "Und weiter. ..."),
        ("Und so…", ("Und ", "so", "weiter…"), "Und weiter……"),
        ("Kommt her!", ("Kommt ", "her", "alle!!"), "Kommt alle!!!"),
        ("Kommt her!!", ("Kommt ", "her", "alle!"), "Kommt alle!!!"),
        ("Kommt her!", ("Kommt ", "her", "alle?"), "Kommt alle?!"),
        ("Kommt her?", ("Kommt ", "her", "alle."), "Kommt alle.?"),
        ("Wege, Parks.", ("", "Wege", "Seen usw."), "Seen usw., Parks."),
        ("Wege. Parks.", ("", "Wege", "Seen,"), "Seen,. Parks."),
        ("Wege; Parks.", ("Wege; ", "Parks", ", Seen"), "Wege;, Seen."),
        ("Wege,, Parks.", ("Wege,, ", "Parks", ", Seen"), "Wege,,, Seen."),
        ("Mit .NET geht es.", ("", "Mit", "Neu."), "Neu..NET geht es."),
        ("Er ruft: „Halt“.", ("„", "Halt", "Geh!"), "Er ruft: „Geh!“."),
    ],
)
def test_other_marks_where_new_text_meets_the_original_stay(
    before: str, change: tuple[str, str, str], after: str
) -> None:
    assert consolidated(before, change) == after


def test_marks_of_two_new_texts_stay() -> None:
    both = ("Wege ", "", "und Seen,"), ("Wege ", "", ", Bäche")

    assert consolidated("Wege Parks.", *both) == "Wege und Seen,, Bäche Parks."


def test_one_comma_between_two_new_texts_that_both_bring_it_along_goes_once() -> None:
    assert consolidated("Wege, Parks.", ("", "Wege", "Seen,"), ("Wege, ", "Parks", ", Bäche")) == "Seen,, Bäche."


def test_new_text_is_never_repaired() -> None:
    assert consolidated("Äpfel, Birnen.", ("Äpfel", ",", ", ,")) == "Äpfel, , Birnen."


def test_a_replaced_part_of_a_cut_word_stays_glued_to_the_rest_of_it() -> None:
    assert consolidated("Die Stadtentwicklung beginnt.", ("Stadt", "entwicklung", "planung")) == (
        "Die Stadtplanung beginnt."
    )


def test_neighbouring_edits_of_two_amendments_keep_the_space_between_them() -> None:
    assert consolidated("eins zwei drei vier", ("eins ", "zwei", "2"), ("zwei ", "drei", "3")) == "eins 2 3 vier"
    assert consolidated("eins zwei drei vier", ("eins ", "zwei", ""), ("zwei ", "drei", "")) == "eins vier"
    assert consolidated("„zwei“", ("„", "zwei", ""), ("„", "", "drei")) == "„drei“"


def test_a_no_break_space_stays_where_both_neighbours_stay() -> None:
    assert consolidated("am 3.\u00a0Mai 2026 hier", ("Mai ", "2026", "2027")) == "am 3.\u00a0Mai 2027 hier"


def test_a_space_that_neither_side_had_is_logged() -> None:
    text = one_paragraph("Die Linie A–B fährt.")

    result = consolidate(text, [edit(text, "A", "–", "", "Ä1.1")])

    assert result.blocks[0].prose == "Die Linie A B fährt."
    assert result.repairs == (Repair(Source(lines=(1,)), "AB", "A B"),)


def test_a_space_that_one_side_had_is_not_logged() -> None:
    text = one_paragraph("Wir bauen neue Häuser.")

    assert consolidate(text, [edit(text, "neue ", "Häuser", "", "Ä1.1")]).repairs == ()


def test_where_both_sides_had_the_same_space_it_stays_even_before_punctuation() -> None:
    assert space_between(Place("Wort eins", 3), Place("eins !", 5)) == " "


@pytest.mark.parametrize(
    ("left", "right", "too_much"),
    [
        (",", ",", Doubled.FIRST),
        (",", ".", Doubled.FIRST),
        (".", ",", Doubled.SECOND),
        ("?", ".", Doubled.SECOND),
        ("?", "!", Doubled.NOTHING),
        ("(", ",", Doubled.SECOND),
        (")", ",", Doubled.NOTHING),
        ("(", ")", Doubled.BOTH),
        (")", "(", Doubled.NOTHING),
        ("„", "“", Doubled.BOTH),
    ],
)
def test_which_punctuation_is_too_much(left: str, right: str, too_much: Doubled) -> None:
    assert doubled(Place(f"Wort{left}", 4), Place(f"{right} Wort", 0)) is too_much

"""Does a rewriting come to the edits that a person would name?"""

from __future__ import annotations

import pytest

from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation
from motions.domain.passage import passage_of
from motions.domain.typesetting import typeset

LIBRARY = "Die Bibliothek öffnet auch am Sonntag. Kinder lesen dort kostenlos."
HARBOUR = (
    "Am Hafen entsteht ein Platz mit Bänken. Er bekommt zwanzig Bäume und einen Brunnen. "
    "Die Straße daneben wird schmaler."
)
SCHOOL = "Jede Schule erhält einen Garten."
ITEMS = "- Wir fordern mehr Busse\n- Wir fordern mehr Bahnen\n- Wir fordern mehr Radwege"
NEW = "Der Markt zieht im Herbst um und bekommt ein Dach."


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Rewrite a whole text; both are written as in the editing field."""
    text = typeset(read_notation(old), 60)
    return minimal_edits(text, 0, len(text.stream), passage_of(read_notation(new)))


def text_of(*blocks: str) -> str:
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param(
            text_of(LIBRARY, HARBOUR, SCHOOL),
            text_of(LIBRARY, HARBOUR.replace("zwanzig", "dreißig"), SCHOOL),
            [("zwanzig", "dreißig")],
            id="one number in many lines is one word",
        ),
        pytest.param(
            LIBRARY,
            LIBRARY.replace("dort kostenlos", "hier umsonst"),
            [("dort kostenlos", "hier umsonst")],
            id="two words in a row are one edit",
        ),
        pytest.param(
            LIBRARY,
            LIBRARY.replace("auch am Sonntag", "sogar samstags nicht"),
            [("auch am Sonntag", "sogar samstags nicht")],
            id="three words in a row are one edit",
        ),
        pytest.param(
            HARBOUR,
            "Er bekommt dreißig Bäume und einen Brunnen. Die Straße daneben wird schmaler.",
            [("Am Hafen entsteht ein Platz mit Bänken.", ""), ("zwanzig", "dreißig")],
            id="a deleted sentence and a changed word in the next",
        ),
        pytest.param(
            HARBOUR,
            "Er bekommt zwanzig Bäume und einen Brunnen. Die Straße daneben wird breiter.",
            [("Am Hafen entsteht ein Platz mit Bänken.", ""), ("schmaler", "breiter")],
            id="a deleted sentence and a changed word further on",
        ),
        pytest.param(
            HARBOUR,
            "Am Hafen entsteht ein Platz mit Bänken. Die Straße daneben wird bald schmaler.",
            [("Er bekommt zwanzig Bäume und einen Brunnen.", ""), ("", "bald")],
            id="a deleted sentence and a word put into the next",
        ),
        pytest.param(
            "Wir wollen, dass die Stadt die alten Häuser am Fluss erhält, sie streicht und die Brücke bald erneuert.",
            "Wir wollen, dass die Stadt die Brücke bald erneuert.",
            [("alten Häuser am Fluss erhält, sie streicht und die", "")],
            id="a long deletion inside a sentence",
        ),
        pytest.param(
            "Wir wollen, dass die Stadt die alten Häuser am Fluss erhält und die Brücke bald ganz erneuert.",
            "Wir wollen, dass die Stadt die Brücke bald ganz saniert.",
            [("alten Häuser am Fluss erhält und die", ""), ("erneuert", "saniert")],
            id="a long deletion and a changed word after it in one sentence",
        ),
        pytest.param(text_of(LIBRARY, HARBOUR), f"{LIBRARY} {HARBOUR}", [("\n\t", " ")], id="joined paragraphs"),
        pytest.param(
            text_of(LIBRARY, SCHOOL),
            f"{LIBRARY} {SCHOOL}".replace("Garten", "Hof"),
            [("\n\t", " "), ("Garten", "Hof")],
            id="joined paragraphs and a changed word",
        ),
        pytest.param(LIBRARY, LIBRARY.replace(". K", ".\n\nK"), [("", "\n\t")], id="a divided paragraph"),
        pytest.param(
            LIBRARY,
            LIBRARY.replace(". K", ".\n\nK").replace("kostenlos", "umsonst"),
            [("", "\n\t"), ("kostenlos", "umsonst")],
            id="a divided paragraph and a word changed behind",
        ),
        pytest.param(
            LIBRARY,
            LIBRARY.replace(". K", ".\n\nK").replace("auch", "immer"),
            [("auch", "immer"), ("", "\n\t")],
            id="a divided paragraph and a word changed before",
        ),
        pytest.param(
            ITEMS,
            ITEMS.replace("- Wir fordern mehr Bahnen\n", ""),
            [("Wir fordern mehr Bahnen", "")],
            id="item deleted",
        ),
        pytest.param(
            ITEMS,
            ITEMS.replace("Bahnen", "Bahnen\n- Wir fordern mehr Fähren"),
            [("", "\tWir fordern mehr Fähren\n")],
            id="item inserted between similar ones",
        ),
        pytest.param(
            ITEMS,
            ITEMS.replace("mehr Bahnen", "mehr Fähren\n- Wir fordern mehr Bahnen und Züge"),
            [("", "\tWir fordern mehr Fähren\n"), ("", "und Züge")],
            id="item inserted before a changed one",
        ),
        pytest.param(ITEMS, ITEMS.replace("Bahnen", "Fähren"), [("Bahnen", "Fähren")], id="item changed"),
        pytest.param(ITEMS, ITEMS.replace("mehr", "viel mehr"), [("", "viel")] * 3, id="all items changed"),
        pytest.param(
            text_of("**Ziele der Stadt**", LIBRARY),
            text_of("**Was wir wollen**", LIBRARY),
            [("Ziele der Stadt", "Was wir wollen")],
            id="heading replaced",
        ),
        pytest.param(
            text_of("**Ziele der Stadt**", LIBRARY),
            text_of("**Ziele der ganzen Stadt**", LIBRARY),
            [("", "ganzen")],
            id="heading changed",
        ),
        pytest.param(
            "Wir fordern: Mehr Busse für alle. Mehr Bahnen für alle.",
            "Wir fordern:\n\n- Mehr Busse für alle.\n- Mehr Bahnen für alle.",
            [("", "\n\t"), ("", "\n\t")],
            id="a paragraph turned into items",
        ),
        pytest.param("Das ist sehr sehr gut.", "Das ist sehr gut.", [("sehr", "")], id="a doubled word taken away"),
        pytest.param(
            "Wir bauen. Wir bauen. Alle helfen.", "Wir bauen. Alle helfen.", [("Wir bauen.", "")], id="doubled sentence"
        ),
        pytest.param(
            HARBOUR,
            HARBOUR.replace("Brunnen", "Brun-\nnen").replace("zwanzig", "dreißig"),
            [("zwanzig", "dreißig")],
            id="a changed word in a re-wrapped text",
        ),
        pytest.param(
            "Mehr auf https://stadt.example/plan/2030?teil=2, auch der Plan.",
            "Mehr auf https://stadt.example/plan/2031?teil=2, auch der Plan.",
            [("https://stadt.example/plan/2030?teil=2", "https://stadt.example/plan/2031?teil=2")],
            id="an address of a page is one word",
        ),
        pytest.param(
            "Fragen an rat.haus@stadt-nord.example bitte.",
            "Fragen an rathaus@stadt-nord.example bitte.",
            [("rat.haus@stadt-nord.example", "rathaus@stadt-nord.example")],
            id="an address of mail is one word",
        ),
        pytest.param(
            "Das gilt ab dem 1. März 2027 für alle.",
            "Das gilt ab dem 1. Mai 2027 für alle.",
            [("März", "Mai")],
            id="month",
        ),
        pytest.param(
            "Das gilt ab 01.03.2027.", "Das gilt ab 01.05.2027.", [("01.03.2027", "01.05.2027")], id="a date in digits"
        ),
        pytest.param(
            "Nach § 12 Abs. 3 geht das.", "Nach § 13 Abs. 3 geht das.", [("12", "13")], id="a section's number"
        ),
        pytest.param(
            "Es kostet 2,5 Mio. Euro im Jahr.",
            "Es kostet 3,5 Mio. Euro im Jahr.",
            [("2,5 Mio. Euro", "3,5 Mio. Euro")],
            id="an amount with its unit",
        ),
        pytest.param(
            LIBRARY,
            LIBRARY.replace("Sonntag. ", "Sonntag. Am Montag bleibt sie zu. "),
            [("", "Am Montag bleibt sie zu.")],
            id="sentence put in",
        ),
        pytest.param(LIBRARY, f"{LIBRARY} Niemand zahlt.", [("", "Niemand zahlt.")], id="sentence put at the end"),
        pytest.param(
            text_of(LIBRARY, SCHOOL), text_of(LIBRARY, NEW, SCHOOL), [("", f"\t{NEW}\n")], id="a paragraph put in"
        ),
        pytest.param(text_of(LIBRARY, NEW, SCHOOL), text_of(LIBRARY, SCHOOL), [(NEW, "")], id="a paragraph taken away"),
        pytest.param(
            text_of(LIBRARY, HARBOUR, SCHOOL),
            text_of(LIBRARY, NEW, SCHOOL),
            [(HARBOUR[:-1], NEW[:-1])],
            id="a paragraph that has nothing in common is replaced as a whole",
        ),
        pytest.param(
            HARBOUR,
            HARBOUR.replace("Er bekommt zwanzig Bäume und einen Brunnen", "Dort ist am Abend Musik. Alle hören zu"),
            [("Er bekommt zwanzig Bäume und einen Brunnen", "Dort ist am Abend Musik. Alle hören zu")],
            id="a sentence replaced by two",
        ),
        pytest.param("Die stadt wächst.", "Die Stadt wächst.", [("stadt", "Stadt")], id="a capital letter"),
        pytest.param("Wir wollen dass alle kommen.", "Wir wollen, dass alle kommen.", [("", ",")], id="a comma"),
        pytest.param(
            "Wir kommen. Alle gehen.", "Wir kommen, alle gehen.", [(". Alle", ", alle")], id="sentences joined"
        ),
        pytest.param(
            "Wir graben und wir säen.", "Wir graben. Wir säen.", [("und wir", ". Wir")], id="sentence divided"
        ),
        pytest.param("Wir kommen.", "Wir kommen!", [(".", "!")], id="the end of a sentence"),
        pytest.param(
            "Der Bus (Linie 7) fährt öfter.",
            "Der Bus fährt öfter.",
            [("(Linie 7)", "")],
            id="brackets and what they hold",
        ),
        pytest.param(
            "Alle Bürger und Lehrer sind da.",
            "Alle Bürger*innen und Lehrer*innen sind da.",
            [("Bürger und Lehrer", "Bürger*innen und Lehrer*innen")],
            id="words with one unchanged word between them",
        ),
    ],
)
def test_a_rewriting_comes_to_the_edits_that_a_person_would_name(old, new, named):
    assert [(edit.old.stream, edit.new.stream) for edit in edits(old, new)] == named


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Er nennt es „Grün“ und ‚Ruhe‘.", "Er nennt es \"Grün\" und 'Ruhe'.", id="other quotes"),
        pytest.param("Es sind 12 % von 3 Mio. Euro.", "Es sind 12% von 3\u00a0Mio.\u202fEuro.", id="other spaces"),
        pytest.param(HARBOUR, HARBOUR.replace(" ", "\n", 5), id="other line breaks"),
        pytest.param(HARBOUR, HARBOUR.replace("Brunnen", "Brun-\nnen"), id="a word cut at a line's end"),
        pytest.param(HARBOUR, HARBOUR.replace("Brunnen", "Brun- nen"), id="a word cut, in one line"),
        pytest.param("In der Opel-Siedlung.", "In der Opel-\nSiedlung.", id="a word with a hyphen of its own"),
        pytest.param("Mit und/oder ohne Rad.", "Mit und/\noder ohne Rad.", id="a stroke at a line's end"),
        pytest.param(
            "Die Stadt- und Landkreise.", "Die Stadt-\nund Landkreise.", id="a hyphen that stays with its space"
        ),
    ],
)
def test_what_is_typed_or_wrapped_in_another_way_is_unchanged(old, new):
    with pytest.raises(Invalid) as refusal:
        edits(old, new)
    assert refusal.value.code == "unchanged"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(ITEMS, ITEMS.replace("- ", "• "), id="other list marks"),
        pytest.param(ITEMS, ITEMS.replace("\n- ", "\n\n").replace("- ", ""), id="items turned into paragraphs"),
        pytest.param(text_of("**Ziele**", LIBRARY), text_of("Ziele", LIBRARY), id="heading turned into a paragraph"),
        pytest.param(LIBRARY, LIBRARY.replace("Sonntag", "**Sonntag**"), id="bold"),
    ],
)
def test_what_changes_only_in_its_formatting_is_refused_as_editorial(old, new):
    with pytest.raises(Invalid, match="redaktionelle Änderung") as refusal:
        edits(old, new)
    assert refusal.value.code == "only_formatting"


def test_a_doubled_word_goes_at_the_right_and_a_doubled_sentence_as_a_whole():
    (word,) = edits("Das ist sehr sehr gut.", "Das ist sehr gut.")
    assert word.start == len("\tDas ist sehr ")
    (sentence,) = edits("Das ist gut. Das ist gut. Ende.", "Das ist gut. Ende.")
    assert sentence.start == len("\tDas ist gut. ")


def test_a_word_cut_at_a_lines_end_stays_cut_where_the_text_has_it_so():
    (edit,) = edits("Das Wort Brun- nen und Brunnen.", "Das Wort Brun- nen und Teiche.")
    assert (edit.old.stream, edit.new.stream) == ("Brunnen", "Teiche")


def test_new_words_of_a_re_wrapped_text_are_put_together_where_the_text_knows_them():
    (edit,) = edits(HARBOUR, f"{HARBOUR} Zwei Brun-\nnen mehr wären schön.")
    assert edit.new.stream == "Zwei Brunnen mehr wären schön."

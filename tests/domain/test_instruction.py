from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.edit import Edit, Operation
from motions.domain.errors import Invalid
from motions.domain.insertion import Where
from motions.domain.instruction import edits_of_instruction
from motions.domain.instruction_forms import FORMS
from motions.domain.instruction_slips import meaning_of
from motions.domain.instruction_tokens import tokens_of
from motions.domain.instruction_words import FORMS_OF_WORDS, WORDS, Meaning, is_known
from motions.domain.notation import read_notation
from motions.domain.proposal import Delete, Insert, Replace, edits_of
from motions.domain.sentence import sentence
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.words import words
from tests.domain.instruction_corpus import Case, cases, outcome, text_of

CASES = list(cases())
RADWEGE = text_of("radwege.txt")
CODES = {"quote_not_found", "ambiguous_quote", "no_such_line", "not_understood"}


def refused(text: Text, written: str) -> Invalid:
    with pytest.raises(Invalid) as refusal:
        edits_of_instruction(text, written)
    return refusal.value


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.written[:70]!r}" for case in CASES])
def test_an_instruction_of_the_corpus_gives_what_is_written_below_it(case: Case) -> None:
    assert outcome(text_of(case.file), case.written) == case.expected


def test_the_corpus_has_enough_instructions_of_both_kinds() -> None:
    refusals = [case for case in CASES if case.expected[0].startswith("error")]
    assert len(refusals) >= 40
    assert len(CASES) - len(refusals) >= 200


def test_what_is_not_understood_is_named_with_what_was_read_before() -> None:
    refusal = refused(RADWEGE, "In Z. 8 „fast“ stricheln")
    assert refusal.code == "not_understood"
    assert "Gelesen wurde „In Z. 8 „fast““" in str(refusal)
    assert "„stricheln“" in str(refusal)
    assert refusal.suggestions == (8,)


def test_what_is_missing_is_said() -> None:
    assert "wo eingefügt werden soll" in str(refused(RADWEGE, "In Z. 8 „neu“ einfügen"))
    assert "was geschehen soll" in str(refused(RADWEGE, "In Z. 8 „fast“"))
    assert "was gestrichen werden soll" in str(refused(RADWEGE, "In Z. 8 streichen"))
    assert "was an die Stelle" in str(refused(RADWEGE, "In Z. 8 „fast“ ersetzen"))


def test_a_quote_that_stands_elsewhere_is_refused_with_the_lines_where_it_stands() -> None:
    assert refused(RADWEGE, "In Z. 8 „sieben“ streichen").suggestions == (31,)
    assert refused(RADWEGE, "„Brücke“ streichen").suggestions == (24, 26)


def test_a_line_that_does_not_exist_is_refused_with_the_nearest_that_does() -> None:
    assert refused(RADWEGE, "Z. 99 streichen").suggestions == (35,)
    assert refused(RADWEGE, "Z. 0 streichen").suggestions == (6,)


def test_lines_that_step_back_are_refused_with_both() -> None:
    assert refused(RADWEGE, "Z. 14-13 streichen").suggestions == (13, 14)


def test_of_lines_outside_the_text_the_nearest_with_words_is_suggested() -> None:
    assert refused(RADWEGE, "Z. 37 streichen").suggestions == (35,)
    assert refused(RADWEGE, "Z. 17 ff. streichen").suggestions == (16,)
    assert refused(RADWEGE, "Z. 99999999999 streichen").code == "no_such_line"


def test_a_sentence_that_changes_nothing_is_refused() -> None:
    for whole in (f"Der Betreff lautet: „{RADWEGE.head.subject}“.", "Der ganze Text wird ersetzt durch: „Wir.“"):
        text = RADWEGE if "Betreff" in whole else typeset(read_notation("Wir."))
        assert "keine Änderung" in str(refused(text, whole))


def test_a_subject_cannot_become_empty() -> None:
    for written in ("Der Betreff wird gestrichen.", f"Im Betreff wird „{RADWEGE.head.subject}“ gestrichen."):
        assert "Betreff" in str(refused(RADWEGE, written))


def test_a_mark_that_belongs_to_no_quote_is_named_with_what_stands_before_it() -> None:
    assert "hinter „Der Weg ist lang.“" in str(refused(RADWEGE, "Der Weg ist lang.“"))


def test_an_empty_instruction_is_refused() -> None:
    assert "leer" in str(refused(RADWEGE, "  \n "))


def test_control_characters_are_refused() -> None:
    assert "Steuerzeichen" in str(refused(RADWEGE, "Z. 8 „fast\x00“ streichen"))


def test_a_per_cent_sign_in_a_refusal_is_only_a_sign() -> None:
    assert "„100 %s“" in str(refused(RADWEGE, "In Z. 8 „100 %s“ streichen"))


def test_two_meanings_that_both_fit_the_text_are_refused_with_both() -> None:
    text = text_of("schulgarten.txt")
    refusal = refused(text, "Absatz 3 streichen")
    assert refusal.code == "ambiguous_quote"
    assert refusal.suggestions == (4, 7)


def test_signs_of_markup_and_templates_are_text() -> None:
    for strange in ("<script>", "{{x}}", "###LINENUMBER###", "[1]"):
        (edit,) = edits_of_instruction(RADWEGE, f"In Z. 8 „fast“ durch „{strange}“ ersetzen")
        assert edit.new.stream == strange


def test_several_quotes_that_overlap_are_refused() -> None:
    assert "überschneiden" in str(refused(RADWEGE, "In Z. 8 „fast 12 %“ streichen und „12 %“ streichen"))


def test_an_instruction_of_a_megabyte_is_refused_or_done_and_never_fails() -> None:
    for part in ("„", '"', "Z. 8, ", "und ", "12 % -> ", "Begründung:\n", "quark ", "1. ", "„fast“ und ", "Die … "):
        written = (part * (1_000_000 // len(part) + 1))[:1_000_000]
        assert refused(RADWEGE, written).code in CODES


def test_lines_of_a_new_text_are_named_with_letters() -> None:
    text = Text(RADWEGE.passage, RADWEGE.lines, RADWEGE.head, lettered_after="Ä3:7")
    (edit,) = edits_of_instruction(text, "In Ä3:7h „fast“ streichen")
    assert edit.old.stream == "fast"
    assert edits_of_instruction(text, "Z. 7h–i: „fast“ streichen") == (edit,)


@pytest.mark.parametrize("form", FORMS, ids=[form.example for form in FORMS])
def test_each_form_has_an_example_that_is_understood(form) -> None:
    example = form.example
    for quote, found in (("„a“", "„sieben“"), ("„c“", "„Platz“"), ("39–41", "31"), ("75–79", "13–14"), ("39", "31")):
        example = example.replace(quote, found)
    example = example.replace("40", "8").replace("44", "14").replace("den Punkt nach „sieben“", "den Punkt nach „an“")
    example = example.replace("das Komma nach „sieben“", "das Komma nach „Platz“")
    if " … " in example:
        example = example.replace("„sieben“ … und „b“", "„sieben“ und in Z. 8 „fast“").replace(" … ", " ")
    assert edits_of_instruction(RADWEGE, example)


@pytest.mark.parametrize("meaning", WORDS)
def test_no_word_stands_for_two_things(meaning: Meaning) -> None:
    assert all(meaning_of(form) is meaning for form in WORDS[meaning].split())


def test_umlauts_may_be_written_with_two_letters() -> None:
    assert meaning_of("Ueberschrift") is meaning_of("Überschrift") is Meaning.HEADING
    assert meaning_of("loeschen") is Meaning.DELETE


def test_words_that_are_one_letter_away_but_mean_something_else_are_no_slips() -> None:
    for word in ("keine", "nicht", "Stadt", "Ansatz", "Anhang", "sieben"):
        assert meaning_of(word) is None


@pytest.mark.parametrize("word", ["oder", "weder", "doch", "nein", "lassen", "davon", "andere", "rund", "seiten"])
def test_a_word_that_would_change_the_meaning_is_no_slip_of_one_that_says_nothing(word: str) -> None:
    assert meaning_of(word) is None


def test_a_bare_word_that_stands_on_the_line_is_refused() -> None:
    refusal = refused(RADWEGE, "Z. 35 das streichen")
    assert "„das“ steht auch in Z. 35" in str(refusal)
    assert refusal.suggestions == (35,)
    assert edits_of_instruction(RADWEGE, "Z. 35 bitte noch streichen")


@pytest.mark.parametrize("word", ["Wiese", "Mann", "seine", "Raum", "Strich", "Hafen", "Halle", "gesagt", "neuer Weg"])
def test_a_word_of_the_text_is_no_slip_of_one_that_says_nothing(word: str) -> None:
    assert refused(RADWEGE, f"Z. 35 {word} streichen").code == "not_understood"


def test_a_slip_between_two_words_of_different_meaning_is_not_understood() -> None:
    assert meaning_of("vom") is Meaning.OF
    assert meaning_of("xorx") is None
    assert meaning_of("hinten") is None


def test_a_quote_within_a_quote_belongs_to_it() -> None:
    assert [token.text for token in tokens_of("„die „Grüne Brücke“ heißen“ durch ‚sie‘")] == [
        "die „Grüne Brücke“ heißen",
        "durch",
        "sie",
    ]


QUOTES = st.sampled_from([("„", "“"), ("“", "”"), ('"', '"'), ("»", "«"), ("«", "»"), ("‚", "‘"), ("'", "'")])
NEW_WORDS = st.sampled_from(["neun", "im Mai", "15 %", "kurz und gut", "Opel-Siedlung", "2.400 Euro"])


@st.composite
def places_in_text(draw: st.DrawFn) -> tuple[int, str]:
    """Give a line and words on it."""
    line = draw(st.sampled_from([line for line in RADWEGE.body if line.end - line.start > 20]))
    found = [word for word in words(RADWEGE.stream, line.start, line.end) if word.text[0].isalnum()]
    assume(found)
    first = draw(st.integers(0, len(found) - 1))
    last = draw(st.integers(first, min(first + 2, len(found) - 1)))
    quote = RADWEGE.stream[found[first].start : found[last].end]
    assume(not set(quote) & set("„“"))
    return line.number, quote


REPLACING = (
    "Ersetze in {z} {a} durch {b}",
    "{z}: {a} durch {b} ersetzen",
    "In {z} wird {a} durch {b} ersetzt.",
    "{z}: statt {a} muss es {b} heißen",
    "Ändere in {z} {a} in {b}",
    "In {z} {a} → {b}",
    "Ersetzung von {a} durch {b} in {z}",
    "Tausche {a} in {z} gegen {b} aus",
)
DELETING = ("Streiche in {z} {a}", "In {z} {a} löschen", "In {z} ist {a} zu streichen", "Streichung von {a} in {z}")
INSERTING = (
    ("In {z} nach {a} {b} einfügen", Where.AFTER),
    ("Füge in {z} vor {a} {b} ein", Where.BEFORE),
    ("{z}: Einfügung hinter {a}: {b}", Where.AFTER),
    ("In {z} wird vor {a} {b} ergänzt.", Where.BEFORE),
)
LINE_NAMES = ("Z. {}", "Zeile {}", "Z {}", "Zl. {}", "Z.{}")


def edits_or_code(act: Callable[[], tuple[Edit, ...]]) -> tuple[Edit, ...] | str:
    try:
        return act()
    except Invalid as refusal:
        return refusal.code


@given(places_in_text(), NEW_WORDS, QUOTES, st.sampled_from(LINE_NAMES), st.data())
def test_an_instruction_gives_the_edit_it_was_made_from(place, new, quotes, line_name, data) -> None:
    line, quote = place
    z, a, b = line_name.format(line), f"{quotes[0]}{quote}{quotes[1]}", f"{quotes[0]}{new}{quotes[1]}"
    form, proposal = data.draw(
        st.one_of(
            st.sampled_from([(form, Replace(str(line), new, quote)) for form in REPLACING]),
            st.sampled_from([(form, Delete(str(line), quote)) for form in DELETING]),
            st.sampled_from([(form, Insert(str(line), new, where, quote)) for form, where in INSERTING]),
        )
    )
    expected = edits_or_code(lambda: edits_of(RADWEGE, proposal))
    found = edits_or_code(lambda: edits_of_instruction(RADWEGE, form.format(z=z, a=a, b=b)))
    assert found == expected or (isinstance(expected, str) and found in CODES)


SLIPPED = ("ersetzen", "streichen", "einfügen", "durch", "Zeile", "Überschrift", "Spiegelstrich", "Absatz", "ändern")


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Give a keyword and the same with one slip."""
    word = draw(st.sampled_from(SLIPPED))
    place = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    kind = draw(st.integers(0, 3))
    slipped = (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
    )[kind]
    return word, slipped


@given(slips())
def test_one_slip_in_a_keyword_changes_nothing_or_leaves_it_unknown(slip) -> None:
    word, slipped = slip
    assume(not is_known(slipped))
    assert meaning_of(slipped) in (meaning_of(word), None)


@given(slips())
def test_an_instruction_with_a_slip_gives_the_same_edit_or_is_refused(slip) -> None:
    word, slipped = slip
    assume(not is_known(slipped) and meaning_of(slipped) is not None)
    forms = {
        "ersetzen": "In Z. 8 „fast“ durch „rund“ {}",
        "streichen": "In Z. 8 „fast“ {}",
        "einfügen": "In Z. 8 nach „fast“ „genau“ {}",
        "durch": "In Z. 8 „fast“ {} „rund“ ersetzen",
        "Zeile": "{} 35 streichen",
        "Überschrift": "Die {} in Z. 16 streichen",
        "Spiegelstrich": "Den {} in Z. 22 streichen",
        "Absatz": "Den {} ab Z. 26 streichen",
        "ändern": "In Z. 8 „fast“ in „rund“ {}",
    }
    expected = edits_of_instruction(RADWEGE, forms[word].format(word))
    assert edits_of_instruction(RADWEGE, forms[word].format(slipped)) == expected


SOUP = st.lists(
    st.one_of(
        st.sampled_from(sorted(FORMS_OF_WORDS)),
        st.sampled_from(
            ["Z. 8", "Z. 31–33", "„fast“", "„sieben“", "„neu“", "12 %", "→", "->", "„", "“", '"', "'", "\n"]
        ),
        st.sampled_from([",", ";", ".", ":", "(", ")", "1.", "2.", "-", "ff.", "…", "[...]", "Ä3:44a", "nach Z. 14"]),
        st.text(max_size=5),
    ),
    max_size=14,
)


@given(SOUP, st.sampled_from([" ", "", "\n"]))
def test_no_soup_of_words_does_more_than_be_refused(soup, between) -> None:
    found = edits_or_code(lambda: edits_of_instruction(RADWEGE, between.join(soup)))
    if isinstance(found, str):
        assert found in CODES
    else:
        assert all(sentence(RADWEGE, edit) for edit in found)


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(written) -> None:
    found = edits_or_code(lambda: edits_of_instruction(RADWEGE, written))
    assert not isinstance(found, str) or found in CODES


def test_a_sentence_of_the_system_is_understood() -> None:
    proposals = (
        Replace("8", "15 %", "12 %"),
        Delete("35"),
        Insert("14", "Das Licht kommt zuerst."),
        Insert("8", "genau", Where.AFTER, "fast"),
    )
    for proposal in proposals:
        edits = edits_of(RADWEGE, proposal)
        assert edits_of_instruction(RADWEGE, " ".join(sentence(RADWEGE, edit) for edit in edits)) == edits
        assert all(edit.operation is not Operation.REPLACE_ALL for edit in edits)

"""Which sentences say which edits? Examples over two short motions, in German and in English."""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.address import LineRange
from motions.domain.edit import Edit, Scope
from motions.domain.insertion import Shape, Where
from motions.domain.passage import Block, BlockKind, Opening, Passage, passage_of
from motions.domain.proposal import Change, ChangeSubject, Delete, Insert, Replace, ReplaceAll, edits_of
from motions.domain.rewriting import prose_of_lines
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset
from tests.domain.garden_motion import garden_motion, rewriting
from tests.domain.strategies import edit_of, subject_edit

GARDENS = garden_motion()
SIGNS = typeset(
    [
        Block(BlockKind.HEADING, "Wer sät, der soll ernten"),
        Block(BlockKind.PARAGRAPH, "Wer sät, der soll ernten, und wer erntet, der soll essen; so steht es in § 3 ¶ 2."),
        Block(BlockKind.ITEM, "Rote Beete, 12 Stück zu 12 %, nach „Ring“-Art", "–"),
        Block(BlockKind.ITEM, 'Er sagt: „Nein“ und »Ja« und "Nun"', "–"),
    ],
    60,
    head=Head("B8", "OV Nord", "Wer sät, der soll ernten, und soll essen"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """An edit of a text, and how it is said in both languages."""

    name: str
    text: Text
    edit: Edit
    german: str
    english: str


def gardens(name: str, proposal: Change, german: str, english: str) -> Example:
    """Give an example of a single edit that a proposal over the first motion comes to."""
    (edit,) = edits_of(GARDENS, proposal)
    return Example(name, GARDENS, edit, german, english)


def rewritten(name: str, first: int, last: int, change: tuple[str, str], german: str, english: str) -> Example:
    """Give an example of a single edit that rewriting lines of the first motion comes to."""
    prose = prose_of_lines(GARDENS, LineRange(first, last)).replace(*change)
    return gardens(name, rewriting(LineRange(first, last), prose), german, english)


def signs(name: str, found: str, new: Passage | str, german: str, english: str) -> Example:
    """Give an example that replaces a run of the second motion, which stands there once."""
    start = SIGNS.stream.index(found)
    assert SIGNS.stream.count(found) == 1
    return Example(name, SIGNS, edit_of(SIGNS, start, start + len(found), new), german, english)


def put_in(name: str, before: str, new: Passage | str, german: str, english: str) -> Example:
    """Give an example that puts something in before a run of the second motion, which stands there once."""
    start = SIGNS.stream.index(before)
    assert SIGNS.stream.count(before) == 1
    return Example(name, SIGNS, edit_of(SIGNS, start, start, new), german, english)


def made(name: str, text: Text, edit: Edit, german: str, english: str) -> Example:
    """Give an example of an edit that is made by hand."""
    return Example(name, text, edit, german, english)


EXAMPLES = (
    gardens(
        "a numeral is replaced",
        Replace("8", "15 %", "12 %"),
        "In Z. 8 wird „12 %“ durch „15 %“ ersetzt.",
        "In line 8, “12 %” is replaced by “15 %”.",
    ),
    gardens(
        "a numeral and its unit are worded anew",
        Replace("8", "12 vom Hundert", "12 %"),
        "In Z. 8 wird „12 %“ durch „12 vom Hundert“ ersetzt.",
        "In line 8, “12 %” is replaced by “12 vom Hundert”.",
    ),
    gardens("several lines go", Delete("13-14"), "Z. 13–14 werden gestrichen.", "Lines 13–14 are deleted."),
    gardens("a line goes", Delete("16"), "Z. 16 wird gestrichen.", "Line 16 is deleted."),
    gardens("lines of two paragraphs go", Delete("13-16"), "Z. 13–16 werden gestrichen.", "Lines 13–16 are deleted."),
    gardens("a heading goes", Delete("6"), "Z. 6 wird gestrichen.", "Line 6 is deleted."),
    gardens("a word goes", Delete("8", "mehr"), "In Z. 8 wird „mehr“ gestrichen.", "In line 8, “mehr” is deleted."),
    gardens(
        "words over two lines go",
        Delete("13-14", "Niemand braucht dafür"),
        "In Z. 13–14 wird „Niemand braucht dafür“ gestrichen.",
        "In lines 13–14, “Niemand braucht dafür” is deleted.",
    ),
    gardens("a comma goes", Delete("14", ","), "In Z. 14 wird „,“ gestrichen.", "In line 14, “,” is deleted."),
    gardens(
        "words in quotes go",
        Delete("10", "„Grünen Ring“"),
        "In Z. 10 wird »„Grünen Ring“« gestrichen.",
        'In line 10, "„Grünen Ring“" is deleted.',
    ),
    gardens(
        "words are replaced",
        Replace("16", "Ganz neu."),
        "In Z. 16 wird „Die Gärten öffnen im Mai“ durch „Ganz neu“ ersetzt.",
        "In line 16, “Die Gärten öffnen im Mai” is replaced by “Ganz neu”.",
    ),
    gardens(
        "a line is replaced",
        Replace("16", "Ganz neu!"),
        "Z. 16 wird durch „Ganz neu!“ ersetzt.",
        "Line 16 is replaced by “Ganz neu!”",
    ),
    gardens(
        "lines are replaced by two paragraphs",
        Replace("13-14", "Nein!\n\nDoch!"),
        "Z. 13–14 werden durch „Nein! ¶ Doch!“ ersetzt.",
        "Lines 13–14 are replaced by “Nein! ¶ Doch!”",
    ),
    gardens(
        "lines are replaced by a paragraph and items",
        Replace("13-14", "Nein!\n\n- Doch!\n- Ja!"),
        "Z. 13–14 werden durch „Nein! ¶ - Doch! ¶ - Ja!“ ersetzt.",
        "Lines 13–14 are replaced by “Nein! ¶ - Doch! ¶ - Ja!”",
    ),
    gardens(
        "a heading is replaced",
        Replace("6", "Beete!"),
        "Z. 6 wird durch „Beete!“ ersetzt.",
        "Line 6 is replaced by “Beete!”",
    ),
    gardens(
        "a paragraph is put in after lines",
        Insert("11", "Neu ist das."),
        "Nach Z. 11 wird eingefügt: „Neu ist das.“",
        "After line 11, the following is inserted: “Neu ist das.”",
    ),
    gardens(
        "a paragraph without a full stop is put in",
        Insert("11", "Neu"),
        "Nach Z. 11 wird eingefügt: „Neu“.",
        "After line 11, the following is inserted: “Neu”.",
    ),
    gardens(
        "two paragraphs are put in",
        Insert("11", "Eins.\n\nZwei."),
        "Nach Z. 11 wird eingefügt: „Eins. ¶ Zwei.“",
        "After line 11, the following is inserted: “Eins. ¶ Zwei.”",
    ),
    gardens(
        "a heading is put in",
        Insert("11", "**Und dann**\n\nDanach."),
        "Nach Z. 11 wird eingefügt: „**Und dann** ¶ Danach.“",
        "After line 11, the following is inserted: “**Und dann** ¶ Danach.”",
    ),
    gardens(
        "items are put in",
        Insert("11", "- Eins\n- Zwei"),
        "Nach Z. 11 wird eingefügt: „- Eins ¶ - Zwei“.",
        "After line 11, the following is inserted: “- Eins ¶ - Zwei”.",
    ),
    gardens(
        "numbered items are put in",
        Insert("11", "1. Eins\n2. Zwei"),
        "Nach Z. 11 wird eingefügt: „1. Eins ¶ 2. Zwei“.",
        "After line 11, the following is inserted: “1. Eins ¶ 2. Zwei”.",
    ),
    gardens(
        "a single numbered item is put in",
        Insert("11", "- 1. Mai"),
        "Nach Z. 11 wird eingefügt: „- 1. Mai“.",
        "After line 11, the following is inserted: “- 1. Mai”.",
    ),
    gardens(
        "a paragraph that begins like an item is put in",
        Insert("11", "1\\. Mai"),
        "Nach Z. 11 wird eingefügt: „1\\. Mai“.",
        "After line 11, the following is inserted: “1\\. Mai”.",
    ),
    gardens(
        "a paragraph is put in before all",
        Insert("6", "Neu.", Where.BEFORE),
        "Vor Z. 6 wird eingefügt: „Neu.“",
        "Before line 6, the following is inserted: “Neu.”",
    ),
    gardens(
        "a paragraph is put in after all",
        Insert("16", "Ende."),
        "Nach Z. 16 wird eingefügt: „Ende.“",
        "After line 16, the following is inserted: “Ende.”",
    ),
    gardens(
        "words are put in after a word",
        Insert("10", "beim", Where.AFTER, "und"),
        "In Z. 10 wird nach „und“ „beim“ eingefügt.",
        "In line 10, “beim” is inserted after “und”.",
    ),
    gardens(
        "words are put in at the end of a line",
        Insert("13", "heute"),
        "In Z. 13 wird nach „braucht“ „heute“ eingefügt.",
        "In line 13, “heute” is inserted after “braucht”.",
    ),
    gardens(
        "words are put in at the end of a block",
        Insert("14", "oder so", Where.AFTER, "12 Euro."),
        "In Z. 14 wird nach „12 Euro.“ „oder so“ eingefügt.",
        "In line 14, “oder so” is inserted after “12 Euro.”",
    ),
    gardens(
        "words are put in at the beginning of a block",
        Insert("16", "Bald:", Where.BEFORE, "Die"),
        "In Z. 16 wird vor „Die“ „Bald:“ eingefügt.",
        "In line 16, “Bald:” is inserted before “Die”.",
    ),
    gardens(
        "bold words are put in",
        Insert("13", "**Nur**", Where.AFTER, "braucht"),
        "In Z. 13 wird nach „braucht“ „**Nur**“ eingefügt.",
        "In line 13, “**Nur**” is inserted after “braucht”.",
    ),
    gardens(
        "a dash is put in",
        Insert("14", "– ja", Where.BEFORE, "und"),
        "In Z. 14 wird nach „Ausweis,“ „– ja“ eingefügt.",
        "In line 14, “– ja” is inserted after “Ausweis,”.",
    ),
    gardens(
        "stars are put in",
        Insert("13", "\\*\\*gut\\*\\* <b> {{x}} [1]", Where.AFTER, "säen."),
        "In Z. 13 wird nach „säen.“ „\\*\\*gut\\*\\* <b> {{x}} [1]“ eingefügt.",
        "In line 13, “\\*\\*gut\\*\\* <b> {{x}} [1]” is inserted after “säen.”",
    ),
    gardens(
        "quotes of every kind and signs are put in",
        Insert("13", '§ ¶ „zwei“ "drei" »vier«', Where.AFTER, "säen."),
        'In Z. 13 wird nach „säen.“ „§ ¶¶ „„zwei““ "drei" »vier«“ eingefügt.',
        'In line 13, “§ ¶¶ „zwei““ "drei" »vier«” is inserted after “säen.”',
    ),
    gardens(
        "a block of its own divides a block",
        Insert("13", "Neu.", shape=Shape.BLOCK),
        "In Z. 13 wird nach „braucht“ als eigener Absatz eingefügt: „Neu.“",
        "In line 13, the following is inserted after “braucht” as a paragraph of its own: “Neu.”",
    ),
    gardens(
        "blocks of their own divide a block",
        Insert("13", "Neu.\n\nNeuer.", shape=Shape.BLOCK),
        "In Z. 13 werden nach „braucht“ als eigene Absätze eingefügt: „Neu. ¶ Neuer.“",
        "In line 13, the following is inserted after “braucht” as paragraphs of their own: “Neu. ¶ Neuer.”",
    ),
    gardens(
        "a line that cuts two words goes",
        Delete("10"),
        "Z. 10 wird gestrichen (von „Gartenmauer“ nur „mauer“, von „Opel-Siedlung“ nur „Opel-“).",
        "Line 10 is deleted (of “Gartenmauer” only “mauer”, of “Opel-Siedlung” only “Opel-”).",
    ),
    gardens(
        "a line that cuts one word goes",
        Delete("11"),
        "Z. 11 wird gestrichen (von „Opel-Siedlung“ nur „Siedlung“).",
        "Line 11 is deleted (of “Opel-Siedlung” only “Siedlung”).",
    ),
    gardens(
        "a part of a word is replaced",
        rewriting(LineRange(10, 10), "wand und am „Grünen Ring“, wo die Opel-"),
        "In Z. 10 wird „mauer“ (von „Gartenmauer“ nur „mauer“) durch „wand“ ersetzt.",
        "In line 10, “mauer” (of “Gartenmauer” only “mauer”) is replaced by “wand”.",
    ),
    gardens(
        "the subject is another",
        ChangeSubject("Mehr Beete"),
        "Der Betreff lautet: „Mehr Beete“.",
        "The subject reads: “Mehr Beete”.",
    ),
    gardens(
        "the subject has quotes",
        ChangeSubject("Mehr „Beete“"),
        "Der Betreff lautet: »Mehr „Beete“«.",
        'The subject reads: "Mehr „Beete“".',
    ),
    gardens(
        "the text is another",
        ReplaceAll("Neu."),
        "Der ganze Text wird ersetzt durch: „Neu.“",
        "The whole text is replaced by: “Neu.”",
    ),
    gardens(
        "the text is another one of several blocks",
        ReplaceAll("**Neu**\n\nUnd gut."),
        "Der ganze Text wird ersetzt durch: „**Neu** ¶ Und gut.“",
        "The whole text is replaced by: “**Neu** ¶ Und gut.”",
    ),
    rewritten(
        "two paragraphs are joined",
        11,
        13,
        ("\n\n", " "),
        "In Z. 11–13 werden die beiden Absätze zu einem verbunden.",
        "In lines 11–13, the two paragraphs are joined.",
    ),
    rewritten(
        "two paragraphs are joined and words between them go",
        11,
        13,
        ("beginnt.\n\nAlle ", ""),
        "In Z. 11–13 wird „beginnt. ¶ Alle“ gestrichen; was davor und danach steht, wird ein Absatz.",
        "In lines 11–13, “beginnt. ¶ Alle” is deleted; what stands before and after becomes one paragraph.",
    ),
    rewritten(
        "two paragraphs are joined with other words",
        11,
        13,
        ("beginnt.\n\nAlle", "beginnt, und alle"),
        "In Z. 11–13 wird „. ¶ Alle“ durch „, und alle“ ersetzt.",
        "In lines 11–13, “. ¶ Alle” is replaced by “, und alle”.",
    ),
    rewritten(
        "two paragraphs are joined by a word",
        11,
        13,
        ("\n\n", " Und: "),
        "In Z. 11–13 werden die beiden Absätze durch „Und:“ zu einem verbunden.",
        "In lines 11–13, the two paragraphs are joined by “Und:”",
    ),
    rewritten(
        "a new paragraph begins",
        11,
        13,
        ("säen. ", "säen.\n\n"),
        "In Z. 13 beginnt nach „säen.“ ein neuer Absatz.",
        "In line 13, a new paragraph begins after “säen.”",
    ),
    rewritten(
        "a new item begins",
        11,
        13,
        ("säen. ", "säen.\n\n- "),
        "In Z. 13 beginnt nach „säen.“ ein neuer Listenpunkt mit „-“.",
        "In line 13, a new list item marked “-” begins after “säen.”",
    ),
    rewritten(
        "words are put in and a new paragraph begins in them",
        11,
        13,
        ("säen. ", "säen. Neu.\n\nAlso: "),
        "In Z. 13 wird nach „säen.“ „Neu. ¶ Also:“ eingefügt.",
        "In line 13, “Neu. ¶ Also:” is inserted after “säen.”",
    ),
    rewritten(
        "a new paragraph begins with new words",
        13,
        14,
        ("Niemand braucht", "Niemand\n\nKeiner braucht"),
        "In Z. 13 wird nach „Niemand“ „¶ Keiner“ eingefügt.",
        "In line 13, “¶ Keiner” is inserted after “Niemand”.",
    ),
    put_in(
        "a new heading begins",
        "und wer",
        Passage("\n\t", (), (Opening(BlockKind.HEADING),)),
        "In Z. 2 beginnt nach „ernten,“ eine neue Überschrift.",
        "In line 2, a new heading begins after “ernten,”.",
    ),
    put_in(
        "an item without a mark begins",
        "und wer",
        Passage("\n\t", (), (Opening(BlockKind.ITEM),)),
        "In Z. 2 beginnt nach „ernten,“ ein neuer Listenpunkt.",
        "In line 2, a new list item begins after “ernten,”.",
    ),
    put_in(
        "words are put in and a new paragraph begins after them",
        "und wer",
        "basta.\n\t",
        "In Z. 2 wird nach „ernten,“ „basta.“ eingefügt; danach beginnt ein neuer Absatz.",
        "In line 2, “basta.” is inserted after “ernten,”; after that, a new paragraph begins.",
    ),
    put_in(
        "a block is put in of which what remains is a paragraph and no item",
        "zu 12 %",
        "\n\tNeu\n\t",
        "In Z. 4 wird nach „Stück“ „¶ Neu“ eingefügt; danach beginnt ein neuer Absatz.",
        "In line 4, “¶ Neu” is inserted after “Stück”; after that, a new paragraph begins.",
    ),
    put_in(
        "words are put in before a comma",
        ", und wer",
        "alles",
        "In Z. 2 wird nach „ernten“ „alles“ eingefügt.",
        "In line 2, “alles” is inserted after “ernten”.",
    ),
    put_in(
        "words are put in after the second of two equal words",
        "essen;",
        "gut",
        "In Z. 2 wird nach „soll“ (2. Vorkommen) „gut“ eingefügt.",
        "In line 2, “gut” is inserted after “soll” (2nd occurrence).",
    ),
    signs(
        "a sign for paragraphs that is a word goes",
        "¶ 2",
        "",
        "In Z. 3 wird „¶¶ 2“ gestrichen.",
        "In line 3, “¶¶ 2” is deleted.",
    ),
    signs(
        "a quote with the ends of two items is replaced",
        "Art\n\tEr",
        "Art. Er",
        "In Z. 4–5 wird „Art ¶ Er“ durch „Art. Er“ ersetzt.",
        "In lines 4–5, “Art ¶ Er” is replaced by “Art. Er”.",
    ),
    signs(
        "a part of the words beside quotes goes",
        "-Art",
        "",
        "In Z. 4 wird „-Art“ gestrichen.",
        "In line 4, “-Art” is deleted.",
    ),
    signs(
        "quotes of all kinds go",
        '„Nein“ und »Ja« und "Nun"',
        "",
        'In Z. 5 wird „„„Nein““ und »Ja« und "Nun"“ gestrichen.',
        'In line 5, “„Nein““ und »Ja« und "Nun"” is deleted.',
    ),
    signs(
        "a whole block is replaced by others",
        "\tRote Beete, 12 Stück zu 12 %, nach „Ring“-Art\n",
        passage_of([Block(BlockKind.ITEM, "Neu", "–"), Block(BlockKind.PARAGRAPH, "Und.")]),
        "Der Absatz in Z. 4 wird ersetzt durch: „– Neu ¶ Und.“",
        "The paragraph in line 4 is replaced by: “– Neu ¶ Und.”",
    ),
    signs(
        "a whole block goes",
        "\tRote Beete, 12 Stück zu 12 %, nach „Ring“-Art\n",
        "",
        "Der Absatz in Z. 4 wird gestrichen.",
        "The paragraph in line 4 is deleted.",
    ),
    signs(
        "a block begins with other blocks",
        "\tRote Beete",
        "\tNeu.\n\tKohl",
        "In Z. 4 wird „⇥ Rote Beete“ durch „Neu. ¶ Kohl“ ersetzt.",
        "In line 4, “⇥ Rote Beete” is replaced by “Neu. ¶ Kohl”.",
    ),
    signs(
        "a word is taken away and a paragraph begins there",
        "essen;",
        "\n\t",
        "In Z. 2 wird „essen;“ gestrichen; danach beginnt ein neuer Absatz.",
        "In line 2, “essen;” is deleted; after that, a new paragraph begins.",
    ),
    signs(
        "a border is replaced by another",
        "ernten\n\tWer sät",
        "ernten,\n\twer sät",
        "In Z. 1–2 wird „ernten ¶ Wer sät“ durch „ernten, ¶ wer sät“ ersetzt.",
        "In lines 1–2, “ernten ¶ Wer sät” is replaced by “ernten, ¶ wer sät”.",
    ),
    made(
        "the second of two equal words goes",
        SIGNS,
        edit_of(SIGNS, SIGNS.stream.rindex("soll"), SIGNS.stream.rindex("soll") + 4, ""),
        "In Z. 2 wird „soll“ (2. Vorkommen) gestrichen.",
        "In line 2, “soll” (2nd occurrence) is deleted.",
    ),
    made(
        "a word of the subject is replaced",
        SIGNS,
        subject_edit(SIGNS, 0, 3, "Wen"),
        "Im Betreff wird „Wer“ durch „Wen“ ersetzt.",
        "In the subject, “Wer” is replaced by “Wen”.",
    ),
    made(
        "one of two equal words of the subject goes",
        SIGNS,
        subject_edit(SIGNS, 30, 34, ""),
        "Im Betreff wird „soll“ (2. Vorkommen) gestrichen.",
        "In the subject, “soll” (2nd occurrence) is deleted.",
    ),
    made(
        "words are put in at the end of the subject",
        SIGNS,
        subject_edit(SIGNS, 40, 40, "und trinken"),
        "Im Betreff wird nach „essen“ „und trinken“ eingefügt.",
        "In the subject, “und trinken” is inserted after “essen”.",
    ),
    made(
        "words are put in at the beginning of the subject",
        SIGNS,
        subject_edit(SIGNS, 0, 0, "Nur:"),
        "Im Betreff wird vor „Wer“ „Nur:“ eingefügt.",
        "In the subject, “Nur:” is inserted before “Wer”.",
    ),
    made(
        "the whole text goes",
        SIGNS,
        Edit(0, len(SIGNS.stream), SIGNS.passage, Passage(), Scope.WHOLE_TEXT),
        "Der ganze Text wird gestrichen.",
        "The whole text is deleted.",
    ),
)

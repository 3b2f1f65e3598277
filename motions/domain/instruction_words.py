"""Which words does an instruction use, and what does each of them mean?

A reader extends the table by writing a further form of a word beside its meaning; ä, ö, ü and ß are read however they
are typed, and so is upper and lower case.
"""

from __future__ import annotations

import unicodedata
from enum import Enum


class Meaning(Enum):
    """What a word of an instruction means."""

    REPLACE = "ersetzen"
    DELETE = "streichen"
    INSERT = "einfügen"
    APPEND = "anfügen"
    CHANGE = "ändern"
    VERSION = "Fassung"
    READS = "heißen"
    BY = "durch"
    TO = "zu"
    INSIDE = "in"
    OF = "von"
    AT = "an"
    AFTER = "nach"
    BEFORE = "vor"
    BETWEEN = "zwischen"
    INSTEAD = "statt"
    OUT_OF = "aus"
    IN_ITS_PLACE = "stattdessen"
    STARTING_AT = "ab"
    UNTIL = "bis"
    END = "Ende"
    BEGINNING = "Anfang"
    LINE = "Zeile"
    SENTENCE = "Satz"
    PARAGRAPH = "Absatz"
    ITEM = "Spiegelstrich"
    HEADING = "Überschrift"
    SUBJECT = "Betreff"
    WHOLE = "gesamt"
    TEXT = "Text"
    WORD = "Wort"
    OCCURRENCE = "Vorkommen"
    NEW = "neu"
    FOLLOWING = "folgende"
    AND = "und"
    REASON = "Begründung"
    NOTHING = "bitte"
    COMMA = ","
    COLON = ":"
    STOP = "."
    LINE_BREAK = "Zeilenumbruch"


WORDS = {
    Meaning.REPLACE: """
        ersetze ersetzen ersetzt ersetzung ersatz austauschen tausche tauschen tauscht ausgetauscht
        austausch auszutauschen auswechseln ausgewechselt setze setzen setzt gesetzt
        schreibe schreiben stehen erstzen erstze""",
    Meaning.DELETE: """
        streiche streichen streicht streich gestrichen streichung streichungen lösche löschen löscht gelöscht löschung
        entferne entfernen entfernt entfernung entfällt entfallen wegfallen wegfall weglassen weggelassen rausstreichen
        herausstreichen wegstreichen tilge tilgen getilgt raus weg heraus""",
    Meaning.INSERT: """
        einfügen einfüge eingefügt einfügung einzufügen füge fügen fügt hinzufügen hinzugefügt hinzufügung hinzuzufügen
        ergänze ergänzen ergänzt ergänzung einsetzen eingesetzt einzusetzen einschieben
        eingeschoben""",
    Meaning.APPEND: """
        anfügen angefügt anfügung anzufügen anhängen angehängt anzuhängen hänge hängen""",
    Meaning.CHANGE: """
        ändere ändern ändert geändert änderung abändern abgeändert umändern umgeändert verändern verändert
        umbenennen umbenannt umwandeln umgewandelt korrigiere korrigieren korrigiert berichtigen berichtigt erhöhen
        erhöht erhöhe erhöhung anheben angehoben anhebung senken gesenkt senkung absenken abgesenkt absenkung verringern
        verringert verringerung reduzieren reduziert reduzierung""",
    Meaning.VERSION: """
        fassung fasse fassen fasst gefasst neufassung neufassen neugefasst neuzufassen umformulieren umformuliert
        formulieren formuliert formuliere neuformulierung""",
    Meaning.READS: """
        heißen heiße lauten lautet laute""",
    Meaning.BY: "durch gegen mit",
    Meaning.TO: "zu zum zur auf",
    Meaning.INSIDE: "in im ins bei beim innerhalb",
    Meaning.OF: "von vom",
    Meaning.AT: "an am ans",
    Meaning.AFTER: "nach hinter danach unter unterhalb",
    Meaning.BEFORE: "vor davor über oberhalb",
    Meaning.BETWEEN: "zwischen",
    Meaning.INSTEAD: "statt anstatt anstelle",
    Meaning.OUT_OF: "aus",
    Meaning.IN_ITS_PLACE: "stattdessen dafür",
    Meaning.STARTING_AT: "ab",
    Meaning.UNTIL: "bis",
    Meaning.END: "ende schluss schluß",
    Meaning.BEGINNING: "anfang beginn",
    Meaning.LINE: "z zeile zeilen zl zln zz zeilennummer zeilennr",
    Meaning.SENTENCE: "satz sätze sätzen satzes satze",
    Meaning.PARAGRAPH: "absatz absätze absätzen absatzes absatze abs textabsatz",
    Meaning.ITEM: """
        spiegelstrich spiegelstriche spiegelstrichen spiegelstrichs spiegelstriches bulletpoint bulletpoints
        bullet-point bullet-points bullet stichpunkt stichpunkte stichpunkts stichpunktes aufzählungspunkt
        aufzählungspunkte aufzählungspunkts aufzählungspunktes listenpunkt listenpunkts gliederungspunkt
        unterpunkt""",
    Meaning.HEADING: "überschrift überschriften zwischenüberschrift kapitelüberschrift",
    Meaning.SUBJECT: "betreff betreffs titel titels antragstitel antragstitels",
    Meaning.WHOLE: """
        gesamt gesamte gesamten gesamter gesamtes ganz ganze ganzen ganzer ganzes komplett komplette kompletten
        kompletter komplettes vollständig vollständige vollständigen""",
    Meaning.TEXT: """
        text texte textes texts antragstext antragstextes antragstexts antrag antrags antrages wortlaut wortlauts
        gesamttext gesamttextes""",
    Meaning.WORD: """
        wort wörter worte wörtern worten wortes halbsatz halbsatzes satzteil satzteils teilsatz teilsatzes nebensatz
        passage textpassage textstelle stelle zahl zahlen ziffer ziffern begriff begriffe begriffs begriffen ausdruck
        formulierung angabe zusatz klammerzusatz einschub wortgruppe wortfolge wendung jahreszahl betrag betrags
        prozentzahl wert datum name namen textteil satzzeichen""",
    Meaning.OCCURRENCE: "vorkommen vorkommens",
    Meaning.NEW: "neu neue neuen neuer neues neuem weiterer weiteren weiteres weitere zusätzlich zusätzlichen",
    Meaning.FOLLOWING: "folgende folgender folgendes folgenden folgendem",
    Meaning.AND: "und sowie",
    Meaning.REASON: "begründung begründungen antragsbegründung begr",
    Meaning.NOTHING: """
        bitte der die das den dem des ein eine einen einer eines einem wird werden soll sollen sollte sollten
        muss müssen müsste möge mögen ist sind sei seien wir ich es beantrage beantragen beantragt hier dort
        noch auch dann nun jetzt wie folgt erhält erhalten bekommt bekommen hinzu ersatzlos wieder eigenen
        eigener eigenes als daher also dabei darin sich dieser diesen diesem diese dieses redaktionell
        hallo danke möchte möchten würde würden gern gerne sie hat haben""",
}

# Words behind which a number counts: "Wort 3" is the third one, but "die Zahl 3" is the number.
COUNTED = "wort wörter worte wörtern worten wortes halbsatz satzteil teilsatz nebensatz"

# Words that say nothing and, beside a verb, are never meant as words of the text.
ONLY_BESIDE_VERB = """
    bitte zu wird werden soll sollen sollte sollten muss müssen müsste möge mögen ist sind sei seien hat haben ersatzlos
    komplett vollständig redaktionell"""

SIGNS = {
    "komma": ",",
    "kommas": ",",
    "beistrich": ",",
    "punkt": ".",
    "semikolon": ";",
    "strichpunkt": ";",
    "doppelpunkt": ":",
    "fragezeichen": "?",
    "ausrufezeichen": "!",
    "gedankenstrich": "–",
}

LAST, LAST_BUT_ONE = -1, -2

_ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft")
_ENDINGS = ("e", "er", "en", "es", "em")


def folded(word: str) -> str:
    """Give the form in which words of instructions are compared: lower case, with ae for ä, oe for ö, ue for ü.

    >>> folded("Überschrift"), folded("Straße")
    ('ueberschrift', 'strasse')
    """
    letters = unicodedata.normalize("NFC", word).lower()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("\u2010", "-"), ("\u2011", "-")):
        letters = letters.replace(letter, written)
    return letters


def _ordinal_forms() -> dict[str, int]:
    forms = {folded(stem + ending): place for place, stem in enumerate(_ORDINALS, 1) for ending in _ENDINGS}
    for ending in _ENDINGS:
        forms[f"letzt{ending}"] = LAST
        forms[f"vorletzt{ending}"] = LAST_BUT_ONE
    return forms


Known = Meaning | int | str
"""What a word of an instruction is: a word with a meaning, the number of an ordinal, or the sign that it names."""

FORMS_OF_WORDS: dict[str, Known] = {
    **{folded(form): meaning for meaning, forms in WORDS.items() for form in forms.split()},
    **_ordinal_forms(),
    **{folded(name): sign for name, sign in SIGNS.items()},
}

_COUNTED = frozenset(map(folded, COUNTED.split()))
_SAYS_NOTHING = frozenset(
    {Meaning.NOTHING, Meaning.NEW, Meaning.WHOLE, Meaning.TO, Meaning.AT, Meaning.OUT_OF, Meaning.INSIDE}
)
_NOUNS = frozenset({"Weg"})
_ONLY_BESIDE_VERB = frozenset(map(folded, ONLY_BESIDE_VERB.split()))


def is_known(word: str) -> bool:
    """Tell whether a word is in the tables as it is written; "Weg" is a noun, and only "weg" takes away."""
    return folded(word) in FORMS_OF_WORDS and word not in _NOUNS


def can_be_counted(word: str) -> bool:
    """Tell whether a number behind a word may count such words."""
    return folded(word) in _COUNTED


def may_be_of_text(word: str) -> bool:
    """Tell whether a word that says nothing could be meant as a word of the text: "Z. 8 jetzt streichen"."""
    return FORMS_OF_WORDS.get(folded(word)) in _SAYS_NOTHING and folded(word) not in _ONLY_BESIDE_VERB

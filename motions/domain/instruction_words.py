"""Which words does an instruction use, and what does each of them mean?

A reader extends the table by writing a further form of a word beside its meaning; ä, ö, ü and ß are read however they
are typed, and so is upper and lower case.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache


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
        schreibe schreiben stehen""",
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
        erhöht erhöhe anheben angehoben senken gesenkt absenken abgesenkt verringern verringert reduzieren reduziert""",
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
        formulierung angabe zusatz einschub wortgruppe wortfolge wendung jahreszahl betrag betrags prozentzahl wert
        datum name namen textteil satzzeichen""",
    Meaning.OCCURRENCE: "vorkommen vorkommens",
    Meaning.NEW: "neu neue neuen neuer neues neuem weiterer weiteren weiteres weitere zusätzlich zusätzlichen",
    Meaning.FOLLOWING: "folgende folgender folgendes folgenden folgendem",
    Meaning.AND: "und sowie",
    Meaning.REASON: "begründung begründungen antragsbegründung begr",
    Meaning.NOTHING: """
        bitte der die das den dem des ein eine einen einer eines einem wird werden soll sollen sollte sollten
        muss müssen müsste möge mögen ist sind sei seien wir ich es beantrage beantragen beantragt hier dort
        noch auch dann nun jetzt wie folgt erhält erhalten bekommt bekommen hinzu ersatzlos wieder eigenen
        eigener eigenes als daher also dabei darin sich dieser diesen diesem diese dieses redaktionell""",
}

# Words behind which a number counts: "Wort 3" is the third one, but "die Zahl 3" is the number.
COUNTED = "wort wörter worte wörtern worten wortes halbsatz satzteil teilsatz nebensatz"

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

# Words of the language that are one letter away from a word of the tables and never meant as one.
NO_SLIPS = """
    heißt steht leute fast rast last kein keine keinen keiner keines keinem nicht nichts nie ohne außer nur mach
    macht dach bach fach flach nahe nacht hoch unten hinten winter ort fort anhang ansatz ansätze umsatz einsatz
    test takt neun acht sechs viertel drittel stadt staat blatt wegen gehen regen legen segen satt salz sitz platz
    ziele teile erde ente weichen reichen bauten leiten stellen versetzen versetzt besetzen besetzt wagen sagen rat
    zeit mitte unser unsere eins zwei drei vier fünf sieben zehn elf zwölf zwanzig hundert
    oder weder denn doch nein wann seit wider lassen lasse davon daran darum kommt andere senden geben täuschen erst
    euer seiten teilen zielen zählen zahlt wahl wahlen werte beitrag weit weite steile rund hund hände enden wende
    wenden wild morgen nieder lieder tier bier lüge lügen flüge züge punkte koma leuten hießen weiße weißen schreien
    scheiben streicheln massage"""

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
_NO_SLIPS = frozenset(map(folded, NO_SLIPS.split()))
_SHORTEST_WITH_SLIP = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz-"


def is_known(word: str) -> bool:
    """Tell whether a word is in the tables as it is written."""
    return folded(word) in FORMS_OF_WORDS


def can_be_counted(word: str) -> bool:
    """Tell whether a number behind a word may count such words."""
    return folded(word) in _COUNTED


@lru_cache(maxsize=4096)
def meaning_of(word: str) -> Known | None:
    """Say what a word means, one slip in it allowed: a letter too many, missing, wrong, or two of them swapped.

    A slip is allowed in words of four letters and more. None if the word is not in the tables or, with a slip, could be
    two of them that differ in meaning.

    >>> meaning_of("streihcen"), meaning_of("durhc"), meaning_of("Rathaus")
    (<Meaning.DELETE: 'streichen'>, <Meaning.BY: 'durch'>, None)
    """
    form = folded(word)
    if is_known(word):
        return FORMS_OF_WORDS[form]
    if form in _NO_SLIPS or not _SHORTEST_WITH_SLIP <= len(form) <= _LONGEST:
        return None
    near = {FORMS_OF_WORDS[one] for one in _one_slip_away(form) if len(one) >= _SHORTEST_WITH_SLIP - 1}
    return near.pop() if len(near) == 1 else None


_LONGEST = max(map(len, FORMS_OF_WORDS)) + 1


def _one_slip_away(form: str) -> set[str]:
    parts = [(form[:place], form[place:]) for place in range(len(form) + 1)]
    near = {left + right[1:] for left, right in parts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    near |= {left + letter + right for left, right in parts for letter in _LETTERS}
    return near & FORMS_OF_WORDS.keys()

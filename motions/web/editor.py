"""What does the editor of an amendment hold, and how does what is typed in it read?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

import wtforms
from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from motions.domain.address import LineRange, parse_lines, range_of_lines
from motions.domain.collision import Collision, collision_sentence
from motions.domain.comparison import word_around
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.notation import write_notation
from motions.domain.proposal import (
    ChangeSubject,
    Delete,
    Insert,
    Proposal,
    Replace,
    ReplaceAll,
    edits_of,
)
from motions.domain.provenance import Piece, RedlineBlock
from motions.domain.redline import changed_blocks
from motions.domain.rewriting import prose_of_lines
from motions.domain.subject import are_lines_of_subject
from motions.domain.text import Text
from motions.services.amendments import Preview
from motions.web.forms import Form, refuse
from motions.web.wording import firm_blocks, firm_pieces

WORDS_AROUND = 12


class Kind(Enum):
    """What shall happen at a place; the values stand in addresses."""

    REPLACE = "ersetzen"
    DELETE = "streichen"
    INSERT = "einfuegen"
    SUBJECT = "betreff"
    WHOLE = "gesamt"


KINDS_WITH_LINES = (Kind.REPLACE, Kind.DELETE, Kind.INSERT)


def kind_of(named: str | None) -> Kind:
    """Give the kind of this name; raises Invalid if there is none."""
    for kind in Kind:
        if kind.value == named:
            return kind
    raise Invalid("Möglich sind ersetzen, streichen und einfügen; „%(named)s“ gibt es nicht.", named=(named or "")[:40])


class PlaceForm(wtforms.Form):
    """One place of an amendment: what shall happen there, on which lines, and the new text."""

    kind = HiddenField()
    lines = HiddenField()
    text = TextAreaField(lazy_gettext("Neuer Wortlaut"))

    @property
    def wanted(self) -> Kind:
        """Give what shall happen here; raises Invalid for what no form has offered."""
        return kind_of(self.kind.data)

    def title(self) -> str:
        """Say what this place is about: "Z. 21–22 ändern"."""
        lines = self.lines.data or ""
        titles = {
            Kind.REPLACE: gettext("Z. %(lines)s ändern", lines=lines),
            Kind.DELETE: gettext("Z. %(lines)s streichen", lines=lines),
            Kind.INSERT: gettext("Nach Z. %(lines)s einfügen", lines=lines.rpartition("–")[2]),
            Kind.SUBJECT: gettext("Betreff ändern"),
            Kind.WHOLE: gettext("Gesamttext ersetzen"),
        }
        return titles[self.wanted]

    @property
    def has_text(self) -> bool:
        """Tell whether there is something to write here."""
        return self.wanted is not Kind.DELETE

    def proposal(self) -> Proposal:
        """Give what is asked for at this place; to empty the field is to delete what stands on its lines."""
        lines, text = self.lines.data or "", self.text.data or ""
        match self.wanted:
            case Kind.REPLACE:
                return Replace(lines, text) if text.strip() else Delete(lines)
            case Kind.DELETE:
                return Delete(lines)
            case Kind.INSERT:
                return Insert(lines, text)
            case Kind.SUBJECT:
                return ChangeSubject(text)
            case Kind.WHOLE:
                return ReplaceAll(text)


class AmendForm(Form):
    """All of an amendment: its places, another place to add, and who submits it why.

    `version` is the ordinal of the version whose lines the person saw.
    """

    version = HiddenField()
    places = FieldList(FormField(PlaceForm))
    more_lines = StringField(lazy_gettext("Weitere Stelle: Zeilen"))
    more_kind = SelectField(
        lazy_gettext("Was dort"),
        choices=[
            SelectChoice(Kind.REPLACE.value, lazy_gettext("ändern")),
            SelectChoice(Kind.DELETE.value, lazy_gettext("streichen")),
            SelectChoice(Kind.INSERT.value, lazy_gettext("danach einfügen")),
        ],
        validate_choice=False,
    )
    unit = SelectField(lazy_gettext("Für welche Gliederung?"), coerce=int, validate_choice=False)
    reason = TextAreaField(lazy_gettext("Begründung"), [Optional()])
    indivisible = BooleanField(
        lazy_gettext("Unteilbar: Über alle Stellen wird zusammen abgestimmt, und fällt eine, fallen alle")
    )

    def remove(self, named: str) -> None:
        """Take away the place whose fields have this name, unless it is the only one."""
        kept = [place for place in self.places.entries if place.name != named]
        self.places.entries = kept or self.places.entries

    @property
    def typing(self) -> bool:
        """Tell whether there is something to write at one of the places."""
        return any(place.form.has_text for place in self.places)

    def proposals(self) -> tuple[Proposal, ...]:
        """Give what is asked for at all places."""
        return tuple(place.form.proposal() for place in self.places)


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview as the page shows it: redline, numbered sentences, warnings, and what it touches."""

    blocks: tuple[RedlineBlock, ...]
    subject: tuple[Piece, ...]
    sentences: tuple[tuple[int, str], ...]
    warnings: tuple[str, ...]
    collisions: tuple[tuple[Collision, str], ...]


def opened(text: Text, kind: str, written: str) -> dict[str, str]:
    """Give a place as it is first opened: its lines, and in the field the words that stand there now.

    Lines of the subject open the subject. Raises Invalid for a kind or lines that do not exist, or without words.
    """
    wanted = kind_of(kind)
    if wanted is Kind.WHOLE:
        return {"kind": wanted.value, "lines": "", "text": write_notation(text.passage)}
    lines = parse_lines(text, written) if wanted in KINDS_WITH_LINES else LineRange(0, 0)
    if wanted is Kind.SUBJECT or are_lines_of_subject(text, lines):
        return {"kind": Kind.SUBJECT.value, "lines": "", "text": text.head.subject}
    words = "" if wanted is Kind.INSERT else prose_of_lines(text, lines)
    return {"kind": wanted.value, "lines": str(lines).removeprefix("Z. "), "text": words}


def lines_of(text: Text, form: AmendForm) -> list[LineRange]:
    """Give the lines of the places that have some in this text."""
    found = []
    for place in form.places:
        with suppress(Invalid):
            found.append(parse_lines(text, place.form.lines.data or ""))
    return found


def check_places(text: Text, form: AmendForm) -> bool:
    """Put what is wrong with a place at its field, and tell whether nothing is."""
    for place in form.places:
        try:
            edits_of(text, place.form.proposal())
        except Invalid as refusal:
            refuse(form, refusal, place.form.text)
    return not any(place.form.text.errors for place in form.places)


def shown(text: Text, preview: Preview, proposals: Iterable[Proposal]) -> Shown:
    """Give what the page shows of a preview."""
    edits = preview.amendment.edits
    changes_subject = any(piece.kind.value != "kept" for piece in preview.alone.subject_pieces)
    return Shown(
        firm_blocks(changed_blocks(preview.alone.redline, WORDS_AROUND)),
        firm_pieces(preview.alone.subject_pieces) if changes_subject else (),
        tuple(enumerate(preview.sentences, 1)),
        tuple(_cut_words(text, edits, proposals)),
        tuple((collision, collision_sentence(collision, len(edits))) for collision in preview.collisions),
    )


def _cut_words(text: Text, edits: Sequence[Edit], proposals: Iterable[Proposal]) -> Iterator[str]:
    """Warn where the first or last line of a place cuts a word and the change reaches the cut."""
    starts, ends = {edit.start for edit in edits}, {edit.end for edit in edits}
    for proposal in proposals:
        if not isinstance(proposal, Replace | Delete):
            continue
        start, end = range_of_lines(text, parse_lines(text, proposal.lines))
        for position in [start] * (start in starts) + [end] * (end in ends):
            word = word_around(text, position)
            if word is not None:
                yield gettext(
                    "Die Zeilen trennen das Wort „%(word)s“; geändert wird nur der Teil, der auf ihnen steht.",
                    word=word.text,
                )

"""Which change does an object in JSON ask for?"""

from __future__ import annotations

from motions.domain.insertion import Shape, Where
from motions.domain.proposal import ChangeSubject, Delete, Insert, Instruction, Proposal, Replace, ReplaceAll
from motions.imports.json_fields import Fields


def read_proposal(fields: Fields, within_new_text: bool = False) -> Proposal:
    """Read one change: an instruction in words, or an operation ("op") with its lines, quote and text.

    In a change to the new text of another amendment the lines may be left out if it quotes words.

    Raises Invalid if something is missing, unknown or of another kind.
    """
    proposal = (
        Instruction(fields.text("instruction")) if fields.has("instruction") else _operation(fields, within_new_text)
    )
    fields.refuse_rest()
    return proposal


def _operation(fields: Fields, within_new_text: bool) -> Proposal:
    operation = fields.text("op")
    match operation:
        case "replace":
            quote = _quote(fields)
            return Replace(
                _lines(fields, quote, within_new_text), fields.text("text"), quote, _occurrence(fields, quote)
            )
        case "delete":
            quote = _quote(fields)
            return Delete(_lines(fields, quote, within_new_text), quote, _occurrence(fields, quote))
        case "insert":
            return _insertion(fields, within_new_text)
        case "replace_all":
            return ReplaceAll(fields.text("text"))
        case "subject":
            return ChangeSubject(fields.text("text"))
    possible = "„replace“, „delete“, „insert“, „replace_all“ oder „subject“"
    raise fields.refusal("„op“ ist „%(operation)s“; möglich ist " + possible + ".", operation=operation)


def _insertion(fields: Fields, within_new_text: bool) -> Insert:
    quote = _quote(fields)
    return Insert(
        _lines(fields, quote, within_new_text),
        fields.text("text"),
        fields.choice("where", Where) or Where.AFTER,
        quote,
        _occurrence(fields, quote),
        fields.choice("as", Shape),
    )


def _lines(fields: Fields, quote: str, within_new_text: bool) -> str:
    return fields.text("lines", "" if quote and within_new_text else None)


def _quote(fields: Fields) -> str:
    if not fields.has("quote"):
        return ""
    quote = fields.text("quote")
    if not quote.strip():
        raise fields.refusal("„quote“ ist leer.")
    return quote


def _occurrence(fields: Fields, quote: str) -> int | None:
    if fields.has("occurrence") and not quote:
        raise fields.refusal("„occurrence“ zählt die Stellen eines Zitats; „quote“ fehlt.")
    return fields.count("occurrence")

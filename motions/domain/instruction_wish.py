"""Which change does one clause of an instruction ask for?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from motions.domain.instruction_forms import FORMS, Change, Form, Slot
from motions.domain.instruction_phrases import VERBS, Between, NewKind, Phrase, Said, Spot, are_quoted, is_listed
from motions.domain.instruction_words import Meaning


@dataclass(frozen=True, slots=True)
class Anchor:
    """Beside what something is put in: after, before, at the end or the beginning of words or a place, or between."""

    side: Meaning
    value: Said | Spot | Between | None


@dataclass(frozen=True, slots=True)
class Wish:
    """One change that is asked for: what changes, into what, beside what, and the places in which all of it lies.

    `borrows` tells that the clause has no verb of its own.
    """

    change: Change
    old: tuple[Said | Spot, ...] = ()
    new: str = ""
    anchor: Anchor | None = None
    places: tuple[Spot, ...] = ()
    new_kind: Meaning | None = None
    borrows: bool = False


_SIZES = (
    Meaning.SENTENCE,
    Meaning.HEADING,
    Meaning.ITEM,
    Meaning.PARAGRAPH,
    Meaning.LINE,
    Meaning.TEXT,
    Meaning.WHOLE,
    Meaning.SUBJECT,
)
_NEW_KINDS = _SIZES[:4]
_SIDES = frozenset({Meaning.AFTER, Meaning.BEFORE, Meaning.END, Meaning.BEGINNING, Meaning.BETWEEN, Meaning.AT})
_TEXT_SLOTS = {
    Meaning.BY: Slot.BY,
    Meaning.TO: Slot.TO,
    Meaning.INSIDE: Slot.INTO,
    Meaning.INSTEAD: Slot.INSTEAD,
    Meaning.OUT_OF: Slot.OUT_OF,
}


@dataclass
class _Parts:
    """What stands in a clause, by what it can be."""

    verbs: set[Meaning] = field(default_factory=set)
    words: list[Said] = field(default_factory=list)
    texts: dict[Slot, Said] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    bare: list[Spot] = field(default_factory=list)
    places: list[Spot] = field(default_factory=list)
    maybe_new: list[Spot] = field(default_factory=list)
    new_kinds: list[Meaning] = field(default_factory=list)
    joints: list[int] = field(default_factory=list)
    what_follows: bool = False
    is_whole: bool = True


def wishes(clause: Sequence[Phrase]) -> Iterator[Wish]:
    """Give every change that a clause can ask for by one of the forms; words and signs between them say nothing."""
    told = [phrase for phrase in clause if phrase.meaning not in (Meaning.COMMA, Meaning.COLON, Meaning.LINE_BREAK)]
    parts = _parts(told)
    if parts.is_whole and (parts.words or parts.texts or parts.bare or parts.new_kinds):
        for form in FORMS:
            yield from _by_form(form, parts, told)


def places_alone(clause: Sequence[Phrase]) -> tuple[Spot, ...] | None:
    """Give the places of a clause that names nothing else: "Z. 39–41 werden wie folgt geändert:"; None if it does."""
    parts = _parts([phrase for phrase in clause if phrase.meaning is not Meaning.COLON])
    has_more = parts.words or parts.texts or parts.anchors or parts.new_kinds or parts.joints or parts.what_follows
    if has_more or not parts.is_whole or parts.verbs - {Meaning.CHANGE}:
        return None
    return (*parts.places, *parts.bare) or None


def _parts(told: Sequence[Phrase]) -> _Parts:
    parts = _Parts()
    for index, phrase in enumerate(told):
        meaning, value = phrase.meaning, phrase.value
        if meaning in VERBS:
            parts.verbs.add(meaning)
        elif meaning is Meaning.AND:
            parts.joints.append(index)
        elif meaning in _SIDES and not isinstance(value, NewKind):
            parts.anchors.append(Anchor(meaning, value))
        elif isinstance(value, NewKind) or value is None:
            parts.is_whole &= _take_new_kind(parts, meaning, value)
        elif isinstance(value, Spot):
            if _may_be_new(value, told[index + 1] if index + 1 < len(told) else None):
                parts.maybe_new.append(value)
            parts.is_whole &= _take_place(parts, meaning, value)
        elif isinstance(value, Said):
            parts.is_whole &= _take_words(parts, meaning, value)
        else:
            parts.is_whole = False
    return parts


def _take_new_kind(parts: _Parts, meaning: Meaning, value: NewKind | None) -> bool:
    if value is not None:
        parts.new_kinds.append(value.kind)
    parts.what_follows |= meaning is Meaning.BY
    return meaning is Meaning.BY or (value is not None and meaning in (Meaning.NOTHING, Meaning.OF))


def _take_place(parts: _Parts, meaning: Meaning, value: Spot) -> bool:
    if meaning in (Meaning.BY, Meaning.INSTEAD) and value.quote:
        return _take_words(parts, meaning, Said(value.quote))
    (parts.bare if meaning in (Meaning.NOTHING, Meaning.OF) else parts.places).append(value)
    return meaning in (Meaning.NOTHING, Meaning.OF, Meaning.INSIDE, Meaning.TO, Meaning.OUT_OF)


def _take_words(parts: _Parts, meaning: Meaning, value: Said) -> bool:
    if meaning in (Meaning.NOTHING, Meaning.OF):
        parts.words.append(value)
        return True
    slot = _TEXT_SLOTS.get(meaning)
    if slot is None or slot in parts.texts:
        return False
    parts.texts[slot] = value
    return True


def _by_form(form: Form, parts: _Parts, told: Sequence[Phrase]) -> Iterator[Wish]:
    if not _verbs_fit(form, parts.verbs) or not _joints_fit(form, parts, told):
        return
    if form.ends_with_new and not isinstance(told[-1].value, Said):
        return
    slots = set(form.slots)
    if set(parts.texts) != slots & set(_TEXT_SLOTS.values()) or parts.what_follows != (Slot.BY_WHAT_FOLLOWS in slots):
        return
    words, bare, new_kind = list(parts.words), list(parts.bare), parts.new_kinds[-1] if parts.new_kinds else None
    if form.change is Change.INSERT:
        new_kind = _kind_of_new(parts, words, bare) or new_kind
    new = _new_words(slots, parts, words)
    anchors, places = list(parts.anchors), list(parts.places)
    old = _old(form, parts, words, bare)
    if new is None or old is None or words or (new_kind is None and Slot.NEW_KIND in slots):
        return
    if Slot.AT not in slots:
        places.extend(_places_beside_heading(old, anchors))
    if len(anchors) != (Slot.AT in slots) or not _lines_are_named_once(bare + places, anchors):
        return
    anchor = anchors[0] if anchors else None
    yield Wish(form.change, old, new, anchor, (*places, *bare), new_kind, form.borrows)


def _verbs_fit(form: Form, verbs: set[Meaning]) -> bool:
    if form.needs_all_verbs:
        return verbs == form.verbs
    return verbs <= form.verbs and (bool(verbs) or form.can_lack_verb)


def _joints_fit(form: Form, parts: _Parts, told: Sequence[Phrase]) -> bool:
    """Tell whether each "und" stands between two things that are struck out, or between the two verbs of the form."""
    for joint in parts.joints:
        before, behind = told[joint - 1] if joint else None, told[joint + 1] if joint + 1 < len(told) else None
        if before is None or behind is None:
            return False
        after_verb = before.meaning is Meaning.DELETE and form.needs_all_verbs
        in_list = form.change is Change.DELETE and not form.borrows and is_listed(before) and is_listed(behind)
        if not (after_verb or in_list):
            return False
    return True


def _may_be_new(spot: Spot, following: Phrase | None) -> bool:
    """Tell whether "ein Absatz" or "den Satz „neu“" can be what is put in: new words or the verb stand behind it."""
    if spot.kind not in _NEW_KINDS or spot.places:
        return False
    if spot.quote:
        return True
    is_words = following is not None and following.meaning is Meaning.NOTHING and isinstance(following.value, Said)
    return is_words or (following is not None and following.meaning in (Meaning.INSERT, Meaning.APPEND))


def _kind_of_new(parts: _Parts, words: list[Said], bare: list[Spot]) -> Meaning | None:
    """Take "ein Spiegelstrich" or "den Satz „neu“" for what is put in."""
    for spot in parts.maybe_new:
        if spot in bare and not (spot.quote and words):
            bare.remove(spot)
            if spot.quote:
                words.append(Said(spot.quote))
            return spot.kind
    return None


def _new_words(slots: set[Slot], parts: _Parts, words: list[Said]) -> str | None:
    """Take the new words; None if the form has some and the clause has not."""
    if Slot.NEW in slots:
        return words.pop().text if words and not words[-1].until else None
    for slot in (Slot.BY, Slot.TO, Slot.INTO):
        if slot in slots:
            return parts.texts[slot].text
    return ""


def _old(form: Form, parts: _Parts, words: list[Said], bare: list[Spot]) -> tuple[Said | Spot, ...] | None:
    """Take what changes; None if the form has such and the clause has not."""
    for slot in (Slot.INSTEAD, Slot.OUT_OF):
        if slot in form.slots:
            return (parts.texts[slot],)
    if not {Slot.OLD, Slot.OLD_WORDS} & set(form.slots):
        return ()
    if words:
        taken = tuple(words) if form.change is Change.DELETE else tuple(words[:1])
        del words[: len(taken)]
        return taken
    if not bare:
        return None
    kind = min((spot.kind for spot in bare), key=_SIZES.index)
    spots = tuple(spot for spot in bare if spot.kind is kind)
    if Slot.OLD_WORDS in form.slots and (Slot.AT in form.slots or form.borrows or not are_quoted(spots)):
        return None
    bare[:] = [spot for spot in bare if spot.kind is not kind]
    return spots if len(spots) == 1 or form.change is Change.DELETE else None


def _places_beside_heading(old: Sequence[Said | Spot], anchors: list[Anchor]) -> list[Spot]:
    """Take "über Z. 36" for the place of a heading."""
    if not (old and isinstance(old[0], Spot) and old[0].kind is Meaning.HEADING):
        return []
    beside = [anchor.value for anchor in anchors if anchor.side is Meaning.BEFORE and isinstance(anchor.value, Spot)]
    if beside:
        anchors.clear()
    return beside


def _lines_are_named_once(places: Sequence[Spot], anchors: Sequence[Anchor]) -> bool:
    anchored = [anchor.value for anchor in anchors if isinstance(anchor.value, Spot)]
    return sum(spot.kind is Meaning.LINE for spot in (*places, *anchored)) <= 1

"""In which words do mails tell what happened?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext

from motions.domain.journal import Entry
from motions.domain.outcome import Outcome
from motions.domain.permission import Role


def news_sentence(entry: Entry, motion: str) -> str:
    """Say what happened, in the language in force; `motion` is the number of the motion it is about, "" for none."""
    return _SENTENCES[entry.kind](entry.data, motion)


def _submitted(data: Mapping[str, Any], motion: str) -> str:
    return gettext("%(amendment)s zu %(motion)s ist eingereicht.", amendment=data["amendment"], motion=motion)


def _withdrawn(data: Mapping[str, Any], motion: str) -> str:
    return gettext("%(amendment)s zu %(motion)s ist zurückgezogen.", amendment=data["amendment"], motion=motion)


def _recommended(data: Mapping[str, Any], motion: str) -> str:
    return gettext(
        "Die Antragskommission hat ihr Votum zu %(amendment)s (%(motion)s) abgegeben: %(outcome)s.",
        amendment=data["amendment"],
        motion=motion,
        outcome=gettext(Outcome(data["outcome"]).word),
    )


def _decided(data: Mapping[str, Any], motion: str) -> str:
    what = ", ".join(data["edits"])
    outcome = gettext(Outcome(data["outcome"]).word)
    if not what:
        return gettext("%(motion)s: %(outcome)s.", motion=motion, outcome=outcome)
    return gettext("%(edits)s zu %(motion)s: %(outcome)s.", edits=what, motion=motion, outcome=outcome)


def _corrected(data: Mapping[str, Any], motion: str) -> str:
    return gettext("Berichtigt: %(sentence)s", sentence=_decided(data, motion))


def _fallen(data: Mapping[str, Any], motion: str) -> str:
    return gettext("%(edits)s zu %(motion)s: hinfällig.", edits=", ".join(data["edits"]), motion=motion)


def _published(_: Mapping[str, Any], motion: str) -> str:
    return gettext("Ihr Antrag %(motion)s ist veröffentlicht.", motion=motion)


def _given(data: Mapping[str, Any], _: str) -> str:
    return gettext("Sie haben jetzt die Rolle „%(role)s“.", role=gettext(Role(data["role"]).word))


def _taken(data: Mapping[str, Any], _: str) -> str:
    return gettext("Sie haben die Rolle „%(role)s“ nicht mehr.", role=gettext(Role(data["role"]).word))


def _acting(data: Mapping[str, Any], _: str) -> str:
    if data["may_submit"]:
        return gettext("Sie können jetzt für eine Gliederung einreichen.")
    return gettext("Ihre Funktion in einer Gliederung ist eingetragen.")


def _acting_no_more(_: Mapping[str, Any], __: str) -> str:
    return gettext("Ihre Funktion in einer Gliederung ist beendet.")


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any], str], str]] = {
    "amendment_submitted": _submitted,
    "amendment_withdrawn": _withdrawn,
    "recommendation_given": _recommended,
    "result_declared": _decided,
    "result_corrected": _corrected,
    "fall_confirmed": _fallen,
    "motion_published": _published,
    "role_given": _given,
    "role_taken": _taken,
    "function_set": _acting,
    "function_taken": _acting_no_more,
}

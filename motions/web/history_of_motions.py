"""In which sentence does the history tell what happened to the conference, its motions, amendments and results?"""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.web.history_words import Data, Group, Names, Telling
from motions.web.naming import listed
from motions.web.wording import recommendation_state


def _result(data: Data, names: Names) -> str:
    what = listed(data["edits"]) if data["edits"] else gettext("Antrag %(number)s", number=names.motion(data["motion"]))
    return gettext(
        "Beschluss Nr. %(number)d zu %(motion)s: %(what)s %(outcome)s%(counts)s.",
        number=data["decision"],
        motion=names.motion(data["motion"]),
        what=what,
        outcome=gettext(Outcome(data["outcome"]).word),
        counts=_counts(data),
    )


def _counts(data: Data) -> str:
    if data["yes"] is None:
        return ""
    counts = {"yes": data["yes"], "no": data["no"], "abstentions": data["abstentions"] or 0}
    return gettext(" (%(yes)d Ja, %(no)d Nein, %(abstentions)d Enthaltungen)", **counts)


def _corrected(data: Data, names: Names) -> str:
    sentences = {
        "annulment": gettext(
            "Beschluss Nr. %(number)d zu %(motion)s: Nr. %(of)d gilt als nicht gefasst.",
            number=data["decision"],
            motion=names.motion(data["motion"]),
            of=data["corrects"],
        )
    }
    replaced = gettext("Sie tritt an die Stelle von Nr. %(number)d.", number=data["corrects"])
    return sentences.get(data.get("revision", "")) or f"{_result(data, names)} {replaced}"


TELLINGS: Mapping[str, Telling] = {
    "conference_founded": Telling(
        lambda _, __: gettext("Die Konferenz wurde aus einer früheren angelegt."), Group.CONFERENCE
    ),
    "conference_created": Telling(lambda _, __: gettext("Die Konferenz wurde angelegt."), Group.CONFERENCE),
    "conference_described": Telling(
        lambda data, _: (
            gettext("Name, Ort oder Tag der Konferenz wurden geändert; sie ist öffentlich.")
            if data["is_public"]
            else gettext("Name, Ort oder Tag der Konferenz wurden geändert; sie ist nur für Beteiligte.")
        ),
        Group.CONFERENCE,
    ),
    "conference_closed": Telling(lambda _, __: gettext("Die Konferenz wurde abgeschlossen."), Group.CONFERENCE),
    "conference_reopened": Telling(lambda _, __: gettext("Die Konferenz wurde wieder geöffnet."), Group.CONFERENCE),
    "settings_changed": Telling(lambda _, __: gettext("Die Regeln der Konferenz wurden geändert."), Group.CONFERENCE),
    "unit_set": Telling(
        lambda data, _: gettext(
            "Die Gliederung %(short)s heißt „%(title)s“.", short=data["short_name"], title=data["title"]
        ),
        Group.CONFERENCE,
    ),
    "unit_created": Telling(
        lambda data, _: gettext("Die Gliederung %(short)s wurde angelegt.", short=data["short_name"]), Group.CONFERENCE
    ),
    "unit_removed": Telling(
        lambda _, __: gettext("Eine Gliederung, an der nichts hing, wurde entfernt."), Group.CONFERENCE
    ),
    "journal_exported": Telling(
        lambda data, _: gettext("Der Verlauf bis Eintrag %(entries)d wurde zur Prüfung ausgegeben.", **data),
        Group.CONFERENCE,
        None,
    ),
    "motion_imported": Telling(lambda _, __: gettext("Ein Antrag wurde eingelesen."), Group.TEXTS),
    "import_corrected": Telling(lambda _, __: gettext("Ein eingelesener Antrag wurde berichtigt."), Group.TEXTS),
    "import_discarded": Telling(lambda _, __: gettext("Ein eingelesener Antrag wurde verworfen."), Group.TEXTS),
    "motion_published": Telling(
        lambda data, _: gettext("Antrag %(number)s wurde in Fassung %(version)d veröffentlicht.", **data), Group.TEXTS
    ),
    "amendment_submitted": Telling(
        lambda data, names: gettext(
            "%(amendment)s zu %(motion)s wurde für %(unit)s eingereicht.",
            amendment=data["amendment"],
            motion=names.motion(data["motion"]),
            unit=names.unit(data["unit"]),
        ),
        Group.AMENDMENTS,
        None,
    ),
    "amendment_withdrawn": Telling(
        lambda data, names: gettext(
            "%(amendment)s zu %(motion)s wurde zurückgezogen.",
            amendment=data["amendment"],
            motion=names.motion(data["motion"]),
        ),
        Group.AMENDMENTS,
        None,
    ),
    "recommendation_given": Telling(
        lambda data, names: gettext(
            "Votum (Fassung %(version)d) zu %(amendment)s zu %(motion)s: %(outcome)s.",
            version=data["version"],
            amendment=data["amendment"],
            motion=names.motion(data["motion"]),
            outcome=recommendation_state(Outcome(data["outcome"])).word,
        ),
        Group.RECOMMENDATIONS,
        Role.COMMITTEE,
    ),
    "result_declared": Telling(_result, Group.RESULTS, Role.CHAIR),
    "result_corrected": Telling(_corrected, Group.RESULTS, Role.CHAIR),
    "fall_confirmed": Telling(
        lambda data, names: ngettext(
            "Beschluss Nr. %(number)d zu %(motion)s: %(edits)s entfällt.",
            "Beschluss Nr. %(number)d zu %(motion)s: %(edits)s entfallen.",
            len(data["edits"]),
            number=data["decision"],
            motion=names.motion(data["motion"]),
            edits=listed(data["edits"]),
        ),
        Group.RESULTS,
        Role.CHAIR,
    ),
}

"""Where is a small conference in which every address finds something?"""

from __future__ import annotations

from motions.domain.people_file import PeopleFileKind
from motions.domain.proposal import Replace
from motions.exports.people_tables import TableFormat
from motions.services.drafts import import_motion
from motions.services.people_files import keep_file, template_of
from motions.services.results import declare_result
from motions.store.tables import Mandate
from tests.services.cast import PRINTED, Cast, adopts
from tests.store.builders import kept
from tests.web.small import Small

# What addresses of the conference name by words; whom they name by numbers follows from what was put into it.
WORDS = {"motion": "A1", "amendment": "Ä1", "role": "committee", "kind": "members", "ending": "csv"}


def furnish(small: Small) -> dict[str, int]:
    """Put something of everything into the conference, and give the numbers by which addresses name it."""
    cast = small.cast
    small.submits(Replace("8", "13", quote="12"))
    small.submits(Replace("7", "November", quote="Oktober"))
    with small.app.app_context():
        return {
            "draft": import_motion(cast.secretariat, PRINTED.replace(b"A1", b"A2")),
            "decision": declare_result(cast.chair, "A1", adopts("Ä1.1")),
            "mandate": kept(Mandate(conference_id=cast.founder.conference, number=1)).id,
            "file": _file(cast),
        }


def _file(cast: Cast) -> int:
    content = template_of(cast.secretariat, PeopleFileKind.MEMBERS, TableFormat.CSV)
    return keep_file(cast.secretariat, PeopleFileKind.MEMBERS, "mitglieder.csv", content)

"""Which mandates has the sample conference, and who exercises them?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motions.domain.actor import Actor
from motions.domain.mandate import DeputyKind
from motions.services.functions import set_function
from motions.services.mandates import MandateEntry, add_mandates, mark_present, set_deputy
from motions.services.people import PersonEntry, add_person
from motions.store.mandates import mandates
from motions.store.participants import NO_FUNCTION, participants

Data = Mapping[str, Any]


def load_delegates(founder: Actor, units: Mapping[str, int], file: Data) -> None:
    """Let those take part who are delegates only, and give all delegates their mandates."""
    for delegate in file["delegates"]:
        entry = PersonEntry(delegate["name"], membership_number=delegate["membership_number"])
        new = add_person(founder, entry)
        set_function(founder, new, units[delegate["unit"]], NO_FUNCTION, title=delegate["title"], may_submit=False)
    names = {row.name: row.id for row in participants(founder.conference)}
    for given in file["mandates"]:
        _load_mandate(founder, names, units[given["unit"]], given)


def _load_mandate(founder: Actor, names: Mapping[str, int], unit: int, given: Data) -> None:
    number: int = given["number"]
    holder = names[given["holder"]] if given["holder"] else None
    (mandate,) = add_mandates(founder, number, number, MandateEntry(number, unit, holder))
    if given["substitute"]:
        (row,) = mandates(founder.conference, only=mandate)
        set_deputy(founder, mandate, row.mark, names[given["substitute"]], DeputyKind.SUBSTITUTE)
    if given["present"]:
        mark_present(founder, mandate, is_present=True)

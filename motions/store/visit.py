"""Who sits before a browser?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motions.domain.signing_in import Method, is_confirmed
from motions.store.tables import Mandate, Person


@dataclass(frozen=True, slots=True)
class Visit:
    """A session that holds: of a person, or of whoever carries the card of a mandate.

    `session` is its id; `person` is None with a card, `mandate` and the card's id without one. `seen_at` is when its
    use was last noted.
    """

    session: int
    method: Method
    confirmed_at: datetime
    person: Person | None
    mandate: Mandate | None
    seen_at: datetime
    card: int | None = None

    @property
    def name(self) -> str:
        """How the visitor is called where no conference says otherwise."""
        if self.mandate is not None:
            return f"Mandat {self.mandate.number}"
        return self.person.name if self.person else ""

    @property
    def salt(self) -> str:
        """The salt of the person's hashes; who carries a card writes nothing."""
        return self.person.salt if self.person else ""

    def person_at(self, conference_id: int) -> int | None:
        """Give the id of the person who acts at the conference; with a card it is who exercises the mandate there."""
        if self.person is not None:
            return self.person.id
        if self.mandate is None or self.mandate.conference_id != conference_id:
            return None
        return self.mandate.deputy_id or self.mandate.holder_id

    def is_confirmed(self, now: datetime) -> bool:
        """Tell whether it was made sure lately who sits there."""
        return is_confirmed(self.method, self.confirmed_at, now)

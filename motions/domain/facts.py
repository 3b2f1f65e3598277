"""What can happen that the journal keeps, and who may read it?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, ClassVar


class Audience(Enum):
    """For whom an entry is; every page, feed, mail and export filters by it."""

    PUBLIC = "public"
    CONFERENCE = "conference"
    COMMITTEE = "committee"
    SECRETARIAT = "secretariat"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. A person stands in it only as an id, a free text only as its hash (`hash_of`)."""

    kind: ClassVar[str]
    audience: ClassVar[Audience]

    def data(self) -> dict[str, Any]:
        """Give what happened as plain data."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class ConferenceCreated(Fact):
    """A conference was set up; `title_hash` is that of its name and place.

    What has a value of its own here was not said by entries of earlier releases.
    """

    kind = "conference_created"
    audience = Audience.SECRETARIAT
    slug: str
    is_demo: bool
    title_hash: str = ""
    starts_on: str | None = None
    is_public: bool = False


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Fact):
    """A person has a role at the conference; who was not known there takes part from now on.

    With `unit` the person has a function in that unit from now on, too.
    """

    kind = "role_given"
    audience = Audience.OWN
    person: int
    role: str
    unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class MotionImported(Fact):
    """A motion was read in; it is a draft until it is published. `source_hash` is that of the bytes as given."""

    kind = "motion_imported"
    audience = Audience.SECRETARIAT
    motion: int
    source_hash: str


@dataclass(frozen=True, kw_only=True)
class ImportCorrected(Fact):
    """What the import had recognised was corrected by a person."""

    kind = "import_corrected"
    audience = Audience.SECRETARIAT
    motion: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class ImportDiscarded(Fact):
    """A draft was thrown away."""

    kind = "import_discarded"
    audience = Audience.SECRETARIAT
    motion: int


@dataclass(frozen=True, kw_only=True)
class MotionPublished(Fact):
    """A version of a motion's text was frozen and published.

    `printed_hash` is that of what stands beside the text: head, form and how it is set.
    """

    kind = "motion_published"
    audience = Audience.PUBLIC
    motion: int
    number: str
    version: int
    text_hash: str
    unit: int | None
    printed_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class AmendmentSubmitted(Fact):
    """An amendment was submitted. `edits_hash` is that of its edits' data, `text_hash` that of the version."""

    kind = "amendment_submitted"
    audience = Audience.PUBLIC
    motion: int
    version: int
    text_hash: str
    amendment: str
    unit: int | None
    indivisible: bool
    edits: int
    edits_hash: str
    reason_hash: str


@dataclass(frozen=True, kw_only=True)
class AmendmentWithdrawn(Fact):
    """An amendment was withdrawn."""

    kind = "amendment_withdrawn"
    audience = Audience.PUBLIC
    motion: int
    amendment: str


@dataclass(frozen=True, kw_only=True)
class RecommendationGiven(Fact):
    """The committee has recommended, or has changed what it had recommended (`version` above 1)."""

    kind = "recommendation_given"
    audience = Audience.PUBLIC
    motion: int
    amendment: str
    version: int
    outcome: str
    consensus: bool
    referral_hash: str
    reason_hash: str


@dataclass(frozen=True, kw_only=True)
class ResultDeclared(Fact):
    """The chair has declared a result. Without `edits` it is that of the motion; counts are None where no one counted.

    `text_hash` is that of the text the vote was about, `means_hash` that of the sentence that said what YES meant.
    What has a value of its own here was not said by entries of earlier releases.
    """

    kind = "result_declared"
    audience = Audience.PUBLIC
    motion: int
    decision: int
    edits: tuple[str, ...]
    outcome: str
    way: str
    judgement: str | None
    yes: int | None
    no: int | None
    abstentions: int | None
    text_hash: str
    means_hash: str
    referral_hash: str
    remark_hash: str
    invalid: int | None = None
    present: int | None = None
    entitled: int | None = None
    votes_against_seen: bool = False
    abstentions_seen: bool = False
    clearly_two_thirds: bool = False
    result_remark_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultCorrected(ResultDeclared):
    """The record of a result was wrong, or it was reconsidered; this one is about decision `corrects`.

    `revision` says whether it is a correction, an annulment or a reconsideration.
    """

    kind = "result_corrected"
    audience = Audience.PUBLIC
    corrects: int
    revision: str = ""


@dataclass(frozen=True, kw_only=True)
class FallConfirmed(Fact):
    """The chair has confirmed that held edits fall."""

    kind = "fall_confirmed"
    audience = Audience.PUBLIC
    motion: int
    decision: int
    edits: tuple[str, ...]
    means_hash: str = ""

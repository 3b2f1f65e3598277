"""What do all tables have in common?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, registry

from motions.store.columns import STRUCTURED, UtcTime

Structured = dict[str, Any]

# Every constraint has a name on both databases, so that a later migration can name it.
NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

# SQLite would give the id of a deleted row to the next one; the journal and links name things by their ids.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class Row(DeclarativeBase):
    """The base of every table's rows."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING_CONVENTION),
        type_annotation_map={datetime: UtcTime, Structured: STRUCTURED, list[str]: STRUCTURED, list[int]: STRUCTURED},
    )

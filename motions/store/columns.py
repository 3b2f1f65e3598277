"""How are times, enums and structured data kept, alike in SQLite and PostgreSQL?"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum

import sqlalchemy
from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.types import TypeDecorator

NAME_LENGTH = 40
STRUCTURED = JSON(none_as_null=True)


class UtcTime(TypeDecorator[datetime]):
    """A moment with time zone; kept in UTC, given back in UTC. A moment without time zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn the moment into UTC; SQLite keeps no zone, so it gets none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def enum_name(kind: type[Enum]) -> sqlalchemy.Enum:
    """Give the column type for an enum: the value of its member, a short English name, as plain text."""
    return sqlalchemy.Enum(
        kind,
        native_enum=False,
        validate_strings=True,
        create_constraint=False,
        length=NAME_LENGTH,
        values_callable=lambda members: [member.value for member in members],
    )

"""Where do conferences, units, persons and their roles stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_conference"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.CheckConstraint("slug <> '' AND slug = lower(slug)", name=op.f("ck_conference_slug_is_lower_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference")),
        sa.UniqueConstraint("slug", name=op.f("uq_conference_slug")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.CheckConstraint("email <> '' AND email = lower(email)", name=op.f("ck_person_email_is_lower_case")),
        sa.CheckConstraint("salt <> ''", name=op.f("ck_person_has_salt")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("short_name <> ''", name=op.f("ck_unit_has_short_name")),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_unit_conference_id_conference")),
        sa.ForeignKeyConstraint(
            ["parent_id", "conference_id"],
            ["unit.id", "unit.conference_id"],
            name=op.f("fk_unit_parent_id_conference_id_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("conference_id", "short_name", name=op.f("uq_unit_conference_id_short_name")),
        sa.UniqueConstraint("id", "conference_id", name=op.f("uq_unit_id_conference_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_membership_conference_id_conference")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "conference_id"],
            ["unit.id", "unit.conference_id"],
            name=op.f("fk_membership_unit_id_conference_id_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "person_id", "conference_id", "role", name=op.f("uq_membership_person_id_conference_id_role")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_membership_conference_id"), "membership", ["conference_id"], unique=False)


def downgrade() -> None:
    op.drop_table("membership")
    op.drop_table("unit")
    op.drop_table("person")
    op.drop_table("conference")

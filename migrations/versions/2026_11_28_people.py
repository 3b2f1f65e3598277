"""Where do persons take part, act for units and hold mandates?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_people"
down_revision = "2026_11_23_journal"
branch_labels = None
depends_on = None

# SQLite changes a table by making it anew; what it cannot read off the old one is said here.
MEMBERSHIP = sa.Table(
    "membership",
    sa.MetaData(),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("person_id", sa.Integer(), nullable=False),
    sa.Column("conference_id", sa.Integer(), nullable=False),
    sa.Column("unit_id", sa.Integer(), nullable=True),
    sa.Column("role", sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name="fk_membership_conference_id_conference"),
    sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_membership_person_id_person", ondelete="CASCADE"),
    sa.ForeignKeyConstraint(
        ["unit_id", "conference_id"],
        ["unit.id", "unit.conference_id"],
        name="fk_membership_unit_id_conference_id_unit",
    ),
    sa.PrimaryKeyConstraint("id", name="pk_membership"),
    sa.UniqueConstraint("person_id", "conference_id", "role", name="uq_membership_person_id_conference_id_role"),
    sa.Index("ix_membership_conference_id", "conference_id"),
    sqlite_autoincrement=True,
)
PERSON = sa.Table(
    "person",
    sa.MetaData(),
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("email", sa.String(), nullable=False),
    sa.Column("password_hash", sa.String(), nullable=True),
    sa.Column("salt", sa.String(), nullable=False),
    sa.CheckConstraint("email <> '' AND email = lower(email)", name="ck_person_email_is_lower_case"),
    sa.CheckConstraint("salt <> ''", name="ck_person_has_salt"),
    sa.PrimaryKeyConstraint("id", name="pk_person"),
    sa.UniqueConstraint("email", name="uq_person_email"),
    sqlite_autoincrement=True,
)


def upgrade() -> None:
    op.add_column("conference", sa.Column("state", sa.String(length=40), nullable=False, server_default="open"))
    with op.batch_alter_table("person", copy_from=PERSON, recreate="auto") as person:
        person.alter_column("email", existing_type=sa.String(), nullable=True)
        person.add_column(sa.Column("language", sa.String(), nullable=False, server_default="de"))
        person.add_column(sa.Column("mail_rhythm", sa.String(length=40), nullable=False, server_default="daily"))
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("membership_number", sa.String(), nullable=True),
        sa.Column("mailed_until", sa.Integer(), nullable=False),
        sa.CheckConstraint("membership_number <> ''", name=op.f("ck_participant_membership_number_is_not_empty")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_participant_has_name")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_participant_conference_id_conference")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_participant_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint(
            "conference_id", "membership_number", name=op.f("uq_participant_conference_id_membership_number")
        ),
        sa.UniqueConstraint("person_id", "conference_id", name=op.f("uq_participant_person_id_conference_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_participant_conference_id"), "participant", ["conference_id"], unique=False)
    op.create_table(
        "unit_function",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("may_submit", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_unit_function_conference_id_conference")
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "conference_id"],
            ["participant.person_id", "participant.conference_id"],
            name=op.f("fk_unit_function_person_id_conference_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "conference_id"],
            ["unit.id", "unit.conference_id"],
            name=op.f("fk_unit_function_unit_id_conference_id_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_function")),
        sa.UniqueConstraint("unit_id", "person_id", name=op.f("uq_unit_function_unit_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_unit_function_conference_id"), "unit_function", ["conference_id"], unique=False)
    op.create_table(
        "mandate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("deputy_kind", sa.String(length=40), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("may_vote", sa.Boolean(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(deputy_id IS NULL) = (deputy_kind IS NULL)", name=op.f("ck_mandate_deputy_has_kind")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_mandate_number_counts_from_one")),
        sa.CheckConstraint("weight >= 1", name=op.f("ck_mandate_weight_is_at_least_one")),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_mandate_conference_id_conference")),
        sa.ForeignKeyConstraint(
            ["deputy_id", "conference_id"],
            ["participant.person_id", "participant.conference_id"],
            name=op.f("fk_mandate_deputy_id_conference_id_participant"),
        ),
        sa.ForeignKeyConstraint(
            ["holder_id", "conference_id"],
            ["participant.person_id", "participant.conference_id"],
            name=op.f("fk_mandate_holder_id_conference_id_participant"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "conference_id"],
            ["unit.id", "unit.conference_id"],
            name=op.f("fk_mandate_unit_id_conference_id_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_mandate_conference_id_number")),
        sa.UniqueConstraint("id", "conference_id", name=op.f("uq_mandate_id_conference_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_mandate_deputy_id"), "mandate", ["deputy_id"], unique=False)
    op.create_index(op.f("ix_mandate_holder_id"), "mandate", ["holder_id"], unique=False)
    _move_memberships()


def _move_memberships() -> None:
    op.execute(
        """
        INSERT INTO participant (person_id, conference_id, name, mailed_until)
        SELECT DISTINCT person.id, membership.conference_id, person.name, 0
        FROM membership JOIN person ON person.id = membership.person_id
        """
    )
    op.execute(
        """
        INSERT INTO unit_function (conference_id, unit_id, person_id, title, may_submit)
        SELECT DISTINCT conference_id, unit_id, person_id, '', true FROM membership WHERE unit_id IS NOT NULL
        """
    )
    with op.batch_alter_table("membership", copy_from=MEMBERSHIP) as membership:
        membership.drop_constraint("fk_membership_person_id_person", type_="foreignkey")
        membership.drop_constraint("fk_membership_unit_id_conference_id_unit", type_="foreignkey")
        membership.drop_column("unit_id")
        membership.create_foreign_key(
            "fk_membership_person_id_conference_id_participant",
            "participant",
            ["person_id", "conference_id"],
            ["person_id", "conference_id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    with op.batch_alter_table("membership") as membership:
        membership.add_column(sa.Column("unit_id", sa.Integer(), nullable=True))
        membership.drop_constraint("fk_membership_person_id_conference_id_participant", type_="foreignkey")
        membership.create_foreign_key(
            "fk_membership_person_id_person", "person", ["person_id"], ["id"], ondelete="CASCADE"
        )
        membership.create_foreign_key(
            "fk_membership_unit_id_conference_id_unit",
            "unit",
            ["unit_id", "conference_id"],
            ["id", "conference_id"],
        )
    for table in ("mandate", "unit_function", "participant"):
        op.drop_table(table)
    op.execute("DELETE FROM person WHERE email IS NULL")
    with op.batch_alter_table("person") as person:
        person.drop_column("mail_rhythm")
        person.drop_column("language")
        person.alter_column("email", existing_type=sa.String(), nullable=False)
    op.drop_column("conference", "state")

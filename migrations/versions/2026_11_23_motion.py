"""Where do motions and the versions of their texts stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_motion"
down_revision = "2026_11_23_conference"
branch_labels = None
depends_on = None

# The database too keeps a published text as it is.
SQLITE = [
    f"""
    CREATE TRIGGER text_version_frozen_{event.lower()} BEFORE {event} ON text_version WHEN OLD.published_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a published text is frozen'); END
    """
    for event in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER text_version_frozen BEFORE UPDATE OR DELETE ON text_version
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change('a published text is frozen')
    """,
]


def upgrade() -> None:
    op.create_table(
        "motion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("submitter", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("current_ordinal", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f("ck_motion_number_is_not_empty")),
        sa.CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND current_ordinal IS NOT NULL)",
            name=op.f("ck_motion_has_number_and_text"),
        ),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_motion_conference_id_conference")),
        sa.ForeignKeyConstraint(
            ["unit_id", "conference_id"],
            ["unit.id", "unit.conference_id"],
            name=op.f("fk_motion_unit_id_conference_id_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_motion_conference_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "text_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.JSON(), nullable=True),
        sa.Column("document", sa.JSON(), nullable=True),
        sa.Column("text_hash", sa.String(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("wrap_version", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(published_at IS NULL) = (document IS NULL) AND (published_at IS NULL) = (text_hash IS NULL)",
            name=op.f("ck_text_version_published_has_document_and_hash"),
        ),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_text_version_ordinal_counts_from_one")),
        sa.CheckConstraint(
            "published_at IS NOT NULL OR reading IS NOT NULL", name=op.f("ck_text_version_draft_has_reading")
        ),
        sa.CheckConstraint("width >= 0", name=op.f("ck_text_version_width_is_not_negative")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_text_version_motion_id_motion")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_version")),
        sa.UniqueConstraint("id", "motion_id", name=op.f("uq_text_version_id_motion_id")),
        sa.UniqueConstraint("motion_id", "ordinal", name=op.f("uq_text_version_motion_id_ordinal")),
        sqlite_autoincrement=True,
    )

    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("text_version")
    op.drop_table("motion")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")

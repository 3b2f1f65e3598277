"""Where does the journal stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_journal"
down_revision = "2026_11_23_decision"
branch_labels = None
depends_on = None

# The database too only ever adds to the journal.
SQLITE = [
    f"""
    CREATE TRIGGER journal_only_grows_{event.lower()} BEFORE {event} ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
    """
    for event in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_change('the journal only grows')
    """,
]


def upgrade() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_journal_number_counts_from_one")),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_journal_conference_id_conference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_journal_conference_id_number")),
        sa.UniqueConstraint("conference_id", "previous_hash", name=op.f("uq_journal_conference_id_previous_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_journal_conference_id_subject_number"), "journal", ["conference_id", "subject", "number"], unique=False
    )

    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("journal")

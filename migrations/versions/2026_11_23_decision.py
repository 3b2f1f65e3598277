"""Where do decisions stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_decision"
down_revision = "2026_11_23_amendment"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("revises", sa.Integer(), nullable=True),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("referred_to", sa.String(), nullable=False),
        sa.Column("way", sa.String(40), nullable=True),
        sa.Column("judgement", sa.String(40), nullable=True),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("votes_against_seen", sa.Boolean(), nullable=False),
        sa.Column("abstentions_seen", sa.Boolean(), nullable=False),
        sa.Column("clearly_two_thirds", sa.Boolean(), nullable=False),
        sa.Column("result_remark", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(judgement IS NOT NULL) = (way IS NOT NULL AND way = 'by_eye')", name=op.f("ck_decision_judged_by_eye")
        ),
        sa.CheckConstraint(
            "(kind IN ('correction', 'annulment', 'reconsideration')) = (revises IS NOT NULL)",
            name=op.f("ck_decision_revision_names_one"),
        ),
        sa.CheckConstraint(
            "(yes IS NOT NULL) = (way IS NOT NULL AND way = 'counted') AND (yes IS NULL) = (no IS NULL)",
            name=op.f("ck_decision_counted_has_counts"),
        ),
        sa.CheckConstraint("abstentions >= 0", name=op.f("ck_decision_abstentions_is_not_negative")),
        sa.CheckConstraint("entitled >= 0", name=op.f("ck_decision_entitled_is_not_negative")),
        sa.CheckConstraint("invalid >= 0", name=op.f("ck_decision_invalid_is_not_negative")),
        sa.CheckConstraint("no >= 0", name=op.f("ck_decision_no_is_not_negative")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_decision_number_counts_from_one")),
        sa.CheckConstraint("present >= 0", name=op.f("ck_decision_present_is_not_negative")),
        sa.CheckConstraint("revises < number", name=op.f("ck_decision_revises_an_earlier_one")),
        sa.CheckConstraint("yes >= 0", name=op.f("ck_decision_yes_is_not_negative")),
        sa.ForeignKeyConstraint(
            ["motion_id", "revises"],
            ["decision.motion_id", "decision.number"],
            name=op.f("fk_decision_motion_id_revises_decision"),
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_decision_motion_id_motion")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_decision_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("motion_id", "number", name=op.f("uq_decision_motion_id_number")),
        sa.UniqueConstraint("motion_id", "revises", name=op.f("uq_decision_motion_id_revises")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("decision")

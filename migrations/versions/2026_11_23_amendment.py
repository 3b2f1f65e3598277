"""Where do amendments, their edits and the recommendations on them stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_amendment"
down_revision = "2026_11_23_motion"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("text_version_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("submitter", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("indivisible", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f("ck_amendment_number_is_not_empty")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_amendment_motion_id_motion")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_amendment_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["text_version_id", "motion_id"],
            ["text_version.id", "text_version.motion_id"],
            name=op.f("fk_amendment_text_version_id_motion_id_text_version"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_amendment_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("motion_id", "number", name=op.f("uq_amendment_motion_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_amendment_text_version_id"), "amendment", ["text_version_id"], unique=False)
    op.create_table(
        "edit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amendment_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(40), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.CheckConstraint("scope IN ('passage', 'whole_text', 'subject')", name=op.f("ck_edit_scope_is_known")),
        sa.CheckConstraint('"start" >= 0 AND "start" <= "end"', name=op.f("ck_edit_is_a_range")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_edit_ordinal_counts_from_one")),
        sa.ForeignKeyConstraint(["amendment_id"], ["amendment.id"], name=op.f("fk_edit_amendment_id_amendment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edit")),
        sa.UniqueConstraint("amendment_id", "ordinal", name=op.f("uq_edit_amendment_id_ordinal")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amendment_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("referred_to", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("consensus", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("recommended_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_recommendation_version_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["amendment_id"], ["amendment.id"], name=op.f("fk_recommendation_amendment_id_amendment")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recommendation_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("amendment_id", "version", name=op.f("uq_recommendation_amendment_id_version")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("recommendation")
    op.drop_table("edit")
    op.drop_table("amendment")

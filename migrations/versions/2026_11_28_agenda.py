"""Where does the agenda stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_agenda"
down_revision = "2026_11_28_people_file"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_agenda_item_has_title")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_agenda_item_position_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_agenda_item_conference_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_agenda_item_conference_id_position"), "agenda_item", ["conference_id", "position"], unique=False
    )
    op.create_table(
        "agenda_motion",
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_agenda_motion_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_agenda_motion_motion_id_motion")),
        sa.PrimaryKeyConstraint("agenda_item_id", "motion_id", name=op.f("pk_agenda_motion")),
        sa.UniqueConstraint("motion_id", name=op.f("uq_agenda_motion_motion_id")),
    )


def downgrade() -> None:
    op.drop_table("agenda_motion")
    op.drop_table("agenda_item")

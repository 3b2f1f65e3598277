"""Where does stand what is under way in the hall?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_floor"
down_revision = "2026_11_28_ballot"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "floor",
        sa.Column("conference_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("view", sa.String(length=40), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_floor_agenda_item_id_agenda_item"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_floor_ballot_id_ballot")),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_floor_conference_id_conference")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_floor_motion_id_motion")),
        sa.PrimaryKeyConstraint("conference_id", name=op.f("pk_floor")),
    )


def downgrade() -> None:
    op.drop_table("floor")

"""Where does an e-mail address wait until its link is used?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_new_address"
down_revision = "2026_11_28_people_file"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "new_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(token_hash) = 64", name=op.f("ck_new_address_token_is_hashed")),
        sa.CheckConstraint("email <> '' AND email = lower(email)", name=op.f("ck_new_address_email_is_lower_case")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_new_address_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_address")),
        sa.UniqueConstraint("person_id", name=op.f("uq_new_address_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_new_address_token_hash")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("new_address")

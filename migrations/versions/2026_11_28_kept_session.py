"""Which sessions are kept only until a ballot is closed?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_kept_session"
down_revision = "2026_11_28_new_address"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_in_session", sa.Column("kept_for_ballot_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("sign_in_session", "kept_for_ballot_at")

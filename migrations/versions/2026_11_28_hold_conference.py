"""How does who writes for a conference wait their turn and learn where its journal ends, in one statement?"""

from alembic import op

revision = "2026_11_28_hold_conference"
down_revision = "2026_11_28_floor"
branch_labels = None
depends_on = None

# One query that locks and reads would read the journal as it was before the wait. A function that is volatile, as
# functions are unless they say otherwise, looks anew with each of its queries.
POSTGRESQL = """
    CREATE FUNCTION hold_conference(held integer, OUT state varchar, OUT number integer, OUT hash varchar)
    LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
        SELECT conference.state INTO state FROM conference WHERE conference.id = held FOR NO KEY UPDATE;
        SELECT journal.number, journal.hash INTO number, hash FROM journal
        WHERE journal.conference_id = held ORDER BY journal.number DESC LIMIT 1;
    END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION hold_conference")

"""Where do ballots and their votes stand?"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_ballot"
down_revision = "2026_11_28_agenda"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("block", sa.JSON(), nullable=False),
        sa.Column("majority", sa.String(length=40), nullable=False),
        sa.Column("base", sa.String(length=40), nullable=False),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("can_be_changed", sa.Boolean(), nullable=False),
        sa.Column("has_weights", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("released_by", sa.Integer(), nullable=True),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.Column("list_hash", sa.String(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f("ck_ballot_closed_at_its_close")),
        sa.CheckConstraint("title <> '' AND means <> ''", name=op.f("ck_ballot_says_what_is_put")),
        sa.CheckConstraint(
            "way <> 'secret' OR (NOT can_be_changed AND NOT has_weights)", name=op.f("ck_ballot_secret_votes_are_equal")
        ),
        sa.CheckConstraint("(yes IS NULL) = (no IS NULL)", name=op.f("ck_ballot_counts_yes_and_no")),
        sa.CheckConstraint("abstentions >= 0", name=op.f("ck_ballot_abstentions_is_not_negative")),
        sa.CheckConstraint("entitled >= 0", name=op.f("ck_ballot_entitled_is_not_negative")),
        sa.CheckConstraint("invalid >= 0", name=op.f("ck_ballot_invalid_is_not_negative")),
        sa.CheckConstraint("no >= 0", name=op.f("ck_ballot_no_is_not_negative")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_ballot_number_counts_from_one")),
        sa.CheckConstraint("present >= 0", name=op.f("ck_ballot_present_is_not_negative")),
        sa.CheckConstraint("yes >= 0", name=op.f("ck_ballot_yes_is_not_negative")),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name=op.f("fk_ballot_conference_id_conference")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_ballot_motion_id_motion")),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["person.id"], name=op.f("fk_ballot_opened_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["released_by"], ["person.id"], name=op.f("fk_ballot_released_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["repeats"], ["ballot.id"], name=op.f("fk_ballot_repeats_ballot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_ballot_conference_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ballot_conference_id_state"), "ballot", ["conference_id", "state"], unique=False)
    op.create_table(
        "ballot_decision",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_decision_ballot_id_ballot")),
        sa.ForeignKeyConstraint(
            ["motion_id", "decision_number"],
            ["decision.motion_id", "decision.number"],
            name=op.f("fk_ballot_decision_motion_id_decision_number_decision"),
        ),
        sa.PrimaryKeyConstraint("ballot_id", "motion_id", "decision_number", name=op.f("pk_ballot_decision")),
    )
    op.create_table(
        "named_vote",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("mandate_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight >= 1", name=op.f("ck_named_vote_weight_is_positive")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_named_vote_ballot_id_ballot")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_named_vote_mandate_id_mandate")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_named_vote_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("ballot_id", "mandate_id", name=op.f("pk_named_vote")),
    )
    op.create_table(
        "secret_vote",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.CheckConstraint("length(code) = 32", name=op.f("ck_secret_vote_code_has_128_bits")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_secret_vote_ballot_id_ballot")),
        sa.PrimaryKeyConstraint("ballot_id", "code", name=op.f("pk_secret_vote")),
    )
    op.create_table(
        "secret_voter",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("mandate_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_secret_voter_ballot_id_ballot")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_secret_voter_mandate_id_mandate")),
        sa.PrimaryKeyConstraint("ballot_id", "mandate_id", name=op.f("pk_secret_voter")),
    )


def downgrade() -> None:
    op.drop_table("secret_vote")
    op.drop_table("secret_voter")
    op.drop_table("named_vote")
    op.drop_table("ballot_decision")
    op.drop_table("ballot")

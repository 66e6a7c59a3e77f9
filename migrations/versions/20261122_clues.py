"""By what a story may be known again: one row a story, with what it is compared by."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_clues"
down_revision = "20261122_seals"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "clues",
        sa.Column("id", ID, nullable=False),
        sa.Column("outlet_id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("dated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clues", sa.LargeBinary(), nullable=False),
        sa.Column("traits", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_clues_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clues")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_clues_story_id", "clues", ["story_id"], unique=True)
    op.create_index("ix_clues_outlet_id_id", "clues", ["outlet_id", "id"])
    # What it held is made anew from the texts of the last days, by whoever files next.
    op.drop_table("clue")


def downgrade() -> None:
    op.create_table(
        "clue",
        sa.Column("story_id", ID, nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("outlet_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_clue_story_id")),
        sa.PrimaryKeyConstraint("story_id", "hash", name=op.f("pk_clue")),
    )
    op.create_index("ix_clue_outlet_id_hash_story_id", "clue", ["outlet_id", "hash", "story_id"])
    op.drop_table("clues")

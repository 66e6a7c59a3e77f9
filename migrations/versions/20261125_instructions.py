"""A person may pause a feed or have it looked at now, on record; how often it says 304 is known."""

import sqlalchemy as sa
from alembic import op

revision = "20261125_instructions"
down_revision = "20261124_reads"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("answers", "paused_by"):
        op.add_column("feed", sa.Column(name, sa.String(), server_default="", nullable=False))
    op.create_table(
        "instruction",
        sa.Column("id", _ID, nullable=False),
        sa.Column("feed_id", _ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_instruction_feed_id_feed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_instruction_feed_id"), "instruction", ["feed_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_instruction_feed_id"), table_name="instruction")
    op.drop_table("instruction")
    for name in ("paused_by", "answers"):
        op.drop_column("feed", name)

"""When the next look was planned, who polls, and feeds that are silent against their own rhythm."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_looks"
down_revision = "20261122_addresses"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("poll_span", sa.Column("due_at", MOMENT, nullable=True))
    op.add_column("feed", sa.Column("news", sa.Integer(), server_default="0", nullable=False))
    op.add_column("feed", sa.Column("news_at", MOMENT, nullable=True))
    op.add_column("feed", sa.Column("pause_s", sa.Float(), server_default="0", nullable=False))
    op.add_column("feed", sa.Column("silence_id", ID, nullable=True))
    op.create_table(
        "silence",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("pause_s", sa.Float(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("noticed_at", MOMENT, nullable=False),
        sa.Column("back_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_silence_feed_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_silence_feed_id"), "silence", ["feed_id"])
    op.create_table(
        "leader",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.Column("tick_s", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader")),
    )


def downgrade() -> None:
    op.drop_table("leader")
    op.drop_table("silence")
    for name in ("silence_id", "pause_s", "news_at", "news"):
        op.drop_column("feed", name)
    op.drop_column("poll_span", "due_at")

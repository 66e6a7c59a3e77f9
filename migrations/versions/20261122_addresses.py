"""Where a feed moves to, since when it is gone, the addresses that it had; who may be asked."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_addresses"
down_revision = "20261122_clues"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "outlet", sa.Column("robots", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column("feed", sa.Column("moving_to", sa.String(), nullable=True))
    op.add_column("feed", sa.Column("gone_since", sa.DateTime(timezone=True), nullable=True))
    for name in ("moves", "gones"):
        op.add_column("feed", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "feed_address",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_feed_address_feed_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_address")),
        sa.UniqueConstraint("url", name=op.f("uq_feed_address_url")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feed_address_feed_id"), "feed_address", ["feed_id"])


def downgrade() -> None:
    op.drop_table("feed_address")
    for name in ("gones", "moves", "gone_since", "moving_to"):
        op.drop_column("feed", name)
    op.drop_column("outlet", "robots")

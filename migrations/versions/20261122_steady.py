"""A second hash of a page, without the times and counters that are new at every look."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_steady"
down_revision = "20261122_watches"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("feed", "address"):
        op.add_column(table, sa.Column("steady_hash", sa.String(), nullable=True))


def downgrade() -> None:
    for table in ("address", "feed"):
        op.drop_column(table, "steady_hash")

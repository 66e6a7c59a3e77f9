"""What was last looked at is told from what was last seen: a failed look shows nothing."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_reads"
down_revision = "20261124_finding"
branch_labels = None
depends_on = None

_FILL = (
    "UPDATE feed SET read_at = polled_at WHERE last_error IS NULL",
    "UPDATE feed SET read_at = (SELECT max(to_at) FROM poll_span WHERE poll_span.url = feed.url"
    " AND feed_id = feed.id AND outcome IN ('same', 'changed')) WHERE last_error IS NOT NULL",
    "UPDATE address SET read_at = polled_at WHERE last_error IS NULL",
    "UPDATE address SET read_at = (SELECT max(to_at) FROM poll_span"
    " WHERE poll_span.url = address.value AND address_id = address.id"
    " AND outcome IN ('same', 'changed')) WHERE last_error IS NOT NULL",
)
"""Where the last look failed, the runs of looks say which one before it did not."""


def upgrade() -> None:
    for table in ("feed", "address"):
        op.add_column(table, sa.Column("read_at", sa.DateTime(timezone=True), nullable=True))
    for statement in _FILL:
        op.execute(statement)


def downgrade() -> None:
    for table in ("address", "feed"):
        op.drop_column(table, "read_at")

"""A watch may tell another program instead of a reader, and may stand in a file."""

import sqlalchemy as sa
from alembic import op

revision = "20261123_webhooks"
down_revision = "20261123_consent"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("webhook", "secret", "name"):
        column = sa.Column(name, sa.String(), server_default="", nullable=False)
        op.add_column("subscription", column)


def downgrade() -> None:
    for name in ("name", "secret", "webhook"):
        op.drop_column("subscription", name)

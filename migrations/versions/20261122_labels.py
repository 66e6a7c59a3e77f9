"""Labels that an outlet adds to its dialect."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_labels"
down_revision = "20261122_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    none = sa.text("'{}'")
    op.add_column("outlet", sa.Column("labels", sa.JSON(), server_default=none, nullable=False))


def downgrade() -> None:
    op.drop_column("outlet", "labels")

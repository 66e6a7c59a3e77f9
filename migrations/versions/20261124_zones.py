"""An outlet may have a time zone, by whose clock its stories are told."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_zones"
down_revision = "20261123_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outlet", sa.Column("zone", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("outlet", "zone")

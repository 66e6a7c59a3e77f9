"""How far the text of a version can be relied on, and what speaks against it."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_quality"
down_revision = "20261122_looks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("quality", sa.Float(), server_default="1", nullable=False))
    op.add_column("version", sa.Column("doubts", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("version", "doubts")
    op.drop_column("version", "quality")

"""What a note check came to, beside each change; what an outlet's notes declare by custom."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_notes"
down_revision = "20261122_labels"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name in (("change", "note"), ("outlet", "declares")):
        none = sa.text("'{}'")
        op.add_column(table, sa.Column(name, sa.JSON(), server_default=none, nullable=False))


def downgrade() -> None:
    op.drop_column("outlet", "declares")
    op.drop_column("change", "note")

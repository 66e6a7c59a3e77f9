"""Stories are listed without those that were joined, and found by the labels of their versions."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_finding"
down_revision = "20261124_zones"
branch_labels = None
depends_on = None

JOINED = sa.text("goes_on_as IS NOT NULL")
LABELLED = sa.text("label_kind IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_story_goes_on_as", "story")
    where = {"sqlite_where": JOINED, "postgresql_where": JOINED}
    op.create_index("ix_story_goes_on_as", "story", ["goes_on_as"], **where)
    where = {"sqlite_where": LABELLED, "postgresql_where": LABELLED}
    op.create_index("ix_version_label", "version", ["label_kind", "label", "story_id"], **where)


def downgrade() -> None:
    op.drop_index("ix_version_label", "version")
    op.drop_index("ix_story_goes_on_as", "story")
    op.create_index("ix_story_goes_on_as", "story", ["goes_on_as"])

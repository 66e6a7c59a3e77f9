"""Which page of a host others of it are steps from."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_frames"
down_revision = "20261122_steady"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "frame",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_frame")),
    )


def downgrade() -> None:
    op.drop_table("frame")

"""Captures as steps from one to the next, where they come from, and the chain of seals."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_seals"
down_revision = "20261122_links"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("capture", sa.Column("base_id", ID, nullable=True))
    op.add_column("capture", sa.Column("depth", sa.Integer(), server_default="0", nullable=False))
    for name in ("dialled", "imported_from"):
        op.add_column("capture", sa.Column(name, sa.String(), nullable=True))
    op.create_index("ix_capture_url_id", "capture", ["url", "id"])
    op.create_table(
        "seal",
        sa.Column("sequence", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_seal")),
    )
    op.create_index("uq_seal_kind_subject_id", "seal", ["kind", "subject_id"], unique=True)


def downgrade() -> None:
    op.drop_table("seal")
    op.drop_index("ix_capture_url_id", "capture")
    for name in ("imported_from", "dialled", "depth", "base_id"):
        op.drop_column("capture", name)

"""Versions that came in a file, and texts that were removed: who did it, when and why."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_removals"
down_revision = "20261122_frames"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("version", sa.Column("imported_from", sa.String(), nullable=True))
    op.add_column("version", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("capture", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "removal",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_removal_version_id_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_removal_version_id", "removal", ["version_id"])


def downgrade() -> None:
    op.drop_table("removal")
    op.drop_column("capture", "removed_at")
    op.drop_column("version", "removed_at")
    op.drop_column("version", "imported_from")

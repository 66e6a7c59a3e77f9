"""What read each page, and what a later reader makes of the same bytes."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_readers"
down_revision = "20261122_bodies"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for table in ("address", "version"):
        op.add_column(table, sa.Column("reader", sa.String(), server_default="", nullable=False))
    op.create_table(
        "rereading",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pieces", sa.JSON(), nullable=False),
        sa.Column("differ", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_rereading_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rereading")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_rereading_version_id_reader", "rereading", ["version_id", "reader"], unique=True
    )


def downgrade() -> None:
    op.drop_table("rereading")
    for table in ("version", "address"):
        op.drop_column(table, "reader")

"""What looks say of when to look again: of each feed and address, and of each outlet."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_rhythms"
down_revision = "20261122_quality"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for table in ("feed", "address"):
        none = sa.text("'{}'")
        op.add_column(table, sa.Column("rhythm", sa.JSON(), server_default=none, nullable=False))
    op.create_table(
        "rhythm",
        sa.Column("outlet_id", ID, nullable=False),
        sa.Column("learned", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_rhythm_outlet_id")),
        sa.PrimaryKeyConstraint("outlet_id", name=op.f("pk_rhythm")),
    )


def downgrade() -> None:
    op.drop_table("rhythm")
    for table in ("address", "feed"):
        op.drop_column(table, "rhythm")

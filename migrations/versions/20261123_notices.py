"""An alert may tell of a feed that fails, which no change speaks of."""

import sqlalchemy as sa
from alembic import op

revision = "20261123_notices"
down_revision = "20261123_words"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("outlet_id", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("back_at", MOMENT, nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_notice_feed_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_notice_outlet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notice_feed_id"), "notice", ["feed_id"])
    op.add_column("alert", sa.Column("notice_id", ID, nullable=True))
    _make_change(nullable=True)


def downgrade() -> None:
    unheard = "SELECT id FROM alert WHERE change_id IS NULL"
    op.execute(f"DELETE FROM delivery WHERE alert_id IN ({unheard})")  # noqa: S608 (our own words)
    op.execute("DELETE FROM alert WHERE change_id IS NULL")
    _make_change(nullable=False)
    op.drop_column("alert", "notice_id")
    op.drop_table("notice")


def _make_change(*, nullable: bool) -> None:
    """Whether an alert may be of no change.

    SQLite makes the table anew. Under its old name, and filled after the old one has gone: only so
    does it see at the end that what refers to its rows finds them.
    """
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        op.alter_column("alert", "change_id", existing_type=ID, nullable=nullable)
        return
    op.execute("PRAGMA defer_foreign_keys = ON")
    table = sa.Table("alert", sa.MetaData(), autoload_with=bind, sqlite_autoincrement=True)
    table.c.change_id.nullable = nullable
    op.execute("CREATE TABLE alert_before AS SELECT * FROM alert")
    op.execute("DROP TABLE alert")
    table.create(bind)
    op.execute("INSERT INTO alert SELECT * FROM alert_before")
    op.execute("DROP TABLE alert_before")

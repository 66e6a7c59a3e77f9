"""What a watch is for and when its mails suit; which letter tells of an alert, and why not."""

import sqlalchemy as sa
from alembic import op

from tracker.alert.match import key_of

revision = "20261122_watches"
down_revision = "20261122_rhythms"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _text(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), server_default=default, nullable=False)


def upgrade() -> None:
    for name, default in (
        ("on", "headline"),
        ("how", "at_once"),
        ("at", "08:00"),
        ("zone", "UTC"),
        ("quiet", ""),
        ("key", ""),
    ):
        op.add_column("subscription", _text(name, default))
    op.add_column(
        "subscription", sa.Column("weekday", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("subscription", sa.Column("confirmed_at", MOMENT, nullable=True))
    op.add_column("subscription", sa.Column("paused_until", MOMENT, nullable=True))
    op.create_index(op.f("ix_subscription_key"), "subscription", ["key"])
    op.execute("UPDATE subscription SET confirmed_at = begun_at")
    _give_keys()
    op.add_column("alert", _text("state", "owed"))
    op.add_column("alert", _text("reason", ""))
    op.add_column("alert", _text("message_id", ""))
    op.add_column("alert", _text("way", "at_once"))
    for name in ("old_number", "new_number"):
        op.add_column("alert", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.add_column("alert", sa.Column("lead_id", ID, nullable=True))
    op.create_index(op.f("ix_alert_lead_id"), "alert", ["lead_id"])
    op.create_index(op.f("ix_alert_state"), "alert", ["state"])
    op.execute("UPDATE alert SET state = 'told', lead_id = id WHERE sent_at IS NOT NULL")
    op.execute(
        "UPDATE alert SET state = 'put_down', reason = 'refused, or its watch ended'"
        " WHERE sent_at IS NULL AND next_try_at IS NULL"
    )
    op.create_table(
        "refusal",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("refused_at", MOMENT, nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_refusal")),
    )


def _give_keys() -> None:
    watches = sa.table("subscription", *map(sa.column, ("id", "scope", "value", "key")))
    found = op.get_bind().execute(sa.select(watches.c.id, watches.c.scope, watches.c.value))
    for number, scope, value in found.all():
        change = sa.update(watches).where(watches.c.id == number)
        op.get_bind().execute(change.values(key=key_of(scope, value)))


def downgrade() -> None:
    op.drop_table("refusal")
    for name in ("ix_alert_state", "ix_alert_lead_id"):
        op.drop_index(op.f(name), "alert")
    for name in (
        *("lead_id", "new_number", "old_number", "way"),
        *("message_id", "reason", "state"),
    ):
        op.drop_column("alert", name)
    op.drop_index(op.f("ix_subscription_key"), "subscription")
    for name in (
        *("paused_until", "confirmed_at", "weekday", "key", "quiet"),
        *("zone", "at", "how", "on"),
    ):
        op.drop_column("subscription", name)

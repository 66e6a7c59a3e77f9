"""Who was asked for a yes and when; the key that signs the links in mails."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "20261123_consent"
down_revision = "20261123_river"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "confirmation",
        sa.Column("id", ID, nullable=False),
        sa.Column("address_key", sa.String(), nullable=False),
        sa.Column("client_key", sa.String(), nullable=False),
        sa.Column("subscription_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("next_try_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_confirmation_subscription_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
        sqlite_autoincrement=True,
    )
    for name in ("address_key", "client_key", "subscription_id", "next_try_at"):
        op.create_index(op.f(f"ix_confirmation_{name}"), "confirmation", [name])
    keys = op.create_table(
        "signing_key",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
    )
    op.bulk_insert(keys, [{"key": secrets.token_hex(32)}])


def downgrade() -> None:
    op.drop_table("signing_key")
    op.drop_table("confirmation")

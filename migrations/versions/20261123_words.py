"""The index of words; it is filled after the last migration, by whoever knows what a word is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "20261123_words"
down_revision = "20261123_webhooks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # What `ascii` parts is space alone: the words that it gets have no other sign in them.
        for table, columns in (("paragraph_words", "text"), ("version_words", "headline, note")):
            op.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='', tokenize='ascii')"
            )
        return
    for noun in ("paragraph", "version"):
        op.create_table(
            f"{noun}_words",
            sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{noun}_words")),
        )
        op.create_index(
            f"ix_{noun}_words_words", f"{noun}_words", ["words"], postgresql_using="gin"
        )


def downgrade() -> None:
    op.drop_table("version_words")
    op.drop_table("paragraph_words")

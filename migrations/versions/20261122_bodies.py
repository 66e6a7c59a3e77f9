"""The paragraphs of a version lie where it is read: on SQLite without a row id."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_bodies"
down_revision = "20261122_removals"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _rebuild(with_rowid=False)


def downgrade() -> None:
    _rebuild(with_rowid=True)


def _rebuild(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.drop_index("ix_version_paragraph_paragraph_id", "version_paragraph")
    op.rename_table("version_paragraph", "version_paragraph_before")
    op.create_table(
        "version_paragraph",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraph.id"], name=op.f("fk_version_paragraph_paragraph_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_version_paragraph_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_version_paragraph")),
        sqlite_with_rowid=with_rowid,
    )
    op.execute(
        "INSERT INTO version_paragraph (version_id, position, paragraph_id) SELECT version_id,"
        " position, paragraph_id FROM version_paragraph_before ORDER BY version_id, position"
    )
    op.drop_table("version_paragraph_before")
    op.create_index("ix_version_paragraph_paragraph_id", "version_paragraph", ["paragraph_id"])

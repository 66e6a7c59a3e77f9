"""People decide which story a version belongs to; two stories that may be one."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_links"
down_revision = "20261122_notes"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NUMBER = {"server_default": "0", "nullable": False}


def upgrade() -> None:
    for name in ("latest", "numbers"):
        op.add_column("story", sa.Column(name, sa.Integer(), **NUMBER))
    op.add_column("story", sa.Column("goes_on_as", ID, nullable=True))
    op.create_index("ix_story_goes_on_as", "story", ["goes_on_as"])
    op.execute("UPDATE story SET latest = versions, numbers = versions")
    op.add_column("link", sa.Column("number", sa.Integer(), **NUMBER))
    op.execute(
        "UPDATE link SET number ="
        " (SELECT version.number FROM version WHERE version.id = link.version_id)"
    )
    op.drop_index("ix_link_story_id", "link")
    op.create_index("ix_link_story_id_number", "link", ["story_id", "number"])
    op.add_column("change", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_index("ix_version_fingerprint", "version")
    op.create_index("ix_version_story_id_fingerprint", "version", ["story_id", "fingerprint"])
    op.create_index("ix_version_story_id_seen_at", "version", ["story_id", "seen_at"])
    op.create_table(
        "doubt",
        sa.Column("id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["other_id"], ["story.id"], name=op.f("fk_doubt_other_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_doubt_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubt")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_doubt_other_id", "doubt", ["other_id"])
    op.create_index("uq_doubt_story_id_other_id", "doubt", ["story_id", "other_id"], unique=True)


def downgrade() -> None:
    op.drop_table("doubt")
    op.drop_index("ix_version_story_id_seen_at", "version")
    op.drop_index("ix_version_story_id_fingerprint", "version")
    op.create_index("ix_version_fingerprint", "version", ["fingerprint"])
    op.drop_column("change", "undone_at")
    op.drop_index("ix_link_story_id_number", "link")
    op.create_index("ix_link_story_id", "link", ["story_id"])
    op.drop_column("link", "number")
    op.drop_index("ix_story_goes_on_as", "story")
    for name in ("goes_on_as", "numbers", "latest"):
        op.drop_column("story", name)

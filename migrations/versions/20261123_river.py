"""What the list of changes is filtered and sorted by stands in the change itself."""

import json

import sqlalchemy as sa
from alembic import op

revision = "20261123_river"
down_revision = "20261122_readers"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = {"server_default": "", "nullable": False}
STANDING = sa.text("undone_at IS NULL")
FACETS = ["outlet_id", "weight", "label_kind", "verdict", "story_id"]
INDEXES = {
    "ix_change_newest": ["changed_at", "id", *FACETS],
    "ix_change_outlet_id": ["outlet_id", "changed_at", "id", *FACETS[1:]],
    "ix_change_size": ["size", "id", "changed_at", *FACETS],
    "ix_change_story_id": ["story_id", "changed_at", "id", "size", *FACETS[:-1]],
}
"""Of changes that stand. Each has all that is asked for, so that no row is read to pass it over."""


def upgrade() -> None:
    number = {"server_default": "0", "nullable": False}
    op.add_column("change", sa.Column("outlet_id", ID, **number))
    op.add_column("change", sa.Column("label_kind", sa.String(), **WORD))
    op.add_column("change", sa.Column("verdict", sa.String(), **WORD))
    op.add_column("change", sa.Column("size", sa.Integer(), **number))
    none = {"server_default": sa.text("'[]'"), "nullable": False}
    op.add_column("change", sa.Column("excerpt", sa.JSON(), **none))
    _fill()
    for name, columns in INDEXES.items():
        op.create_index(name, "change", columns, sqlite_where=STANDING, postgresql_where=STANDING)
    op.create_index("ix_story_versions_id", "story", ["versions", "id"])


def _fill() -> None:
    """What the changes of before are filtered by; their excerpts stay empty."""
    op.execute(
        "UPDATE change SET outlet_id ="
        " (SELECT story.outlet_id FROM story WHERE story.id = change.story_id)"
    )
    connection, after = op.get_bind(), 0
    while some := connection.execute(OLD, {"after": after}).all():
        connection.execute(TOLD, [_told(*row) for row in some])
        after = some[-1][0]


OLD = sa.text(
    "SELECT change.id, change.counts, change.note, version.label_kind, version.note"
    " FROM change JOIN version ON version.story_id = change.story_id"
    " AND version.number = change.new_number"
    " WHERE change.id > :after ORDER BY change.id LIMIT 1000"
)
TOLD = sa.text(
    "UPDATE change SET label_kind = :kind, verdict = :verdict, size = :size WHERE id = :id"
)


def _told(key, counts, checked, kind, note) -> dict[str, object]:
    counts, checked = (json.loads(x) if isinstance(x, str) else x or {} for x in (counts, checked))
    size = counts.get("words_added", 0) + counts.get("words_removed", 0)
    verdict = _verdict(checked) if note else "no_note"
    return {"id": key, "kind": kind or "", "verdict": verdict, "size": size}


def _verdict(checked) -> str:
    gravest = (("telling", "unmentioned"), ("not_found", "not_found"), ("found", "found"))
    return next(
        (word for name, word in gravest if checked.get(name)), "unchecked" if checked else ""
    )


def downgrade() -> None:
    op.drop_index("ix_story_versions_id", "story")
    for name in INDEXES:
        op.drop_index(name, "change")
    for name in ("excerpt", "size", "verdict", "label_kind", "outlet_id"):
        op.drop_column("change", name)

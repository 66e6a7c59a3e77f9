"""Where versions stand: what each one's links, its story and its changes say must be one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

_LINKS = text(
    "SELECT version.story_id, version.number FROM version LEFT JOIN link"
    " ON link.version_id = version.id AND link.undone_at IS NULL"
    " GROUP BY version.id, version.story_id, version.number"
    " HAVING count(link.id) <> 1 OR min(link.story_id) <> version.story_id"
    " OR min(link.number) <> version.number"
)
_MACHINE = text(
    "SELECT link.id FROM link WHERE link.decided_by = 'machine' AND EXISTS (SELECT 1 FROM link AS"
    " earlier WHERE earlier.version_id = link.version_id AND earlier.id < link.id)"
)
_UNDONE = text(
    "SELECT link.id FROM link WHERE link.undone_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM link"
    " AS later WHERE later.version_id = link.version_id AND later.id > link.id"
    " AND later.decided_at = link.undone_at)"
)
_COUNTS = text(
    "SELECT story.id FROM story LEFT JOIN version ON version.story_id = story.id"
    " GROUP BY story.id, story.versions HAVING count(version.id) <> story.versions"
)
_LATEST = text(
    "SELECT story.id FROM story LEFT JOIN version ON version.story_id = story.id"
    " AND version.number = story.latest WHERE story.versions > 0"
    " AND (version.id IS NULL OR version.headline <> story.headline)"
)
_BACK = text(
    "SELECT version.story_id, version.number FROM version LEFT JOIN version AS earlier"
    " ON earlier.story_id = version.story_id AND earlier.number = version.back"
    " WHERE version.back IS NOT NULL"
    " AND (earlier.id IS NULL OR earlier.fingerprint <> version.fingerprint)"
)
_WITHHELD = text(
    "SELECT version.story_id, version.number FROM version LEFT JOIN removal"
    " ON removal.version_id = version.id"
    " WHERE (version.removed_at IS NULL) <> (removal.id IS NULL)"
)
_EMPTIED = text(
    "SELECT capture.id FROM capture WHERE capture.removed_at IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM removal WHERE removal.removed_at = capture.removed_at)"
)
_CHANGES = text(
    "SELECT ordered.story_id, ordered.number FROM (SELECT story_id, number, row_number() OVER"
    " (PARTITION BY story_id ORDER BY seen_at, number) AS place FROM version) AS ordered"
    " LEFT JOIN change ON change.story_id = ordered.story_id"
    " AND change.new_number = ordered.number AND change.undone_at IS NULL"
    " WHERE ordered.place > 1 AND change.id IS NULL"
)


def places(session: Session) -> Iterator[tuple[str, str]]:
    """What does not agree, each with its name: `3@2` or `story 3`."""
    connection = session.connection()
    for query, words in (
        (_LINKS, "stands elsewhere than its links say"),
        (_BACK, "is marked as an earlier text come back, and is not"),
        (_CHANGES, "the change that led to it is gone"),
        (_WITHHELD, "its text is said to be removed, and no removal is on record, or the reverse"),
    ):
        for story_id, number in connection.execute(query):
            yield f"{story_id}@{number}", words
    for query, noun, words in (
        (_COUNTS, "story", "says another number of versions than it has"),
        (_LATEST, "story", "its headline is not that of its latest version"),
        (_EMPTIED, "capture", "its body is said to be removed, and no removal is on record"),
        (_MACHINE, "link", "is said to be the machine's; the machine puts a version there once"),
        (_UNDONE, "link", "is said to be undone at a time when nobody decided so"),
    ):
        for (key,) in connection.execute(query):
            yield f"{noun} {key}", words

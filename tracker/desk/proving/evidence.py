"""Evidence of two versions as one file that is checked without us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tracker import diff
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.desk.reading.stories import version_of
from tracker.errors import RefusedError
from tracker.evidence.bundle import Contents, bundle
from tracker.evidence.warc import written
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Version
from tracker.models.seals import CAPTURE, TEXT, VERSION
from tracker.show import objects, patch
from tracker.show.moments import exact
from tracker.store import captures, polls, stories, versions
from tracker.store.chain import proofs
from tracker.store.database import Database, Session

SOFTWARE = "Story Tracker"


class Evidence:
    """Makes bundles."""

    def __init__(self, database: Database) -> None:
        """Of what this database holds."""
        self._database = database

    def bundle(self, story_id: int, old: int, new: int) -> bytes:
        """The evidence of two versions of a story: captures, texts, diff, polls, chain.

        The same bytes as long as nothing more was sealed. Raises NotFoundError, and DamagedError
        where a capture cannot be read or a record was never sealed, and RefusedError where a text
        was removed.
        """
        with self._database.reading() as session:
            pair = [version_of(session, story_id, number) for number in (old, new)]
            for version in pair:
                if version.removed_at is not None:
                    name = f"{version.story_id}@{version.number}"
                    raise RefusedError(f"{name}: {version.headline}; no bundle can show it")
            return bundle(_contents(session, pair))


def _contents(session: Session, pair: Sequence[Version]) -> Contents:
    ids = sorted({version.capture_id for version in pair})
    subjects = [("version", version.id or 0) for version in pair]
    before, seals = proofs.seals_since(
        session, [*subjects, *(("capture", capture_id) for capture_id in ids)]
    )
    kept = [captures.captured(session, capture_id) for capture_id in ids]
    texts = versions.articles(session, pair)
    first, last = (texts[version.id or 0] for version in pair)
    changed = diff.compare(first, last)
    story = stories.story_by_id(session, pair[1].story_id)
    outlet = session.get_one(Outlet, story.outlet_id)
    numbers = {"story": story.id or 0, "old": pair[0].number, "new": pair[1].number}
    sides = [patch.side(story.id or 0, version.number, version.seen_at) for version in pair]
    return Contents(
        names=[f"{version.story_id}@{version.number}" for version in pair],
        texts=[_text(session, version, texts[version.id or 0].paragraphs) for version in pair],
        captures=[
            dict(zip(CAPTURE, fields, strict=True))
            for fields in proofs.capture_fields(session, ids)
        ],
        warc=written(kept, software=SOFTWARE),
        diff=objects.between(changed, outlet=outlet.name, **numbers),
        patch=patch.unified(changed, *sides),
        polls=_polls(session, story),
        before=before,
        seals=seals,
    )


def _text(session: Session, version: Version, paragraphs: Sequence[str]) -> dict[str, Any]:
    text, own = proofs.version_fields(session, version.id or 0)
    return {
        "name": f"{version.story_id}@{version.number}",
        "text": dict(zip(TEXT[:-1], text, strict=False)),
        "paragraphs": list(paragraphs),
        "version": dict(zip(VERSION[:-1], own, strict=True)),
    }


def _polls(session: Session, story: Story) -> list[dict[str, Any]]:
    spans = polls.spans_of(session, story.id or 0, story.begun_at)
    spans = sorted(spans, key=lambda span: (span.url, span.id))
    return [
        {
            "url": span.url,
            "outcome": span.outcome,
            "from": exact(span.from_at),
            "to": exact(span.to_at),
            "polls": span.polls,
            "longest_gap_s": span.longest_gap_s,
        }
        for span in spans
    ]


@contextmanager
def open_evidence(settings: Settings) -> Iterator[Evidence]:
    """The evidence wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Evidence(database)

"""What programs get of stories and versions: each noun as an object, the same from every face.

Keys are promises; new ones may be added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.models.values import Article
from tracker.show import anew, fates
from tracker.show.blind import as_object, before_each
from tracker.show.fates import standing
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.desk.reading.stories import StoryRead, VersionRead
    from tracker.models.records.rereadings import Rereading
    from tracker.models.records.versions import Link, Version
    from tracker.show.blind import Blind
    from tracker.show.fates import Fate
    from tracker.store.stories import StoryLine
    from tracker.store.versions import VersionLine

Object = dict[str, Any]


def story(line: StoryLine, gone: Sequence[Fate] = ()) -> Object:
    """A story as lists show it; `gone` is what became of its pages."""
    return {
        "id": line.story.id,
        "headline": line.story.headline,
        "outlet": line.outlet.name,
        "versions": line.story.versions,
        "addresses": list(line.addresses),
        "state": standing(line.story.state, gone),
        "fates": [fates.as_object(fate) for fate in gone],
        "begun_at": exact(line.story.begun_at),
        "changed_at": exact(line.story.changed_at),
    }


def version(line: VersionLine, link: Link | None = None) -> Object:
    """A version as lists show it; `weight` to `note_check` are of the change it made.

    `link`, where it is given, says why the version belongs to its story.
    """
    change = line.change
    return {
        **_numbered(line.version, line.address),
        "headline": line.version.headline,
        "label": line.version.label,
        "label_kind": line.version.label_kind,
        "label_ordinal": line.version.label_ordinal,
        "slug": line.version.slug,
        "note": line.version.note,
        "weight": change.weight if change else None,
        "reasons": list(change.reasons) if change else [],
        "counts": dict(change.counts) if change else {},
        "note_check": dict(change.note) if change else {},
        "quality": line.version.quality,
        "doubts": list(line.version.doubts),
        "reader": line.version.reader or None,
        **({"link": {"score": link.score, "reasons": link.reasons}} if link else {}),
    }


def versions(
    story: StoryRead,
    links: Mapping[int, Link],
    unseen: Sequence[Blind],
    rereadings: Mapping[int, Sequence[Rereading]],
) -> list[Object]:
    """The versions of a story in order, each with the stretches before it that were not seen.

    The last one has those after it, too, and what became of the story.
    """
    between = before_each(unseen, [line.version.seen_at for line in story.versions])
    told = []
    for line, before in zip(story.versions, between, strict=False):
        number = line.version.number
        anew_read = [anew.as_object(one) for one in rereadings.get(number, ())]
        more = {"rereadings": anew_read, "blind_before": _unseen(before)}
        told.append({**version(line, links.get(number)), **more})
    if told:
        told[-1]["blind_after"] = _unseen(between[-1])
        told[-1]["fates"] = [fates.as_object(fate) for fate in story.fates]
    return told


def story_in_full(
    read: StoryRead,
    links: Mapping[int, Link],
    unseen: Sequence[Blind],
    rereadings: Mapping[int, Sequence[Rereading]],
) -> Object:
    """A story with its versions and addresses."""
    story = read.story
    return {
        "id": story.id,
        "headline": story.headline,
        "outlet": read.outlet.name,
        "state": story.state,
        "begun_at": exact(story.begun_at),
        "changed_at": exact(story.changed_at),
        "versions": versions(read, links, unseen, rereadings),
        "addresses": [
            {
                "kind": address.kind,
                "value": address.value,
                "first_seen_at": exact(address.first_seen_at),
                "last_seen_at": exact(address.last_seen_at),
                "ended_at": exact(address.ended_at),
            }
            for address in read.addresses
        ],
        "fates": [fates.as_object(fate) for fate in read.fates],
    }


def _unseen(stretches: Sequence[Blind]) -> list[Object]:
    return [as_object(one) for one in stretches]


def version_in_full(read: VersionRead) -> Object:
    """A version with its text."""
    return {
        "story": read.story.id,
        "outlet": read.outlet.name,
        **_numbered(read.version, read.address),
        **article(read.article),
    }


def _numbered(version: Version, address: str) -> Object:
    return {
        "number": version.number,
        "address": address,
        "published_at": exact(version.published_at),
        "updated_at": exact(version.updated_at),
        "unseen_until": exact(version.unseen_until),
        "seen_at": exact(version.seen_at),
        "back": version.back,
        "imported_from": version.imported_from,
        "removed_at": exact(version.removed_at),
    }


def article(text: Article) -> Object:
    """The pieces of a text."""
    label = text.label
    return {
        "label": label.text if label else None,
        "label_kind": label.kind if label else None,
        "label_ordinal": label.ordinal if label else None,
        "slug": text.slug,
        "headline": text.headline,
        "note": text.note,
        "dateline": text.dateline,
        "byline": text.byline,
        "captions": list(text.captions),
        "paragraphs": list(text.paragraphs),
        "boilerplate": list(text.boilerplate),
    }

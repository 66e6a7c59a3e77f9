"""What was read in one answer of an outlet, filed: the entries of a feed, the text of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tracker.identify import keys, sources
from tracker.models.records.feeds import Feed, Listing
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Answer, Article, Entry, FeedText
from tracker.parse.article import entry_article, has_text, page_article
from tracker.parse.walls import word_count
from tracker.parse.wire import Dialect, dialect_named, story_number
from tracker.pipeline.file import Filed, file
from tracker.pipeline.reading import PageRead, reader_name
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import captures, feeds, listings, stories, versions
from tracker.store.database import Session


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that is new in its feed or says something new, with where it was seen."""

    entry: Entry
    key: str
    feed: Feed
    outlet: Outlet
    capture_id: int
    """Of the feed."""
    seen_at: datetime
    unseen_until: datetime | None
    """The look before at which the feed was read."""
    before: Listing | None
    """What the feed said of it then."""

    @property
    def entry_hash(self) -> str:
        """Of all that the entry says, dates and tracking parameters apart."""
        return entry_hash(self.entry)


@dataclass(frozen=True, slots=True)
class FeedReceived:
    """What one answer of a feed came to."""

    entries: int
    filed: tuple[Filed, ...] = ()
    pages: tuple[Listed, ...] = ()
    """Entries whose text stands on their page, which is to be fetched."""
    warnings: tuple[str, ...] = field(default_factory=tuple)


def receive_feed(
    session: Session,
    feed: Feed,
    outlet: Outlet,
    answer: Answer,
    text: FeedText,
    *,
    go_out: bool = True,
) -> FeedReceived:
    """File what the new and changed entries of a feed say; `text` was read in the answer.

    Entries without their full text are handed back, so that their pages can be fetched; with
    `go_out` False they are filed as the feed has them.
    """
    now = answer.captured_at
    feeds.name_feed(session, feed, text.title)
    listed = _listed(session, feed, text.entries, now)
    if not listed:
        return FeedReceived(len(text.entries), warnings=text.warnings)
    capture_id = captures.keep_capture(session, answer, feed_id=feed.id)
    filed, pages = [], []
    for entry, key, before in listed:
        one = Listed(entry, key, feed, outlet, capture_id, now, feed.read_at, before)
        if go_out and _page_wanted(one):
            pages.append(one)
        else:
            filed.append(file_entry(session, one))
    return FeedReceived(len(text.entries), tuple(filed), tuple(pages), text.warnings)


def _listed(
    session: Session, feed: Feed, entries: Sequence[Entry], now: datetime
) -> list[tuple[Entry, str, Listing | None]]:
    """The entries that are new or changed, with their keys, as the outlet dates them."""
    keyed = _keyed(entries)
    known = listings.listings(session, feed.id or 0, list(keyed))
    same = [key for key, entry in keyed.items() if key in known and _unchanged(known[key], entry)]
    listings.still_listed(session, [known[key].id or 0 for key in same], now)
    new = [(entry, key, known.get(key)) for key, entry in keyed.items() if key not in set(same)]
    oldest_first = list(reversed(new))
    return sorted(oldest_first, key=lambda item: item[0].updated_at or item[0].published_at or now)


def _keyed(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Entries by key, in the feed's order. A guid that a feed gives to two links names neither."""
    links: dict[str | None, set[str | None]] = {}
    for entry in entries:
        links.setdefault(entry.guid, set()).add(entry.link)
    keyed: dict[str, Entry] = {}
    for entry in entries:
        shared = entry.link and len(links[entry.guid]) > 1
        known_by = replace(entry, guid=None) if shared else entry
        if key := entry_key(known_by):
            keyed.setdefault(key, known_by)
    return keyed


def _unchanged(listing: Listing, entry: Entry) -> bool:
    return listing.entry_hash == entry_hash(entry)


def _page_wanted(listed: Listed) -> bool:
    if not listed.entry.link:
        return False
    if listed.feed.pages is not None:
        return listed.feed.pages
    return not has_text(listed.entry)


def file_entry(session: Session, listed: Listed) -> Filed:
    """File an entry as its feed has it."""
    said = entry_article(listed.entry, dialect=_dialect(listed.outlet))
    said_before = listed.before.fields if listed.before else {}
    sighting = _sighting(listed, said, said_before, summary_only=not has_text(listed.entry))
    filed = file(session, sighting)
    _keep_listing(session, listed, said, filed)
    return filed


def receive_listed_page(session: Session, listed: Listed, answer: Answer, page: PageRead) -> Filed:
    """File an entry with the text of its page, which was read in the answer."""
    dialect = _dialect(listed.outlet)
    on_page = page_article(page.text, dialect=dialect)
    in_feed = entry_article(listed.entry, dialect=dialect)
    known = page_address(session, listed)
    if known and known.fields:
        said, said_before = _newest_words(on_page, known.fields, in_feed, listed.before)
    else:
        said, said_before = page_article(page.text, dialect=dialect, title=listed.entry.title), {}
    capture_id = captures.keep_capture(session, answer, feed_id=None)
    sighting = replace(
        _sighting(listed, said, said_before, capture_id=capture_id, answer=answer),
        quality=page.quality,
        reader=reader_name(),
        unseen_until=known.read_at if known else listed.unseen_until,
        seen_at=answer.captured_at,
    )
    filed = file(session, sighting)
    _keep_listing(session, listed, in_feed, filed)
    # The page's own words, without the feed's title: a later look at it is compared with these.
    filed.address.fields, filed.address.reader = sources.piece_hashes(on_page), reader_name()
    session.add(filed.address)
    return filed


def _dialect(outlet: Outlet) -> Dialect:
    return dialect_named(outlet.dialect, outlet.labels)


def page_address(session: Session, listed: Listed) -> Address | None:
    """The address under which an entry's page is known; None where it is new."""
    key = keys.url_key(listed.entry.link or "")
    return next(iter(stories.addresses_by_key(session, listed.outlet.id or 0, [key])), None)


def _newest_words(
    on_page: Article, page_before: dict[str, str], in_feed: Article, listing: Listing | None
) -> tuple[Article, dict[str, str]]:
    """A page's text, with the feed's headline and label where the feed has just changed those."""
    now = sources.piece_hashes(in_feed)
    changed = {
        piece
        for piece in ("headline", "label")
        if listing is not None and listing.fields.get(piece) != now[piece]
    }
    said = replace(on_page, **{piece: getattr(in_feed, piece) for piece in changed})
    return said, {k: v for k, v in page_before.items() if k not in changed}


def words_before(session: Session, address: Address) -> int:
    """How many words a story had when its page was last read; 0 where it never was."""
    shown = address.version_id if address.fields else None
    version = session.get(Version, shown) if shown else None
    return word_count(versions.article(session, version).paragraphs) if version else 0


def receive_page(
    session: Session,
    address: Address,
    outlet: Outlet,
    answer: Answer,
    page: PageRead,
) -> Filed | None:
    """File what a story's page says now; None when it says what it said before."""
    said = page_article(page.text, dialect=_dialect(outlet))
    fields = sources.piece_hashes(said)
    if fields == address.fields and answer.moved_to is None:
        return None
    sighting = Sighting(
        outlet=outlet,
        said=said,
        keys=(Key("url", address.value, address.key), *_moved(answer)),
        capture_id=captures.keep_capture(session, answer, feed_id=None),
        said_before=address.fields,
        quality=page.quality,
        reader=reader_name(),
        published_at=page.text.published_at,
        seen_at=answer.captured_at,
        unseen_until=address.read_at,
    )
    filed = file(session, sighting)
    filed.address.fields, filed.address.reader = fields, reader_name()
    session.add(filed.address)
    return filed


# -- keys ----------------------------------------------------------------------------------------


def entry_key(entry: Entry) -> str:
    """By which a feed's entry is known again in that feed; empty when it names nothing at all."""
    if entry.guid:
        return keys.guid_key(entry.guid)
    if entry.link:
        return keys.url_key(entry.link)
    return f"title:{entry.title}" if entry.title else ""


def entry_hash(entry: Entry) -> str:
    """blake2b-128, in hex, of what an entry says; dates and tracking parameters set aside."""
    link = keys.canonical_url(entry.link) if entry.link else ""
    texts = ("\n".join(entry.summary), "\n".join(entry.content))
    said = (entry.title, link, *texts, entry.slug, entry.note, entry.byline)
    joined = "\x1f".join(said).encode("utf-8", "replace")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def entry_keys(entry: Entry, answer: Answer | None) -> tuple[Key, ...]:
    """What an entry is known by: its link, its guid, where it moved, the agency's own number."""
    found = []
    if entry.link:
        found.append(Key("url", entry.link, keys.url_key(entry.link)))
    if entry.guid:
        found.append(Key("guid", entry.guid, keys.guid_key(entry.guid)))
    if not found:
        found.append(Key("guid", entry.title, entry_key(entry)))
    found += _moved(answer)
    for address in (entry.link, answer.moved_to if answer else None, entry.guid):
        if address and (number := story_number(address)):
            found.append(Key("number", number, number))
    first: dict[str, Key] = {}
    for key in found:
        first.setdefault(key.key, key)  # a guid that is the link stays a link
    return tuple(first.values())


def _moved(answer: Answer | None) -> list[Key]:
    """Where the outlet says for good that an address moved; a passing redirect proves nothing."""
    if answer is None or answer.moved_to is None:
        return []
    return [Key("url", answer.moved_to, keys.url_key(answer.moved_to))]


def _sighting(
    listed: Listed,
    said: Article,
    said_before: dict[str, str],
    *,
    capture_id: int | None = None,
    answer: Answer | None = None,
    summary_only: bool = False,
) -> Sighting:
    entry = listed.entry
    return Sighting(
        outlet=listed.outlet,
        said=said,
        keys=entry_keys(entry, answer),
        capture_id=capture_id or listed.capture_id,
        said_before=said_before,
        summary_only=summary_only,
        replaces=entry.replaces,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        seen_at=listed.seen_at,
        unseen_until=listed.unseen_until,
        feed_looks=(listed.unseen_until, listed.seen_at),
    )


def _keep_listing(session: Session, listed: Listed, said: Article, filed: Filed) -> None:
    """Remember what the feed said of an entry, for the next time that it says something else."""
    # Another worker may have filed it since the feed was read.
    kept = listings.listings(session, listed.feed.id or 0, [listed.key])
    listing = kept.get(listed.key) or Listing(
        feed_id=listed.feed.id or 0,
        key=listed.key,
        story_id=0,
        address_id=0,
        entry_hash="",
        first_seen_at=listed.seen_at,
        last_seen_at=listed.seen_at,
    )
    listing.story_id, listing.address_id = filed.story.id or 0, filed.address.id or 0
    listing.entry_hash, listing.fields = listed.entry_hash, sources.piece_hashes(said)
    listing.last_seen_at = listed.seen_at
    session.add(listing)
    session.flush()

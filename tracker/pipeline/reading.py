"""What an outlet answered, read in a child with limits: a feed into entries, a page into its text.

Nothing else in the product reads what came over the network: whoever does may not survive it.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from tracker.bounded.readers import Readers, Step
from tracker.errors import BlockedError
from tracker.models.values import Answer, FeedText, PageText, Quality
from tracker.parse.walls import quality, wall

READ_FEED = Step("tracker.parse.feed:read_feed", FeedText)
READ_PAGE = Step("tracker.parse.page.reading:read_page", PageText)

_LOADED = ("tracker.parse.feed", "tracker.parse.page.reading", "trafilatura")

AT_ONCE = 1
"""Children. One reads on the second core while the answers before are filed on the first; it has 42
MB (27 of its own), and with two a desk at work would pass 150."""


def open_readers() -> Readers:
    """Children that read feeds and pages; none is begun before the first answer."""
    return Readers(_LOADED, most=AT_ONCE)


EDITION = 1
"""One more with every change after which stored bytes may read otherwise: of `parse.page`, or of
what `parse.wire` makes of a text."""


@cache
def reader_name() -> str:
    """What reads pages, with the versions of all that has a say in it."""
    return f"page {EDITION}, trafilatura {version('trafilatura')}"


def feed_text(readers: Readers, answer: Answer) -> Future[FeedText]:
    """The feed that an answer is; the future raises ParseError when it is none."""
    return readers.read(READ_FEED, answer.body, content_type=answer.headers.get("content-type"))


def page_text(readers: Readers, answer: Answer) -> Future[PageText]:
    """The text of the page that an answer is; the future raises ParseError when it has none."""
    return readers.read(
        READ_PAGE,
        answer.body,
        url=answer.final_url,
        content_type=answer.headers.get("content-type"),
    )


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that is news: its text, and how far that can be relied on."""

    text: PageText
    quality: Quality


def judged(answer: Answer, page: PageText, words_before: int) -> PageRead | BlockedError:
    """What a page is taken for: news, or a wall; `words_before` is what its story had there."""
    found = wall(
        page,
        answer.headers,
        asked=answer.url,
        answered=answer.final_url,
        words_before=words_before,
    )
    if found is None:
        return PageRead(page, quality(page, words_before=words_before))
    return BlockedError(
        f"{answer.url}: {found.words}", kind=f"wall: {found.kind}", status=answer.status
    )

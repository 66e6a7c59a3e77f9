"""Makes an article of what an outlet gave: a feed's entry, or a page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.models.values import Article, Entry, PageText
from tracker.parse.wire import Dialect, arrange, read_headline

# How a text ends that goes on somewhere else.
_GOES_ON = ("…", "...", "[…]", "[...]", "(…)", "(...)")
_GO_ON = frozenset({"continue reading", "full story", "more", "read more", "read full article"})


def entry_article(entry: Entry, *, dialect: Dialect | str) -> Article:
    """The article as the feed has it: from the full text, or the headline and the summary."""
    return arrange(
        entry.content or entry.summary,
        title=entry.title,
        slug=entry.slug,
        note=entry.note,
        byline=entry.byline,
        dialect=dialect,
    )


def has_text(entry: Entry) -> bool:
    """Whether the entry carries its full text, so that nobody need look at the page.

    A text that breaks off or points elsewhere at its end is none, and neither is one line that
    the summary says as well.
    """
    if not entry.content or _goes_on(entry.content):
        return False
    return len(entry.content) > 1 or entry.content != entry.summary


def page_article(page: PageText, *, dialect: Dialect | str, title: str = "") -> Article:
    """The page's text under the feed's title, or under its own headline.

    Where the title carries no label but the page's headline does, the label is the page's.
    """
    article = arrange(page.lines, title=title or page.headline, byline=page.byline, dialect=dialect)
    if article.label:
        return article
    return replace(article, label=read_headline(page.headline, dialect).label)


def _goes_on(lines: Sequence[str]) -> bool:
    last = lines[-1].rstrip(" »›>→.…").casefold()
    return last in _GO_ON or lines[-1].endswith(_GOES_ON)

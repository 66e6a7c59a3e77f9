"""Makes an article of what an outlet gave: a feed's entry, or a page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import ParseError
from tracker.models.values import Article, Entry
from tracker.parse.markup import html_lines
from tracker.parse.wire import Dialect, arrange, read_headline

if TYPE_CHECKING:
    from tracker.parse.page import PageText

# How a text ends that goes on somewhere else.
_GOES_ON = ("…", "...", "[…]", "[...]", "(…)", "(...)")
_GO_ON = frozenset({"continue reading", "full story", "more", "read more", "read full article"})


def entry_article(entry: Entry, *, dialect: Dialect | str) -> Article:
    """The article as the feed has it: from the full text, or the headline and the summary.

    A text larger than any story is not read, and what else the entry says stands alone.
    """
    return arrange(
        _lines(entry.content) or _lines(entry.summary),
        title=entry.title,
        slug=entry.slug,
        note=entry.note,
        byline=entry.byline,
        dialect=dialect,
    )


def has_text(entry: Entry) -> bool:
    """Whether the entry carries its full text, so that nobody need look at the page.

    A text that breaks off or points elsewhere at its end is none, and neither is one line that
    the summary says as well; nor is one that we cannot read.
    """
    lines = _lines(entry.content)
    if not lines or _goes_on(lines):
        return False
    return len(lines) > 1 or lines != _lines(entry.summary)


def page_article(page: PageText, *, dialect: Dialect | str, title: str = "") -> Article:
    """The page's text under the feed's title, or under its own headline.

    Where the title carries no label but the page's headline does, the label is the page's.
    """
    article = arrange(page.lines, title=title or page.headline, byline=page.byline, dialect=dialect)
    if article.label:
        return article
    return replace(article, label=read_headline(page.headline, dialect).label)


def _lines(markup: str) -> tuple[str, ...]:
    try:
        return html_lines(markup)
    except ParseError:
        return ()


def _goes_on(lines: Sequence[str]) -> bool:
    last = lines[-1].rstrip(" »›>→.…").casefold()
    return last in _GO_ON or lines[-1].endswith(_GOES_ON)

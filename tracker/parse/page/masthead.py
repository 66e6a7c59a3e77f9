"""What a page says above its article: headline, byline, time, and the address it goes by. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import html  # type: ignore[import-untyped]

from tracker.parse.markup import address, moment, one_line
from tracker.parse.page.passing import lasting

LONGEST_ADDRESS = 2_048
LONGEST_BYLINE = 200

_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,64})"')
_BESIDE_TITLE = re.compile(r" [-|–—·:»] | ?\| ?")

_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)
_BYLINES = (
    "//meta[@name='author']/@content",
    "//a[@rel='author']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
)


def headline(tree: html.HtmlElement, url: str) -> str:
    """What the page calls itself: the `<h1>` that its title knows, else the title, site cut off."""
    site = _meta(tree, "og:site_name")
    shared, titled = _meta(tree, "og:title"), one_line(tree.findtext(".//title") or "")
    headings = [one_line(h1.text_content()) for h1 in tree.iter("h1")]
    headings = [h1 for h1 in headings if h1 and h1.casefold() != site.casefold()]
    for h1 in headings:
        if _alike(h1, shared) or _alike(h1, titled):
            return h1
    own = _without_site(shared or titled, site, url)
    return own or next(iter(headings), "")


def _alike(heading: str, title: str) -> bool:
    """True when most words of the heading are in the title."""
    ours, theirs = set(heading.casefold().split()), set(title.casefold().split())
    return 2 * len(ours & theirs) > len(ours)


def _without_site(title: str, site: str, url: str) -> str:
    """The title without the name of the site before or after it, by its word or by its host."""
    seams = list(_BESIDE_TITLE.finditer(title))
    if not seams:
        return title
    names = (_letters(site), _letters((urlsplit(url).hostname or "").removeprefix("www.")))
    last, first = seams[-1], seams[0]
    for part, rest in (
        (title[last.end() :], title[: last.start()]),
        (title[: first.start()], title[first.end() :]),
    ):
        if _letters(part) and any(_letters(part) in name for name in names):
            return rest
    return title


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def byline(tree: html.HtmlElement) -> str:
    """Who wrote the story, as the page puts it; empty where it does not say."""
    for found in map(lasting, _found(tree, _BYLINES)):
        if found and len(found) <= LONGEST_BYLINE and not address(found):
            return found
    return ""


def published(tree: html.HtmlElement, text: str) -> datetime | None:
    """When the outlet says that it published the story, in UTC."""
    named = _PUBLISHED.search(text)
    for found in (named[1] if named else "", *_found(tree, _TIMES)):
        if when := moment(found):
            return when
    return None


def canonical(tree: html.HtmlElement, url: str) -> str | None:
    """The address that the page calls its own, where that is on the host that answered."""
    for href in tree.xpath("//link[@rel='canonical']/@href"):
        own = address(href, url)
        if own and len(own) <= LONGEST_ADDRESS and urlsplit(own).hostname == urlsplit(url).hostname:
            return own
    return None


def _meta(tree: html.HtmlElement, name: str) -> str:
    return next(_found(tree, (f"//meta[@property='{name}' or @name='{name}']/@content",)), "")


def _found(tree: html.HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in tree.xpath(path):
            yield one_line(found if isinstance(found, str) else found.text_content())

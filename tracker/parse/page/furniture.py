"""Takes out of a page's tree what stands there beside the story. Pure.

Advertisements, links to other stories, counters, times that pass, letters of readers, invitations,
banners: what is another one at the next look. It goes before the article is looked for, since where
the article is found depends on all that stands around it.
"""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

from tracker.parse.markup import BLOCKS
from tracker.parse.page.passing import LONGEST_NAMES, is_stamp, name_words, passes, points

FEWEST_WORDS = 3
"""Of a link that may be another story's headline; names of people and places are shorter."""

MOST_OF_A_LINE = 0.75
"""Of a line's letters: with so many in links it is a pointer to elsewhere, and no sentence."""

FEWEST_IN_A_LISTING = 3

LONGEST_CARD = 400
"""Characters of a headline with its teaser."""

MOST_OF_A_PAGE = 0.6
"""Of the text in paragraphs: an element with more of it holds the story, whatever its name says."""

NAMES = frozenset({
    "ad", "addthis", "ads", "adslot", "adunit", "advert", "advertisement", "advertisements",
    "advertising", "adverts", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie",
    "cookies", "counter", "dfp", "disqus", "gdpr", "gpt", "mostpopular", "mostread", "newsletter",
    "newsletters", "outbrain", "popular", "promo", "promos", "promotion", "readmore", "recirc",
    "recirculation", "recommendations", "recommended", "related", "relateds", "share", "sharebar",
    "sharethis", "sharing", "signup", "social", "sponsor", "sponsored", "subscribe",
    "subscription", "taboola", "timeago", "timestamp", "trending", "views",
})  # fmt: skip
PAIRS = frozenset({
    "also like", "also read", "comment count", "dont miss", "editors picks", "latest news",
    "latest stories", "more from", "more news", "more on", "more stories", "most popular",
    "most read", "most viewed", "next article", "read also", "read more", "read next", "see also",
    "share count", "time ago", "top news", "top stories", "up next",
})  # fmt: skip
BODIES = re.compile(
    r"(?:article|entry|page|post|story)[-_]{0,2}(?:body|content|text)\b", re.IGNORECASE
)
"""How outlets call the element that holds the text of a story."""

TURNED = frozenset({"has", "is", "js", "no", "non", "not", "show", "hide", "with", "without"})
"""`has-related` says something of what an element holds, not what it is."""

_NO_TEXT = ("script", "style", "noscript", "template", "iframe", "svg", "button", "select")
_ROLES = frozenset({
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "navigation",
    "search",
})  # fmt: skip
_NAMED = (
    "a", "article", "aside", "b", "details", "div", "em", "figure", "footer", "form", "h2", "h3",
    "h4", "h5", "h6", "header", "i", "li", "nav", "ol", "p", "section", "small", "span", "strong",
    "table", "time", "ul",
)  # fmt: skip
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "dd", "dt", "section", "blockquote")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def clear_blocks(tree: html.HtmlElement) -> None:
    """Take out what is not text at all, other stories' articles, and what is called furniture."""
    _drop_programs(tree)
    _drop_other_articles(tree)
    _drop_named(tree)


def clear_lines(tree: html.HtmlElement, headline: str) -> None:
    """Take out times that pass, counters, and links to stories that are not of this headline."""
    for element in list(tree.iter("time", "span", "small", "em", "i")):
        if _is_stamp(element):
            _drop(element)
    for line in list(tree.iter(*_LINES)):
        if line.getparent() is not None and _leaf(line):
            _clear_line(line, headline)
    _drop_listings(tree)


def _drop_programs(tree: html.HtmlElement) -> None:
    """What a page says of itself as data stays, but not in the midst of its text."""
    data = [x for x in tree.iter("script") if x.get("type") == "application/ld+json"]
    for script in data:
        _drop(script)
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    tree.extend(data)


# -- by name ---------------------------------------------------------------------------------------


def _drop_named(tree: html.HtmlElement) -> None:
    whole = _paragraph_text(tree) or 1
    for element in list(tree.iter(*_NAMED)):
        if not _is_named(element) or element.getparent() is None or _holds_story(element):
            continue
        if _paragraph_text(element) <= MOST_OF_A_PAGE * whole:
            _drop(element)


def _is_named(element: html.HtmlElement) -> bool:
    """Whether the names that a page gives an element call it furniture."""
    if element.get("role") in _ROLES or element.get("aria-hidden") == "true":
        return True
    said = f"{element.get('class', '')} {element.get('id', '')}"
    words = name_words(said)
    pairs = set(zip(["", *words], words, strict=False))
    plain = {word for before, word in pairs if before not in TURNED}
    return bool(plain & NAMES) or any(f"{one} {other}" in PAIRS for one, other in pairs)


def _holds_story(element: html.HtmlElement) -> bool:
    if BODIES.search(f"{element.get('class', '')} {element.get('id', '')}"[:LONGEST_NAMES]):
        return True
    return element.find(".//h1") is not None or bool(
        element.xpath("descendant-or-self::*[@itemprop='articleBody' or self::main]")
    )


def _paragraph_text(element: html.HtmlElement) -> int:
    """Characters in paragraphs, those of links apart."""
    return sum(len(_text(p)) - _linked(p) for p in element.iter("p"))


# -- other articles --------------------------------------------------------------------------------


def _drop_other_articles(tree: html.HtmlElement) -> None:
    """Of several articles the story is the one with the heading, else the first of any length."""
    found = list(tree.iter("article"))
    if len(found) < 2:  # noqa: PLR2004 (one is the story)
        return
    sizes = {article: _paragraph_text(article) for article in found}
    longest = max(sizes.values())
    headed = [a for a in found if a.find(".//h1") is not None and sizes[a] * 5 >= longest]
    long = [a for a in found if sizes[a] * 2 >= longest]
    story = (headed or long)[0]
    kept = {story, *story.iterancestors()}
    for article in found:
        if article not in kept and sizes[article] <= sizes[story]:
            _drop(article)


# -- lines -----------------------------------------------------------------------------------------


def _is_stamp(element: html.HtmlElement) -> bool:
    """Whether an inline element holds nothing but how long ago, and is there for that."""
    if len(element):
        return False
    text, names = _text(element), f"{element.get('class', '')} {element.get('id', '')}"
    return is_stamp(element.tag, names, text) or (passes(text) and _alone(element))


def _alone(element: html.HtmlElement) -> bool:
    """Whether there is no running text beside an element."""
    parent = element.getparent()
    if parent is None or (element.tail or "").strip():
        return False
    return not (parent.text or "").strip() and all(not (x.tail or "").strip() for x in parent)


def _clear_line(line: html.HtmlElement, headline: str) -> None:
    text = _text(line)
    if not text or text == headline:
        return
    if passes(text):
        _drop(line)
    elif _only_links(line, text):
        _drop(_card(line) if line.tag in _HEADINGS else line)


def _only_links(line: html.HtmlElement, text: str) -> bool:
    """Whether a line is a headline that leads elsewhere, or points to one."""
    inside = next(line.iterancestors("a"), None)
    links = [inside] if inside is not None else [a for a in line.iter("a") if a.get("href")]
    links = [a for a in links if _text(a) and not a.get("href", "").startswith(("#", "mailto:"))]
    if not links or line.find(".//img") is not None:
        return False
    before, last, after = text.rpartition(_text(links[-1]))
    if last and not after.strip(" .»›>") and points(before, last):
        return True
    letters = len(text) if inside is not None else sum(len(_text(a)) for a in links)
    words = sum(len(_text(a).split()) for a in links)
    return words >= FEWEST_WORDS and letters >= MOST_OF_A_LINE * len(text)


def _card(heading: html.HtmlElement) -> html.HtmlElement:
    """The headline of another story with the teaser below it, where the two stand apart."""
    card = heading
    while (above := card.getparent()) is not None:
        if above.tag in {"body", "main", "article"} and above.find(".//h1") is not None:
            break
        if len(_text(above)) > LONGEST_CARD or len(list(above.iter(*_HEADINGS, "h1"))) > 1:
            break
        card = above
    return card


def _drop_listings(tree: html.HtmlElement) -> None:
    """Take out lists of other stories: blocks of one class, each a headline with its teaser."""
    listings: dict[tuple[html.HtmlElement, str], list[html.HtmlElement]] = {}
    for block in tree.iter("div"):
        if (name := block.get("class")) and _leaf(block) and _begins_with_headline(block):
            listings.setdefault((block.getparent(), name), []).append(block)
    for blocks in listings.values():
        if len(blocks) >= FEWEST_IN_A_LISTING:
            for block in blocks:
                _drop(block)


def _begins_with_headline(block: html.HtmlElement) -> bool:
    link = next((x for x in block if x.tag != "img"), None)
    if link is None or link.tag != "a" or not _text(block).startswith(_text(link)):
        return False
    return len(_text(link).split()) > FEWEST_WORDS


def _leaf(line: html.HtmlElement) -> bool:
    """Whether no other line begins inside of this one."""
    return not any(child.tag in BLOCKS and child.tag != "br" for child in line.iterdescendants())


def _linked(element: html.HtmlElement) -> int:
    return sum(len(_text(a)) for a in element.iter("a"))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _drop(element: html.HtmlElement) -> None:
    """Take an element out; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()

"""Parts words that a page's markup glued together at a link: `told<a>the agency</a>that`. Pure.

Only where it is surely a slip: a link of several words, or a name, and beside it a word that stands
alone in its language. `<b>T</b>he`, `<a>Marn</a>s` and `re<a>tweet</a>` stay one word each.
"""

from __future__ import annotations

import re

from lxml import html  # type: ignore[import-untyped]

_WORDS = """
about after against also and are as at because been before but by called could did for from had has
have he her his how if into is its more not of on or out over reported reports said saying says she
showed showing shows than that the their them then they this through to told was were what when
where which while who will with would wrote
auf aus bei das dass dem den der die eine einem einer für hat ist mit nach sagte sich sind und von
war wie wird zu zum zur
au aux avec ce ces cette dans des du elle est et il les leur mais ont par pour qui selon sont sur
al como con del dijo ella esta este fue ha las los más para pero por que según sin sobre su sus
un una une
"""
ALONE = frozenset(_WORDS.split())
"""Words that stand alone, and that no link of several words would end or begin with in part."""

_BEFORE = re.compile(r"[^\W\d_]+\Z")
_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40


def part(tree: html.HtmlElement) -> None:
    """Put a space at each edge of a link where two words were glued together."""
    for link in tree.iter("a"):
        text = link.text_content()
        if not text or text[0].isspace() or len(text) > 400:  # noqa: PLR2004 (no link in a text)
            _part_end(link, text)
            continue
        _part_start(link, text)
        _part_end(link, text)


def _part_start(link: html.HtmlElement, text: str) -> None:
    before = link.getprevious()
    parent = link.getparent()
    if parent is None:
        return
    said = (parent.text if before is None else before.tail) or ""
    outer = _BEFORE.search(said[-_LONGEST_WORD:])
    inner = _AFTER.match(text[:_LONGEST_WORD])
    if outer and inner and _glued(outer[0], inner[0], text, inner[0][0].isupper()):
        if before is None:
            parent.text = f"{said} "
        else:
            before.tail = f"{said} "


def _part_end(link: html.HtmlElement, text: str) -> None:
    outer = _AFTER.match((link.tail or "")[:_LONGEST_WORD])
    inner = _BEFORE.search(text[-_LONGEST_WORD:])
    if outer and inner and _glued(outer[0], inner[0], text, outer[0][0].isupper()):
        link.tail = f" {link.tail}"


def _glued(outer: str, inner: str, link: str, seam: bool) -> bool:
    """Whether the words on both sides of a link's edge are two words.

    `seam`: a capital follows the edge. A name alone is a link of one word that begins with one.
    """
    several = len(link.split()) > 1
    lower = outer.islower() and len(outer) > 1
    if several and seam and (inner.islower() or lower) and len(inner) > 1:
        return True
    if outer in ALONE and len(outer) > 1:
        return several or (link[:1].isupper() and len(inner) > 1)
    return several and len(inner) > 1 and lower and inner in ALONE

"""What a text may be known by under another address: its words, and word triples. Pure."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from tracker.models.values import Article, Label

LEAD_WORDS = 400
"""Words of the body that are looked at: rewrites keep the top and grow or shrink at the end."""

LOOKED_FOR = 3
"""One triple in this many is looked for, chosen by its hash, so that two texts that share a passage
choose the same ones of it."""

KEPT = 12
"""One triple in this many is kept of a text of SHORT triples and more: about 33 of 400. It is a
multiple of LOOKED_FOR, so that what is kept is looked for."""

SHORT = 100
"""Of a text of fewer triples all are kept that are looked for."""

TOP = 16_000
"""Characters of a body that are looked at: enough for LEAD_WORDS words, however long it goes on."""

LINE = 2_000
"""Characters of a headline, a slug, an address that are looked at."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*")

_NAME = regex.compile(r"(?<=[^.!?\s][\s(\"“‘']{1,2})\p{Lu}[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*")
"""A word with a capital letter inside a sentence, or a number."""

_SLUG_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SLUG_HABITS_TEXT = """
us uk net businesspro retire idus am pm bc ap dc sb corrected correction refile update rpt brf bjt
writethru ld lead urgent
"""
_SLUG_HABITS = frozenset(_SLUG_HABITS_TEXT.split())
"""What Reuters' and AP's slugs carry besides the keyword: edition, cycle, and which version."""
_SLUG_COUNTER = regex.compile(r"(?:\d+(?:st|nd|rd|th|d)?(?:ld)?|[a-z]\d+)")

_COMMON_TEXT = """
a about after against all among an and are as at be been before but by can could for from had has
have he her his how in into is it its may might more new no not of off on or our out over said say
says she so than that the their them they this to under up was we were what when which while who
why will with would you your
"""
_COMMON = frozenset(_COMMON_TEXT.split())
"""Words too common in English headlines to tell one story from another."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What one text is compared with another by: words as hashes of 32 bits, each once.

    Those of a text at hand are sets; of a text on record all but the headline are tuples, which
    are read four times as fast and serve as well for being looked up in a set.
    """

    headline: frozenset[int]
    """Its folded words, common ones left out."""
    numbers: frozenset[int]
    """Those words of the headline that have a digit."""
    triples: Collection[int]
    """Each three words in a row of the top of the body."""
    opening: Collection[int]
    """The words of the headline and of the top of the body: what a flash is looked for in."""
    names: Collection[int]
    """Its names and numbers: what tells two stories of one template apart."""
    slug: str
    """Its keyword, without edition, cycle and version."""
    address: str
    """The same of the words that end its address."""
    place: str
    label: Label | None


OPENING_WORDS = 80
"""Words of the body that a flash of the same story repeats: its first two or three sentences."""


def traits(article: Article, address: str = "") -> Traits:
    """The traits of a text; the slug of its address stands in where it has none of its own."""
    headline = content_words(article.headline[:LINE])
    top = _top(article.paragraphs)
    body = words(top)[:LEAD_WORDS]
    hashes = [hashed(word) for word in body]
    place = article.dateline[:LINE].partition(",")[0].partition("(")[0]
    return Traits(
        headline=_hashed(headline),
        numbers=_hashed(word for word in headline if any(map(str.isdigit, word))),
        triples=frozenset(map(_triple, hashes, hashes[1:], hashes[2:])),
        opening=_hashed(headline | _telling(body[:OPENING_WORDS])),
        names=_hashed(_names(top)),
        slug=slug_core(article.slug[:LINE]),
        address=slug_core(address_slug(address[:LINE])),
        place=place.strip().casefold(),
        label=article.label,
    )


def _top(paragraphs: tuple[str, ...]) -> str:
    """The top of a body, its paragraphs joined by a space: no more than TOP characters."""
    taken, room = [], TOP
    for paragraph in paragraphs:
        taken.append(paragraph[:room])
        room -= len(paragraph) + 1
        if room <= 0:
            break
    return " ".join(taken)


@dataclass(frozen=True, slots=True)
class Clues:
    """Under which hashes (32 bits) a story is found again: a few dozen."""

    words: tuple[int, ...]
    """Of each word of its headline, and of its slug."""
    passages: tuple[int, ...]
    """The word triples of its text that are kept."""
    triples: int
    """How many triples its text has."""
    headline: int
    """How many words its headline has."""


def clues(of: Traits) -> Clues:
    """The clues by which a text is found again, once its story is on record."""
    kept = KEPT if len(of.triples) >= SHORT else LOOKED_FOR
    passages = sorted(triple for triple in of.triples if triple % kept == 0)
    words = sorted(of.headline.union(slug_mark(of)))
    return Clues(tuple(words), tuple(passages), len(of.triples), len(of.headline))


def looked_for(of: Traits) -> list[int]:
    """The word triples by which a text looks for stories: all that are kept of any."""
    return [triple for triple in of.triples if triple % LOOKED_FOR == 0]


def slug_mark(of: Traits) -> tuple[int, ...]:
    """The hash of the slug, which no word has; none where there is no slug."""
    slug = of.address or of.slug
    return (hashed(f"slug {slug}"),) if slug else ()


def shared(some: Collection[int], others: Collection[int]) -> int:
    """How many hashes are in both; quickest where the first ones are of a text at hand."""
    return len(frozenset(some).intersection(others))


def slug_core(slug: str) -> str:
    """The keyword of a slug, without what differs from one version to the next."""
    kept: list[str] = _SLUG_WORD.findall(slug.casefold())
    core = [w for w in kept if w not in _SLUG_HABITS and not _SLUG_COUNTER.fullmatch(w)]
    return " ".join(core)


SLUG_WORDS = 3
"""Fewer words at the end of an address may be a section: `/news/latest`."""


def address_slug(address: str) -> str:
    """The words in the last part of an address; empty where there are too few to tell anything."""
    last = address.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0]
    found = [word for word in last.split("-") if word and not any(map(str.isdigit, word))]
    return "-".join(found) if len(found) >= SLUG_WORDS else ""


def _names(top: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _NAME.findall(top[: LEAD_WORDS * 8]))


def words(text: str) -> list[str]:
    """The words of a text in any script, case and encoding forms set aside, in order."""
    found: list[str] = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return found


def content_words(text: str) -> frozenset[str]:
    """The words of a headline that can tell one story from another."""
    return _telling(words(text))


def _telling(found: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_plain, found)) - _COMMON


def _plain(word: str) -> str:
    """One form for a word that desks shorten to fit a headline."""
    word = word.removesuffix("'s").removesuffix("’s")
    if not any(map(str.isdigit, word)):
        word = word.replace(".", "")
    return _SHORTENED.get(word, word)


# What a desk writes short in one headline and out in the next.
_SHORTENED = {
    "bln": "billion",
    "bn": "billion",
    "mln": "million",
    "pct": "percent",
    "govt": "government",
}


def _triple(first: int, second: int, third: int) -> int:
    """A hash of three words in their order, from theirs: a text has four hundred of them."""
    return (first * 0x9E3779B97F4A7C15 + second * 0xC2B2AE3D27D4EB4F + third) % 2**32


def _hashed(words: Iterable[str]) -> frozenset[int]:
    return frozenset(map(hashed, words))


@lru_cache(maxsize=2**16)
def hashed(text: str) -> int:
    """32 bits; news has few words, many times."""
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest)

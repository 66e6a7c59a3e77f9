"""Texts made to be slow to compare, each with what it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.models.values import Article

Hostile = tuple[str, Article, Article]

_SIGNS = (
    ("combining marks", "\u0301"),
    ("bidi controls", "\u202e"),
    ("NULs", "\0"),
    ("lone surrogates", "\ud800"),
    ("quotation marks", '"'),
    ("opening quotes", "“"),
    ("stops", "."),
    ("new lines", "\n"),
    ("digits", "7"),
    ("capitals, a space between each two", "A "),
    ("initials", "A."),
    ("amounts", "$1 "),
    ("hyphens, a letter between each two", "a-"),
    ("Han letters", "港"),
)


def hostile_pairs() -> Iterator[Hostile]:
    """Yield pairs of texts that ask for more work than any story does."""
    yield from _many_paragraphs()
    yield from _one_paragraph()
    for name, sign in _SIGNS:
        text = sign * (100_000 // len(sign))
        yield _pair(f"100,000 {name}, one gone", ["e" + text], ["e" + text[1:]])
        yield _pair(f"100,000 {name}, twice as many", ["e" + text], ["e" + text + text + "x"])


def _many_paragraphs() -> Iterator[Hostile]:
    rest = " and the rest of a line" * 14
    lines = [f"Line {n} of pier {n * 7}{rest}." for n in range(30_000)]
    others = [f"Row {n * 3} by gate {n}{' or so they all say now' * 14}!" for n in range(30_000)]
    yield _pair("10 MB in 30,000 paragraphs, one edited", lines, [*lines[:-1], "Gone."])
    yield _pair("10 MB, every paragraph edited", lines, [f"{it} Again." for it in lines])
    yield _pair("10 MB, every paragraph another", lines, others)
    yield _pair("10 MB, half of the paragraphs moved", lines, lines[::2][::-1] + lines[1::2])
    tiny = [f"a {n}" for n in range(100_000)]
    yield _pair("100,000 tiny paragraphs, all edited", tiny, [f"{it} b" for it in tiny])
    near = [f"The pier is shut. Reading {n}." for n in range(5_000)]
    yield _pair("5,000 paragraphs alike but for a number", near, [f"{it} So." for it in near])
    same = ["The pier is shut."]
    yield _pair("5,000 paragraphs all alike, 1,000 gone", same * 5_000, same * 4_000)


def _one_paragraph() -> Iterator[Hostile]:
    words = [f"word{n}" for n in range(130_000)]
    edited = [f"{word}x" if n % 130 == 0 else word for n, word in enumerate(words)]
    yield _pair("1 MB in a paragraph, edited in 1,000 places", _joined(words), _joined(edited))
    yield _pair("1 MB in a paragraph, another word", _joined(words), _joined(["x"] * 500_000))
    shut = [f"Pier {n} is shut." for n in range(60_000)]
    yield _pair("1 MB in a paragraph of sentences, one gone", _joined(shut), _joined(shut[1:]))
    alike = ["a"] * 20_000
    yield _pair("20,000 words alike, one gone", _joined(alike), _joined(alike[1:]))
    yield _pair("20,000 words alike, another between", _joined(alike), _joined(["a", "b"] * 9_999))


def _joined(words: Iterable[str]) -> list[str]:
    return [" ".join(words)]


def _pair(name: str, old: Sequence[str], new: Sequence[str]) -> Hostile:
    return name, Article("", paragraphs=tuple(old)), Article("", paragraphs=tuple(new))

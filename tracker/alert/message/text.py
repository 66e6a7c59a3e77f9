"""The text part: written for people who read nothing else. Pure.

It opens with NOW and WAS, since that is the news; its lines stay within 72 columns wherever the
script lets a line be broken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import regex

from tracker.alert.message.wording import Footing, Passage, Row, Section, Wording
from tracker.models.values import Span

_COLUMNS = 72

_PIECES = regex.compile(
    r" ?(?:[\p{Han}\p{Hiragana}\p{Katakana}][\p{Pe}\p{Pf}、。，．！？ー…]*"
    r"|[^ \p{Han}\p{Hiragana}\p{Katakana}]+)| "
)
"""What may stand at the start of a line, with the space before it: words, and single characters of
the scripts that put no space between words (closing punctuation stays on the line before)."""


def text_part(wording: Wording) -> str:
    """The whole part, lines parted by LF."""
    blocks = (
        _headlines(wording),
        _facts(wording.facts),
        *map(_passage, wording.passages),
        [wording.rest],
        _links(wording.links),
        _foot(wording.foot),
    )
    return "\n\n".join("\n".join(block) for block in blocks if any(block)) + "\n"


def digest_text(sections: Iterable[Section], rest: str, foot: Footing) -> str:
    """The text part of a digest, lines parted by LF."""
    blocks = [
        [section.outlet.upper()] + [line for row in section.rows for line in _row(row)]
        for section in sections
    ]
    blocks += [[rest], _foot(foot)]
    return "\n\n".join("\n".join(block) for block in blocks if any(block)) + "\n"


def _row(row: Row) -> list[str]:
    was = set_lines(row.was, "WAS:  ") if row.was else ()
    return [
        "",
        *set_lines(row.now, "NOW:  "),
        *was,
        *set_lines(row.about, "      "),
        f"      {row.target}",
    ]


def marked(spans: Iterable[Span]) -> str:
    """The spans in one line: `[-what went-]{+what came+}`."""
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(signs[span.op].format(span.text) for span in spans)


def _headlines(wording: Wording) -> list[str]:
    lines = [*set_lines(wording.now, "NOW:  "), *set_lines(wording.was, "WAS:  ")]
    step = set_lines(marked(wording.marked), "      ") if wording.marked else ()
    return [*lines, "", *step] if wording.marked else lines


def _facts(facts: Iterable[tuple[str, str]]) -> list[str]:
    return [line for term, text in facts for line in set_lines(text, f"{term and term + ':':11}")]


def _passage(passage: Passage) -> list[str]:
    return [passage.what, *set_lines(marked(passage.spans), "  ")]


def _links(links: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name:13}{target}" for name, target in links]


def _foot(foot: Footing) -> list[str]:
    stop = set_lines(foot.stop) if foot.stop else ()
    return [*set_lines(foot.reason), *_links(foot.links), *stop]


def set_lines(text: str, lead: str = "") -> Iterator[str]:
    """The text in lines; the first begins with `lead`, the others under where it ended."""
    line, used = lead, len(lead)
    for piece in _PIECES.findall(text):
        if used > len(lead) and used + _columns(piece) > _COLUMNS:
            yield line.rstrip()
            line, used = " " * len(lead), len(lead)
        word = piece if used > len(lead) else piece.lstrip()
        line += word
        used += _columns(word)
    yield line.rstrip()


def _columns(text: str) -> int:
    """How wide it stands in a terminal: East Asian characters take two columns, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )

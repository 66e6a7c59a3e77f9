"""Reads what outlets write in markup (text, addresses, times) as plain values. Pure."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from tracker.errors import ParseError

MOST_ELEMENTS = 20_000
DEEPEST = 256
"""The largest of 88 real news pages has 1,600 elements; extraction takes a minute at 50,000."""

MOST_IN_FEED = 300_000
"""Elements: sixty for each of 5,000 items. Real feeds have ten to thirty for an item."""

LONGEST_TEXT = 300_000
"""Characters: five hours of reading aloud. Nobody sends that as a story."""

CUT_HERE = f"[Cut here, after {LONGEST_TEXT:,} characters"
"""Begins the last line of a text that was longer."""

CAPTION = "▲ "
"""Wire copy marks a caption so; the captions of a web page are given the same mark."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "item", "lb", "list", "quote", "row",  # as trafilatura calls them
})  # fmt: skip
CELLS = frozenset({"td", "th", "cell"})
UNSEEN = frozenset({
    "audio", "button", "canvas", "iframe", "math", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
CAPTION_CLASSES = frozenset(
    {"caption", "caption-text", "image-caption", "photo-caption", "wp-caption-text"}
)

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)>?")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b|\Z)", re.DOTALL | re.IGNORECASE
)
_NO_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_INK = re.compile(r"</?(?:a|b|big|br|cite|code|div|em|font|h[1-6]|i|img|li|ol|p|q|s|script|small"
                  r"|span|strong|style|sub|sup|svg|u|ul)(?=[\s/>])", re.IGNORECASE)  # fmt: skip
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

_LINE_BREAKS = str.maketrans("", "", "\t\r\n")

_LONGEST_DATE = 64
_YEARS = (1900, 2100)
_BEFORE_ZONE = re.compile(r" (?=[+-]\d\d:?\d\d$)| ?(?:UTC|GMT)$")
# Zones that wires write and that the mail standard does not know.
_ZONES = {
    "AEDT": "+1100", "AEST": "+1000", "BST": "+0100", "CEST": "+0200", "CET": "+0100",
    "EEST": "+0300", "EET": "+0200", "HKT": "+0800", "JST": "+0900", "KST": "+0900",
    "MSK": "+0300", "NZDT": "+1300", "NZST": "+1200", "SGT": "+0800",
}  # fmt: skip

# Tags that may stay open by the rules of HTML, and so say nothing of how deep a page is.
_LEFT_OPEN = frozenset({
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "option", "p", "param", "rp", "rt",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
})  # fmt: skip


# -- text --------------------------------------------------------------------------------------


def legible(text: str) -> str:
    """The text without NUL, control characters (tab and line ends stay) and lone surrogates."""
    return _ILLEGIBLE.sub("", text)


def one_line(text: str) -> str:
    """A title as one line of plain text: markup and entities resolved, white space single.

    Characters that turn the direction of what follows are dropped: a title stands among ours.
    """
    try:
        text = " ".join(html_lines(text)) if looks_like_html(text) else html.unescape(text)
    except ParseError:
        text = html.unescape(text)
    return " ".join(_BIDI.sub("", legible(" ".join(text.split()))).split())


def looks_like_html(text: str) -> bool:
    """Whether a tag of running text is in it; `How to read <T>` has none."""
    return bool(_INK.search(text))


def html_lines(markup: str) -> tuple[str, ...]:
    """The lines of text that a browser would show of this HTML, from top to bottom.

    A block or `<br>` parts lines, inline markup parts nothing; the caption of a figure is one line
    that begins with `▲ `. Text without any tag gives its own lines. Raises ParseError where the
    markup is larger than any story (`MOST_ELEMENTS`, `DEEPEST`).
    """
    markup = legible(markup)
    if not _MARKUP.search(markup):
        return lines_of(html.unescape(markup))
    gate(markup)
    root = etree.fromstring(markup.encode(), _parser())
    return () if root is None else tree_lines(root)


def tree_lines(root: etree._Element) -> tuple[str, ...]:
    """The lines of text of a parsed tree; see `html_lines`."""
    lines = lines_of("".join(_pieces(root)))
    twice = CAPTION + CAPTION
    return tuple(CAPTION + x.removeprefix(twice) if x.startswith(twice) else x for x in lines)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a plain text that have something on them, white space single."""
    lines = (" ".join(line.split()) for line in legible(text).splitlines())
    return tuple(line for line in lines if line and line != CAPTION.strip())


def shortened(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines up to `LONGEST_TEXT` characters; of more, a last line says that, and its hash.

    The hash (SHA-256, hex) is of all lines, so that no change beyond the cut goes unseen.
    """
    left = LONGEST_TEXT
    for number, line in enumerate(lines):
        if len(line) > left:
            whole = sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
            rest = (line[:left],) if left else ()
            return (*lines[:number], *rest, f"{CUT_HERE}; the whole has SHA-256 {whole}]")
        left -= len(line)
    return tuple(lines)


def gate(markup: str) -> None:
    """Lets pass what a story may look like; raises ParseError before a parser sees anything else.

    Counts tags without building a tree: what is written to exhaust a parser must not reach one.
    """
    _count(_NO_TEXT.sub(" ", markup), MOST_ELEMENTS)


def feed_gate(markup: str) -> None:
    """As `gate`, for what a feed may look like; markup in it that is escaped does not count."""
    _count(_NO_MARKUP.sub(" ", markup), MOST_IN_FEED)


def _count(markup: str, most: int) -> None:
    elements = depth = 0
    standing: Counter[str] = Counter()
    for tag in _TAG.finditer(markup):
        closing, name, rest = tag[1], tag[2].lower(), tag[3]
        elements += not closing
        if name not in _LEFT_OPEN and not rest.endswith("/"):
            # What closes nothing makes nothing less deep.
            step = -bool(standing[name]) if closing else 1
            standing[name] += step
            depth += step
        if elements > most:
            raise ParseError(f"More than {most:,} elements: not read, kept as it came.")
        if depth > DEEPEST:
            raise ParseError(f"Nested deeper than {DEEPEST}: not read, kept as it came.")


# -- addresses, times --------------------------------------------------------------------------


def address(written: str, base: str = "") -> str | None:
    """The http or https address that is meant, made absolute by `base`; None for anything else."""
    try:
        absolute = urljoin(base, legible(written).translate(_LINE_BREAKS).strip())
        parts = urlsplit(absolute)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return (parts.scheme + absolute[len(parts.scheme) :]).replace(" ", "%20")


def moment(text: str) -> datetime | None:
    """The moment that an outlet wrote down, in UTC; None for what is no plausible date.

    Reads RFC 822 and ISO 8601. A time without a zone is taken for UTC. The first second of 1970
    is a clock that nobody set, and no date.
    """
    text = " ".join(text.split())[:_LONGEST_DATE]
    found = _iso(text) or _rfc822(text)
    if found is None:
        return None
    try:
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
    return found if _YEARS[0] <= found.year <= _YEARS[1] and found.timestamp() else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_BEFORE_ZONE.sub("", text))
    except ValueError:
        return None


def _rfc822(text: str) -> datetime | None:
    words = text.split(" ")
    text = " ".join([*words[:-1], _ZONES.get(words[-1].upper(), words[-1])])
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _parser() -> etree.HTMLParser:
    # A huge tree, since lxml drops a text of 10 MB without a word; `gate` has seen the markup.
    return etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )


_CAPTION_CUTS = {1: f"\n{CAPTION}", -1: "\n"}


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text in order, with a line end wherever a line ends."""
    walk = etree.iterwalk(root, events=("start", "end"))
    caption = kept = 0
    for event, node in walk:
        step = 1 if event == "start" else -1
        if _is_caption(node):
            outermost = max(caption, caption + step) == 1
            yield _CAPTION_CUTS[step] if outermost else " "
            caption += step
        else:
            yield " " if caption else _cut(node.tag)
        kept += step * (node.tag == "pre")
        if step > 0 and node.tag in UNSEEN:
            walk.skip_subtree()
            continue
        text = (node.text if step > 0 else node.tail) or ""
        yield text if kept and not caption else text.replace("\n", " ").replace("\r", " ")


def _cut(tag: str) -> str:
    if tag in BLOCKS:
        return "\n"
    return " " if tag in CELLS else ""


def _is_caption(node: etree._Element) -> bool:
    return node.tag == "figcaption" or (
        node.tag in BLOCKS and not CAPTION_CLASSES.isdisjoint(node.get("class", "").split())
    )

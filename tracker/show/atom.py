"""Changes as an Atom feed (RFC 4287): an entry a change, its words marked and styled. Pure.

Many readers of feeds drop style sheets, and some drop `ins` and `del` too: so what went stands in
`[-…-]`, what came in `{+…+}`, and the styles stand in the elements. XML 1.0 has no place for most
control characters, escaped or not; a sign that may not stand in it becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from tracker.models.claims import NoteVerdict
from tracker.models.values import Diff, Span, Weight
from tracker.show import facts, folds, rows
from tracker.show.marks import marked
from tracker.show.moments import exact
from tracker.show.verdicts import VERDICTS

ATOM = "http://www.w3.org/2005/Atom"
register_namespace("", ATOM)

EDITION = 1
"""Of this rendering: another number makes every reader ask for the whole feed again."""

_FACTS = 6
_ROWS = 6
_SPAN = 1_500
"""Characters of a passage of one kind that are shown; a paragraph has a few hundred."""
_HEADLINE = 300

_STYLES = {
    "-": ("del", "background:#ffdf9e;color:#16181d;text-decoration:line-through"),
    "+": ("ins", "background:#bfe0ff;color:#16181d;text-decoration:underline"),
}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but what XML 1.0 calls a character (2.2)."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry: a change of a story, as the outlet wrote it."""

    story: int
    outlet: str
    """Its title."""
    versions: tuple[int, int]
    headlines: tuple[str, str]
    labels: tuple[str | None, str | None]
    weight: Weight
    changed_at: datetime
    unseen_until: datetime | None
    verdict: NoteVerdict
    note: str
    """The edit note of the newer version."""
    address: str
    """Of the newer version, at the outlet."""
    diff: Diff


def feed(title: str, site: str, path: str, about: str, changes: Sequence[Change]) -> bytes:
    """The feed at `path` of the `site`; `about` is the path of the page that shows the same."""
    site = site.rstrip("/")
    root = Element(f"{{{ATOM}}}feed")
    _add(root, "id", f"{_authority(site)}:feed{path}")
    _add(root, "title", title)
    _add(root, "updated", _exact(max((one.changed_at for one in changes), default=_BEGINNING)))
    _link(root, "self", site + path, "application/atom+xml")
    _link(root, "alternate", site + about, "text/html")
    for change in changes:
        root.append(_entry(change, site))
    written: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written


def _authority(site: str) -> str:
    """`tag:desk.example,2026` (RFC 4151): whose ids these are, at a day when the name was ours."""
    return f"tag:{urlsplit(site).hostname or 'localhost'},2026"


def _entry(change: Change, site: str) -> Element:
    older, newer = change.versions
    was, now = (text[:_HEADLINE] for text in change.headlines)
    entry = Element(f"{{{ATOM}}}entry")
    _add(entry, "id", f"{_authority(site)}:change/{change.story}/{older}-{newer}")
    _add(entry, "title", f"{now} (was: {was})" if was != now else now)
    _add(entry, "updated", _exact(change.changed_at))
    _add(_sub(entry, "author"), "name", change.outlet)
    _sub(entry, "category", term=change.weight.value, label=change.weight.replace("_", " "))
    _link(entry, "alternate", f"{site}/s/{change.story}/{older}..{newer}", "text/html")
    if change.address.lower().startswith(("http://", "https://")):
        _link(entry, "related", change.address)
    _sub(entry, "content", type="html").text = _legal("\n".join(_content(change, site)))
    return entry


def _add(parent: Element, name: str, text: str) -> None:
    _sub(parent, name).text = _legal(text)


def _link(parent: Element, rel: str, href: str, media_type: str = "") -> None:
    _sub(parent, "link", rel=rel, href=href, **({"type": media_type} if media_type else {}))


def _sub(parent: Element, name: str, **attributes: str) -> Element:
    legal = {key: _legal(value) for key, value in attributes.items()}
    return SubElement(parent, f"{{{ATOM}}}{name}", legal)


def _exact(moment: datetime) -> str:
    return exact(moment) or ""


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


# -- what an entry shows ---------------------------------------------------------------------------


def _content(change: Change, site: str) -> Iterator[str]:
    yield _paragraph(_styled(change.diff.headline))
    yield _paragraph(escape(" · ".join(filter(None, _about(change)))))
    told = [facts.told(fact) for fact in change.diff.facts[:_FACTS]]
    if told:
        yield "<ul>" + "".join(f'<li dir="auto">{escape(one)}</li>' for one in told) + "</ul>"
    if change.note:
        yield _paragraph(f"Note: {escape(change.note[:_SPAN])}")
    yield from _rows(change.diff)
    older, newer = change.versions
    story = f"{site}/s/{change.story}"
    links = ((f"{story}/{older}..{newer}", "This change"), (story, "Whole story"))
    yield _paragraph(" · ".join(f'<a href="{escape(to)}">{name}</a>' for to, name in links))


def _about(change: Change) -> Iterator[str]:
    older, newer = change.versions
    before, now = (label or "no label" for label in change.labels)
    yield change.outlet
    yield f"{before} → {now}" if any(change.labels) else ""
    yield f"version {older} → {newer}"
    yield f"weight: {change.weight.replace('_', ' ')}"
    if change.unseen_until:
        yield f"seen between {_exact(change.unseen_until)} and {_exact(change.changed_at)}"
    yield VERDICTS.get(change.verdict, "")


def _rows(diff: Diff) -> Iterator[str]:
    """The changed paragraphs that do not fold, and how many more there are."""
    classes = folds.fold(diff).rows
    changed = [
        row
        for row, folded in zip(diff.paragraphs, classes, strict=True)
        if not folded and row.kind != "same"
    ]
    for row in changed[:_ROWS]:
        about = f"Paragraph {rows.number(row)}, {rows.happened(row)}"
        yield f"<p><small>{escape(about)}</small></p>"
        yield _paragraph(_styled(row.spans))
    if (more := len(changed) - _ROWS) > 0:
        noun = "paragraph" if more == 1 else "paragraphs"
        yield _paragraph(f"… and {more} more changed {noun}")


def _paragraph(content: str) -> str:
    return f'<p dir="auto">{content}</p>'


def _styled(spans: Iterable[Span]) -> str:
    return "".join(_one(span) for span in spans)


def _one(span: Span) -> str:
    cut = span.text if len(span.text) <= _SPAN else span.text[:_SPAN] + "…"
    text = escape(marked((Span(span.op, cut),)))
    if span.op not in _STYLES:
        return text
    tag, style = _STYLES[span.op]
    return f'<{tag} style="{style}">{text}</{tag}>'

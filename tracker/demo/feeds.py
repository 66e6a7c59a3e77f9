"""The outlets' feeds as they stand at one step: RSS with and without full text, and Atom. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tracker.demo.outlets import Outlet
from tracker.demo.stories import OPENING, DemoStory, DemoVersion, clock
from tracker.demo.typeset import body_of, copy_of, printed_headline

LENGTH = 6
"""Items in a feed. Short enough that early takes of a busy agency leave it before the day ends."""


@dataclass(frozen=True, slots=True)
class _Item:
    story: DemoStory
    version: DemoVersion
    updated: datetime
    """When the outlet says that it last touched the text."""

    @property
    def title(self) -> str:
        return escape(printed_headline(self.story, self.version))

    @property
    def address(self) -> str:
        return escape(self.version.address)

    @property
    def lead(self) -> str:
        return escape(body_of(self.story, self.version)[0])


def feed_of(outlet: Outlet, stories: Iterable[DemoStory], step: int, origin: str) -> bytes:
    """The feed of an outlet, newest first: RSS 2.0 for agencies, Atom 1.0 for the newspaper."""
    own = [story for story in stories if story.outlet == outlet.name]
    items = [item for story in own for item in _items(story, step)]
    items.sort(key=lambda item: item.updated, reverse=True)
    build = _atom if outlet.dialect == "plain" else _rss
    return build(outlet, items[:LENGTH], origin).encode()


def _items(story: DemoStory, step: int) -> tuple[_Item, ...]:
    """An agency sends every take as an item of its own; a newspaper has one item a story.

    The restless story claims the present moment at every step, as some newsrooms' systems do.
    """
    versions = story.until(step)
    shown = versions[-1:] if story.house.dialect == "plain" else versions
    return tuple(
        _Item(story, version, clock(step) if story.noisy else story.claimed_update(version))
        for version in shown
    )


def _rss(outlet: Outlet, items: list[_Item], origin: str) -> str:
    entries = "".join(_rss_item(item) for item in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>{escape(outlet.title)}</title>
<link>{origin}/{outlet.key}/</link>
<description>{escape(outlet.motto)}</description>
<language>{outlet.language}</language>
<copyright>{escape(outlet.rights)}</copyright>
<lastBuildDate>{format_datetime(_newest(items), usegmt=True)}</lastBuildDate>
{entries}</channel>
</rss>
"""


def _newest(items: list[_Item]) -> datetime:
    return max((item.updated for item in items), default=OPENING)


def _rss_item(item: _Item) -> str:
    """One take. The description is HTML inside XML, and so is escaped twice."""
    full = f"<content:encoded>{escape(_full_text(item))}</content:encoded>\n"
    return f"""<item>
<title>{item.title}</title>
<link>{item.address}</link>
<guid isPermaLink="true">{item.address}</guid>
<pubDate>{format_datetime(item.updated, usegmt=True)}</pubDate>
<description>{escape(item.lead)}</description>
{full if item.story.house.dialect in {"yonhap", "yonhap-ko"} else ""}</item>
"""


def _full_text(item: _Item) -> str:
    blocks = copy_of(item.story, item.version)
    return "\n".join(f"<p>{escape(block.text)}</p>" for block in blocks)


def _atom(outlet: Outlet, items: list[_Item], origin: str) -> str:
    entries = "".join(_atom_entry(item) for item in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">
<title>{escape(outlet.title)}</title>
<subtitle>{escape(outlet.motto)}</subtitle>
<id>tag:{outlet.home},2025:front</id>
<link rel="self" href="{origin}{outlet.feed}"/>
<link rel="alternate" href="{origin}/{outlet.key}/"/>
<updated>{_newest(items).isoformat()}</updated>
<rights>{escape(outlet.rights)}</rights>
{entries}</feed>
"""


def _atom_entry(item: _Item) -> str:
    author = item.version.byline or f"The {item.story.outlet}"
    return f"""<entry>
<title>{item.title}</title>
<id>{item.address}</id>
<link rel="alternate" type="text/html" href="{item.address}"/>
<author><name>{escape(author)}</name></author>
<published>{item.story.versions[0].published.isoformat()}</published>
<updated>{item.updated.isoformat()}</updated>
<summary>{item.lead}</summary>
</entry>
"""

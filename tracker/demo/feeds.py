"""The outlets' feeds as they stand at one step: RSS with and without full text, and Atom. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tracker.demo.outlets import Outlet
from tracker.demo.stories import DemoStory, DemoVersion, clock
from tracker.demo.typeset import body_of, copy_of, printed_headline

Item = tuple[DemoStory, DemoVersion]

LENGTH = 8
"""Items in a feed. Short enough that early takes of a busy agency leave it before the day ends."""


def feed_of(outlet: Outlet, stories: Iterable[DemoStory], step: int, origin: str) -> bytes:
    """The feed of an outlet, newest first: RSS 2.0 for agencies, Atom 1.0 for the newspaper."""
    own = [story for story in stories if story.outlet == outlet.name]
    items = sorted(
        (item for story in own for item in _items(story, step)),
        key=lambda item: _claimed_update(item[0], item[1], step),
        reverse=True,
    )[:LENGTH]
    build = _atom if outlet.dialect == "plain" else _rss
    return build(outlet, items, step, origin).encode()


def _items(story: DemoStory, step: int) -> tuple[Item, ...]:
    """An agency sends every take as an item of its own; a newspaper has one item a story."""
    versions = story.until(step)
    shown = versions[-1:] if story.house.dialect == "plain" else versions
    return tuple((story, version) for version in shown)


def _claimed_update(story: DemoStory, version: DemoVersion, step: int) -> datetime:
    """The claimed update; the restless story claims the present, as some newsrooms' systems do."""
    return clock(step) if story.noisy else story.claimed_update(version)


def _rss(outlet: Outlet, items: list[Item], step: int, origin: str) -> str:
    built = max((version.published for _, version in items), default=clock(step))
    entries = "".join(_rss_item(outlet, story, version) for story, version in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>{escape(outlet.title)}</title>
<link>{origin}/{outlet.key}/</link>
<description>{escape(outlet.motto)}</description>
<language>en</language>
<copyright>{escape(outlet.rights)}</copyright>
<lastBuildDate>{format_datetime(built, usegmt=True)}</lastBuildDate>
{entries}</channel>
</rss>
"""


def _rss_item(outlet: Outlet, story: DemoStory, version: DemoVersion) -> str:
    full = f"<content:encoded>{escape(_full_text(story, version))}</content:encoded>\n"
    return f"""<item>
<title>{escape(printed_headline(story, version))}</title>
<link>{escape(version.address)}</link>
<guid isPermaLink="true">{escape(version.address)}</guid>
<pubDate>{format_datetime(version.published, usegmt=True)}</pubDate>
<description>{escape(escape(body_of(story, version)[0]))}</description>
{full if outlet.dialect == "yonhap" else ""}</item>
"""


def _full_text(story: DemoStory, version: DemoVersion) -> str:
    return "\n".join(f"<p>{escape(block.text)}</p>" for block in copy_of(story, version))


def _atom(outlet: Outlet, items: list[Item], step: int, origin: str) -> str:
    updates = (_claimed_update(story, version, step) for story, version in items)
    entries = "".join(_atom_entry(story, version, step) for story, version in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>{escape(outlet.title)}</title>
<subtitle>{escape(outlet.motto)}</subtitle>
<id>tag:{outlet.home},2025:front</id>
<link rel="self" href="{origin}{outlet.feed}"/>
<link rel="alternate" href="{origin}/{outlet.key}/"/>
<updated>{max(updates, default=clock(step)).isoformat()}</updated>
<rights>{escape(outlet.rights)}</rights>
{entries}</feed>
"""


def _atom_entry(story: DemoStory, version: DemoVersion, step: int) -> str:
    author = version.byline or f"The {story.outlet}"
    return f"""<entry>
<title>{escape(printed_headline(story, version))}</title>
<id>{escape(version.address)}</id>
<link rel="alternate" type="text/html" href="{escape(version.address)}"/>
<author><name>{escape(author)}</name></author>
<published>{story.versions[0].published.isoformat()}</published>
<updated>{_claimed_update(story, version, step).isoformat()}</updated>
<summary>{escape(body_of(story, version)[0])}</summary>
</entry>
"""

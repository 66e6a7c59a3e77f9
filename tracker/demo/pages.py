"""The outlets' web pages: a story between navigation, advertisements and other headlines. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from importlib import resources
from string import Template
from urllib.parse import urlsplit

from tracker.demo.outlets import OUTLETS, Outlet
from tracker.demo.stories import DemoStory, DemoVersion
from tracker.demo.typeset import Block, copy_of, printed_headline

_SKELETON = Template(resources.files("tracker.demo").joinpath("page.html").read_text("utf-8"))

ADVERTISEMENTS = (
    "Tindle & Daughters umbrellas. It will.",
    "Sleep on it: Plover mattresses, now with a third side.",
    "The Skerry Light Hotel. No signal, no regrets.",
    "Brackwater Bank: your money, slightly more of it.",
    "Quince's marmalade. Spread the word.",
    "Learn the accordion in nine winters. First winter free.",
    "Oddfellow's Clocks: late opening on Thursdays.",
)
"""What the outlets live on. Seven, so that neighbouring requests never see the same one."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a story: the headlines of others, and what changes without it."""

    related: tuple[tuple[str, str], ...]
    """Address and printed headline of other stories of the outlet, newest first."""
    advertisement: int
    stamp: str
    """When the page says that it was published or updated."""
    nonce: str = ""
    """Changes with every request on a restless page; empty on all others."""
    meta: str = ""
    """What the page tells machines about its story, as HTML."""


def settled(story: DemoStory, version: DemoVersion, related: Iterable[tuple[str, str]]) -> Around:
    """Surroundings that stay what they were when the version was published."""
    stamp = story.claimed_update(version).strftime(story.house.stamp)
    return Around(tuple(related), len(story.name), stamp)


def restless(related: Iterable[tuple[str, str]], count: int) -> Around:
    """Surroundings that no two requests have in common; `count` numbers the requests."""
    nonce = sha256(str(count).encode()).hexdigest()[:24]
    return Around(tuple(related), count, f"Updated {count + 2} minutes ago", nonce)


def story_page(story: DemoStory, version: DemoVersion, around: Around) -> str:
    """The page of one version; each block of its copy stands in it once."""
    body = [_html(block) for block in copy_of(story, version) if block.kind != "headline"]
    body.insert(len(body) - len(body) // 2, _advert(around.advertisement))
    text = "\n".join(body)
    main = f"""<article>
<header>
<h1>{escape(printed_headline(story, version))}</h1>
<p class="stamp"><time>{around.stamp}</time></p>
</header>
<div class="article-body">
{text}
</div>
</article>"""
    around = replace(around, meta=_meta(story, version))
    return _page(story.house, printed_headline(story, version), main, around)


def _meta(story: DemoStory, version: DemoVersion) -> str:
    return f"""<link rel="canonical" href="{escape(version.address)}">
<meta property="og:site_name" content="{escape(story.outlet)}">
<meta property="og:title" content="{escape(printed_headline(story, version))}">
<meta property="article:published_time" content="{story.versions[0].published.isoformat()}">"""


def gone_page(story: DemoStory, version: DemoVersion, around: Around) -> str:
    """What stands where a story was withdrawn."""
    notice = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in version.paragraphs)
    main = f"<h1>Story withdrawn</h1>\n{notice}"
    return _page(story.house, "Story withdrawn", main, around)


def front_page(outlet: Outlet, related: Iterable[tuple[str, str]]) -> str:
    """The outlet's own front page: its headlines, newest first."""
    around = Around(tuple(related), len(outlet.name), "")
    main = f"<h1>{outlet.latest}</h1>\n{_links(around.related)}"
    return _page(outlet, outlet.title, main, around)


def kiosk_page() -> str:
    """The address without a path: the outlets to choose from."""
    names = "".join(
        f'<li><a href="/{outlet.key}/">{escape(outlet.name)}</a>: {escape(outlet.motto)}, '
        f'<a href="{outlet.feed}">feed</a></li>'
        for outlet in OUTLETS.values()
    )
    return f"""<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>A small wire</title>
<h1>A small wire</h1>
<p>All of these outlets are invented. Nothing that they report has happened.</p>
<ul>{names}</ul></html>
"""


def lost_page() -> str:
    """The answer to an address that nobody has given out."""
    return '<!DOCTYPE html>\n<html lang="en"><title>Not found</title><h1>Not found</h1></html>\n'


def photograph(number: int) -> str:
    """A picture of hills under a sun, as SVG; the number chooses its colours and its weather."""
    hue, sun = number * 47 % 360, 120 + number * 83 % 400
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 250">
<rect width="640" height="250" fill="hsl({hue} 35% 80%)"/>
<circle cx="{sun}" cy="95" r="30" fill="hsl({hue + 30} 80% 92%)"/>
<path d="M0 150q80-40 160 0t160 0 160 0 160 0v100H0z" fill="hsl({hue} 22% 55%)"/>
<path d="M0 195q107-50 213 0t213 0 214 0v55H0z" fill="hsl({hue} 25% 38%)"/></svg>
"""


def _page(outlet: Outlet, title: str, main: str, around: Around) -> str:
    nonce = f' nonce="{around.nonce}"' if around.nonce else ""
    return _SKELETON.substitute(
        language=outlet.language,
        title=f"{escape(title)} | {escape(outlet.name)}",
        meta=around.meta,
        outlet=outlet.key,
        home=f"/{outlet.key}/",
        name=escape(outlet.name),
        motto=escape(outlet.motto),
        sections="".join(f'<a href="/{outlet.key}/">{name}</a>' for name in outlet.sections),
        banner=_advert(around.advertisement + 1, "advert banner"),
        main=main,
        latest=outlet.latest,
        related=_links(around.related[:5]),
        advert=_advert(around.advertisement + 3),
        rights=escape(outlet.rights),
        feed=outlet.feed,
        foot=f"<script{nonce}>document.documentElement.dataset.read = 1</script>",
    )


def _advert(number: int, kind: str = "advert") -> str:
    text = escape(ADVERTISEMENTS[number % len(ADVERTISEMENTS)])
    return f'<aside class="{kind}"><b>Advertisement</b>{text}</aside>'


def _links(related: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        f'<li><a href="{escape(urlsplit(address).path)}">{escape(headline)}</a></li>'
        for address, headline in related
    )


def _html(block: Block) -> str:
    text = escape(block.text)
    match block.kind:
        case "caption":
            picture = f'<img src="/photograph/{len(block.text)}" alt="">'
            return f'<p class="photo">{picture}{text}</p>'
        case "paragraph":
            return f"<p>{text}</p>"
        case "byline":
            return f'<p class="signed">{text}</p>'
        case _:
            return f'<p class="{block.kind}">{text}</p>'

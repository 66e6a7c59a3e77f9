"""The outlets of the demo: what they are called, and the manners that they keep. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Dialect = Literal["yonhap", "yonhap-ko", "reuters", "plain"]
"""Whose habits an outlet has: how it marks a rewrite, numbers addresses, and sets its copy."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, where its feed stands, and what its pages look like around the story."""

    key: str
    """The first part of all its addresses."""
    name: str
    title: str
    """The feed's own title."""
    motto: str
    dialect: Dialect
    feed: str
    """The path of its feed."""
    sections: tuple[str, ...]
    rights: str
    home: str
    """The domain in its tags; `.example` belongs to nobody (RFC 2606)."""
    language: str = "en"
    latest: str = "Latest headlines"
    stamp: str = "Published %b %d, %Y, %H:%M UTC"
    """How its pages date a story, for `strftime`."""


_ALL = (
    Outlet(
        key="mirinae",
        name="Mirinae",
        title="Mirinae News Agency",
        motto="The news of Garam, day and night",
        dialect="yonhap",
        feed="/mirinae/rss/news.xml",
        sections=("National", "Politics", "Economy", "Science", "Culture"),
        rights="(C) Mirinae News Agency. All Rights Reserved",
        home="mirinae.example",
    ),
    Outlet(
        key="mirinae-ko",
        name="미리내통신",
        title="미리내통신 최신 기사",
        motto="가람의 소식을 밤낮으로",
        dialect="yonhap-ko",
        feed="/mirinae-ko/rss/news.xml",
        sections=("정치", "경제", "사회", "문화", "스포츠"),
        rights="<저작권자(c) 미리내통신, 무단 전재-재배포 금지>",
        home="ko.mirinae.example",
        language="ko",
        latest="최신 기사",
        stamp="송고 %Y-%m-%d %H:%M UTC",
    ),
    Outlet(
        key="halyard",
        name="Halyard",
        title="Halyard: top news",
        motto="Business and world news",
        dialect="reuters",
        feed="/halyard/rss/top.xml",
        sections=("World", "Business", "Markets", "Companies", "Commodities"),
        rights="© 2025 Halyard. All rights reserved.",
        home="halyard.example",
    ),
    Outlet(
        key="gazette",
        name="Ostermere Gazette",
        title="The Ostermere Gazette",
        motto="Velmora's morning paper since 1871",
        dialect="plain",
        feed="/gazette/atom.xml",
        sections=("City", "Velmora", "Transport", "Weather", "Sport", "Letters"),
        rights="© The Ostermere Gazette",
        home="gazette.example",
    ),
)

OUTLETS: Mapping[str, Outlet] = {outlet.name: outlet for outlet in _ALL}
"""The outlets by name, in the order in which the demo shows them."""

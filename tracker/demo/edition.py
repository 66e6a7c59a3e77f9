"""Everything that the wire answers at one step of its day: an address in, a reply out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from tracker.demo import pages
from tracker.demo.feeds import feed_of
from tracker.demo.outlets import OUTLETS, Outlet
from tracker.demo.stories import OPENING, DemoStory, DemoVersion, clock
from tracker.demo.typeset import printed_headline

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request is answered with."""

    status: HTTPStatus
    body: bytes
    media: str = _HTML
    modified: datetime | None = None
    """When it became what it is; None for what differs at every request and is never stored."""
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The stories as far as they have been told at one step."""

    stories: tuple[DemoStory, ...]
    step: int
    origin: str

    @property
    def last_step(self) -> int:
        """The step at which the last version of the day appears."""
        return max(version.step for story in self.stories for version in story.versions)

    def next(self) -> Edition:
        """The edition one step later."""
        return replace(self, step=self.step + 1)

    def lines(self) -> tuple[str, ...]:
        """What appears at this step, oldest first: a headline with its label for each version."""
        appeared = [
            (version.published, printed_headline(story, version))
            for story in self.stories
            for version in story.versions
            if version.step == self.step
        ]
        return tuple(line for _, line in sorted(appeared))

    def reply(self, path: str, count: int = 0) -> Reply:
        """The answer at that path. `count` numbers the requests, for the page that never rests."""
        for outlet in OUTLETS.values():
            if path == outlet.feed:
                return self._feed(outlet)
            if path == f"/{outlet.key}/":
                return self._page(pages.front_page(outlet, self._headlines(outlet)))
        if path == "/":
            return self._page(pages.kiosk_page())
        if picture := re.fullmatch(r"/photograph/(\d{1,4})", path, re.ASCII):
            drawn = self._page(pages.photograph(int(picture[1])))
            return replace(drawn, media="image/svg+xml")
        return self._story(path, count)

    def _feed(self, outlet: Outlet) -> Reply:
        media = "application/atom+xml" if outlet.dialect == "plain" else "application/rss+xml"
        body = feed_of(outlet, self.stories, self.step, self.origin)
        return Reply(HTTPStatus.OK, body, f"{media}; charset=utf-8", self._touched(outlet))

    def _touched(self, outlet: Outlet) -> datetime:
        """When the outlet's feed last changed; a story without rest changes it at every step."""
        own = [story for story in self.stories if story.outlet == outlet.name]
        if any(story.noisy for story in own):
            return clock(self.step)
        appeared = [version.published for story in own for version in story.until(self.step)]
        return max(appeared, default=OPENING)

    def _page(self, text: str) -> Reply:
        return Reply(HTTPStatus.OK, text.encode(), modified=clock(self.step))

    def _story(self, path: str, count: int) -> Reply:
        for story in self.stories:
            versions = [one for one in story.until(self.step) if path_of(one) == path]
            if versions:
                return self._version(story, versions[-1], count)
        return Reply(HTTPStatus.NOT_FOUND, pages.lost_page().encode())

    def _version(self, story: DemoStory, version: DemoVersion, count: int) -> Reply:
        newest = story.until(self.step)[-1]
        related = self._related(story, self.step if story.noisy else version.step)
        if story.house.dialect == "plain" and newest.address != version.address:
            return Reply(HTTPStatus.MOVED_PERMANENTLY, b"", location=newest.address)
        if story.noisy:
            page = pages.story_page(story, version, pages.restless(related, count))
            return Reply(HTTPStatus.OK, page.encode())
        around = pages.settled(story, version, related)
        if version.what == "withdrawn":
            return Reply(HTTPStatus.GONE, pages.gone_page(story, version, around).encode())
        page = pages.story_page(story, version, around)
        return Reply(HTTPStatus.OK, page.encode(), modified=version.published)

    def _related(self, story: DemoStory, step: int) -> Iterator[tuple[str, str]]:
        own = {version.address for version in story.versions}
        told = replace(self, step=step)._headlines(story.house)
        return (pair for pair in told if pair[0] not in own)

    def _headlines(self, outlet: Outlet) -> list[tuple[str, str]]:
        """Address and printed headline of the outlet's stories as they stand, newest first."""
        standing = [
            (story.until(self.step)[-1], story)
            for story in self.stories
            if story.outlet == outlet.name and story.until(self.step)
        ]
        standing.sort(key=lambda pair: pair[0].published, reverse=True)
        return [(version.address, printed_headline(story, version)) for version, story in standing]


def path_of(version: DemoVersion) -> str:
    """The path of a version's address."""
    return urlsplit(version.address).path

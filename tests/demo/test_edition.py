from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from itertools import pairwise

import pytest

from tracker.demo.edition import Edition, Reply, path_of
from tracker.demo.outlets import OUTLETS
from tracker.demo.stories import DemoStory, DemoVersion, clock, read_stories
from tracker.demo.typeset import copy_of

Stories = tuple[DemoStory, ...]
MOVED, GONE = HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.GONE


@pytest.fixture
def opening(stories: Stories, origin: str) -> Edition:
    return Edition(stories, 0, origin)


def day(edition: Edition) -> Iterator[Edition]:
    while edition.step <= edition.last_step:
        yield edition
        edition = edition.next()


def expected(story: DemoStory, version: DemoVersion, step: int) -> HTTPStatus:
    told = story.until(step)
    if not any(one.address == version.address for one in told):
        return HTTPStatus.NOT_FOUND
    if story.house.dialect != "plain":
        return HTTPStatus.OK
    if told[-1].address != version.address:
        return MOVED
    return GONE if told[-1].what == "withdrawn" else HTTPStatus.OK


def test_every_address_answers_at_every_step_as_the_truth_says(opening: Edition) -> None:
    seen = set()
    for edition in day(opening):
        for story in edition.stories:
            for version in story.versions:
                reply = edition.reply(path_of(version))
                assert reply.status is expected(story, version, edition.step)
                seen.add(reply.status)
    assert seen == {HTTPStatus.OK, HTTPStatus.NOT_FOUND, MOVED, GONE}


def test_an_address_of_an_agency_keeps_its_text_and_a_newspaper_s_takes_the_newest(
    opening: Edition,
) -> None:
    for edition in day(opening):
        for story in edition.stories:
            for version in story.until(edition.step):
                reply = edition.reply(path_of(version))
                if reply.status is not HTTPStatus.OK:
                    continue
                told = [one for one in story.until(edition.step) if one.address == version.address]
                newest = [block.text for block in copy_of(story, told[-1])]
                assert all(text in unescaped(reply) for text in newest)


def test_the_old_address_of_a_moved_story_names_the_new_one(opening: Edition) -> None:
    gale = next(story for story in opening.stories if story.name == "gazette-gale")
    for edition in day(opening):
        reply = edition.reply(path_of(gale.versions[0]))
        moved = edition.step >= gale.versions[1].step
        assert reply.location == (gale.versions[1].address if moved else None)


def test_each_version_is_announced_once_at_its_step(opening: Edition) -> None:
    lines = [edition.lines() for edition in day(opening)]
    assert sum(map(len, lines)) == sum(len(story.versions) for story in opening.stories)
    assert "(URGENT) Bank of Garam cuts key rate to 2.25 pct in surprise move" in lines[0]
    assert lines[14] == (
        "STORY WITHDRAWN: Parks department denies paying for e-bikes that never arrived",
    )
    assert opening.last_step == 19


def test_a_page_at_rest_never_changes_and_the_restless_one_always_does(opening: Edition) -> None:
    first: dict[tuple[str, int], bytes] = {}
    for edition in day(opening):
        for story in edition.stories:
            for version in story.until(edition.step)[-1:]:
                again = [edition.reply(path_of(version), count) for count in (1, 2)]
                assert (again[0].body == again[1].body) is not story.noisy
                assert (again[0].modified is None) is (story.noisy or again[0].status is GONE)
                if not story.noisy:
                    key = (version.address, version.step)
                    assert first.setdefault(key, again[0].body) == again[0].body


def test_a_feed_s_date_moves_exactly_when_its_bytes_do(opening: Edition) -> None:
    for outlet in OUTLETS.values():
        replies = [edition.reply(outlet.feed) for edition in day(opening)]
        for old, new in pairwise(replies):
            assert old.modified is not None
            assert new.modified is not None
            assert (old.body != new.body) == (old.modified < new.modified)


def test_no_text_claims_to_be_younger_than_the_clock(opening: Edition) -> None:
    for edition in day(opening):
        for outlet in OUTLETS.values():
            modified = edition.reply(outlet.feed).modified
            assert modified is not None
            assert modified <= clock(edition.step)


def test_a_day_told_twice_is_the_same_day(opening: Edition, origin: str) -> None:
    again = Edition(read_stories(origin), 0, origin)
    for one, two in zip(day(opening), day(again), strict=True):
        paths = [outlet.feed for outlet in OUTLETS.values()]
        paths += [path_of(v) for story in one.stories for v in story.versions if not story.noisy]
        assert all(one.reply(path) == two.reply(path) for path in paths)


def test_every_link_and_picture_on_every_page_leads_somewhere(opening: Edition) -> None:
    for edition in day(opening):
        paths = {"/", *(f"/{outlet.key}/" for outlet in OUTLETS.values())}
        paths |= {path_of(v) for story in edition.stories for v in story.until(edition.step)}
        for path in paths:
            page = edition.reply(path).body.decode()
            for link in re.findall(r'(?:href|src)="(/[^"]*)"', page):
                assert edition.reply(link).status in {HTTPStatus.OK, MOVED, GONE}, (path, link)


@pytest.mark.parametrize(
    "path", ["/nowhere", "", "/photograph/", "/photograph/99999", "//", "/view"]
)
def test_an_unknown_address_is_not_found(opening: Edition, path: str) -> None:
    assert opening.reply(path).status is HTTPStatus.NOT_FOUND


def test_a_picture_is_a_picture(opening: Edition) -> None:
    reply = opening.reply("/photograph/12")
    assert reply.media == "image/svg+xml"
    assert reply.body.startswith(b"<svg")


def unescaped(reply: Reply) -> str:
    return unescape(reply.body.decode())

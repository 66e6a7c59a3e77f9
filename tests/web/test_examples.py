"""The demo's stories, with what to see in them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.demo.outlets import OUTLETS
from tracker.demo.stories import read_stories
from tracker.models.values import Article
from tracker.store.outlets import Named
from tracker.web.examples import Example, is_demo, known

TOLD = {
    (OUTLETS[story.outlet].key, story.versions[-1].headline): story
    for story in read_stories("http://wire.example")
}
"""The demo's stories by the short names of their outlets and their latest headlines."""


@pytest.mark.parametrize("example", known(), ids=lambda one: one.headline)
def test_every_example_is_a_story_of_the_demo_with_those_versions(example: Example) -> None:
    story = TOLD[example.outlet, example.headline]
    assert all(1 <= step <= len(story.versions) for step in example.steps)
    assert len(example.steps) in {0, 2}
    assert example.lesson.endswith(".")


def test_the_demo_is_known_by_its_outlets() -> None:
    demo = [Named(at, one.key, one.name) for at, one in enumerate(OUTLETS.values())]
    assert is_demo(demo)
    assert not is_demo([*demo, Named(99, "wire", "Wire")])
    assert not is_demo([])


def test_examples_that_are_here_lead_to_what_they_show(
    newsroom: Newsroom, client: TestClient
) -> None:
    example = next(one for one in known() if one.steps)
    newsroom.publishes(Article("Before"), outlet=example.outlet, title="Halyard")
    newsroom.publishes(Article(example.headline), outlet=example.outlet, title="Halyard")
    page = read(client.get("/examples").text)
    assert example.lesson in page.text
    assert {"/s/1/1..2", "/s/1"} <= set(page.links)


def test_a_desk_without_the_demo_says_where_the_examples_are(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    assert "this desk does not have them" in text(client, "/examples")
    assert "Demo data" not in text(client, "/")


def test_the_front_page_of_the_demo_explains_itself(newsroom: Newsroom, client: TestClient) -> None:
    for said in (FERRY, LATER):
        newsroom.publishes(said, outlet="gazette", title="Ostermere Gazette")
    shown = text(client, "/")
    assert "Demo data: invented stories of invented outlets" in shown
    assert shown.index("Demo data") < shown.index("47 hurt")

"""All stories."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import browsing, opened
from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.models.values import Article
from tracker.web.shelves import COLUMNS


def test_a_story_shows_how_long_its_versions_were(ferry: TestClient) -> None:
    answer = ferry.get("/stories")
    assert answer.text.count('<polyline points="1.0,') == 1
    assert re.search(r'aria-label="from \d+ to \d+ characters"', answer.text)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk with 120 stories of two outlets, one version each."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shelf') / 'tracker.db'}"
    with opened(url) as database, browsing(database) as client:
        newsroom = Newsroom(database)
        for number in range(120):
            said = Article(f"Ward {number} counts", paragraphs=(f"Ward {number} has voted.",))
            name = "gull" if number % 4 else "harbour"
            newsroom.publishes(said, f"https://{name}.example/{number}", outlet=name)
        yield client


@pytest.mark.parametrize(
    ("address", "pages", "number"), [("/stories", 3, 120), ("/stories?outlet=gull", 2, 90)]
)
def test_every_story_is_on_one_page(
    long: TestClient, address: str, pages: int, number: int
) -> None:
    seen: list[str] = []
    for _ in range(pages):
        page = read(long.get(address).text)
        seen += [one for one in page.links if re.fullmatch(r"/s/\d+", one)]
        address = page.rel.get("next", "")
    assert address == ""
    assert len(seen) == len(set(seen)) == number


def test_the_list_for_programs_goes_on_too(long: TestClient) -> None:
    told = long.get("/stories.json").json()
    assert (len(told["stories"]), told["next"]) == (120, None)
    assert told["stories"][0]["headline"] == "Ward 119 counts"


def test_the_list_as_csv(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(replace(FERRY, headline="+1, they said"))
    newsroom.publishes(replace(LATER, headline="+2, they said"))
    [row] = csv.DictReader(io.StringIO(client.get("/stories.csv").text))
    assert tuple(row) == COLUMNS
    assert (row["headline"], row["versions"]) == ("'+2, they said", "2")
    assert int(row["characters"]) > 100


@pytest.mark.parametrize("kind", ["", ".json", ".csv"])
@pytest.mark.parametrize(
    "wrong", ["outlet=nobody", "after=x", "after=%00", "after=bmV3ZXN0IDEgMQ=="]
)
def test_what_there_is_none_of(client: TestClient, kind: str, wrong: str) -> None:
    status = 404 if "==" not in wrong else 200
    assert client.get(f"/stories{kind}?{wrong}").status_code == status


def test_behind_the_end_there_is_a_way_back(ferry: TestClient) -> None:
    assert "The list has ended" in text(ferry, "/stories?after=bmV3ZXN0IDEgMQ")

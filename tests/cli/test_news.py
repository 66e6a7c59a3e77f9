from __future__ import annotations

import pytest
from rich.console import Console

from tests.cli.conftest import Screen
from tests.cli.newswire import filed
from tracker.cli import news

FERRY = filed("Ferry with 14 aboard", "Ferry with 12 aboard", label="LEAD")
URL = "https://harbour.example/view/0102"


def test_on_a_pipe_a_version_is_one_record(capsys: pytest.CaptureFixture[str]) -> None:
    news.write(FERRY)
    news.write(filed("Ferry aground"))
    assert capsys.readouterr().out.splitlines() == [
        f"5\t2\tharbour\tLEAD\theadline\tFerry with [-12-]{{+14+}} aboard\t{URL}",
        f"5\t1\tharbour\t\t\tFerry aground\t{URL}",
    ]


def test_as_an_object_the_headline_is_the_new_one() -> None:
    assert news.as_object(filed("B", "A", back=1)) == {
        "story": 5,
        "outlet": "harbour",
        "number": 2,
        "label": None,
        "weight": "headline",
        "headline": "B",
        "address": URL,
        "back": 1,
    }


def test_on_a_terminal_it_says_which_version_of_which_story_it_is() -> None:
    screen = Console(file=Screen(), color_system=None)
    assert news.drawn(FERRY, screen).plain == (
        "story 5 · version 2 · LEAD · headline · Harbour News Agency\n"
        "  Ferry with [-12-]{+14+} aboard"
    )
    assert "a new story" in news.title(filed("Ferry aground")).plain
    back = news.title(filed("A", "B", weight="label_only", back=1, number=3)).plain
    assert "version 3 · label only · the text of version 1 is back" in back

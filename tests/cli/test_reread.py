"""`reread` at a terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("archive")
def test_stories_that_a_feed_gave_have_no_page_to_read_anew(run: Run) -> None:
    ended = run("reread", "--all")
    assert (ended.code, ended.out) == (0, "")
    assert "0 pages read anew; 0 read otherwise than before." in ended.err
    assert run("reread", "1", "--json").json == []


@pytest.mark.usefixtures("archive")
def test_exactly_one_thing_is_named(run: Run) -> None:
    assert run("reread").code == 2
    assert run("reread", "1", "--all").code == 2
    assert run("reread", "--outlet", "nobody").code == 3
    assert run("reread", "999").code == 3

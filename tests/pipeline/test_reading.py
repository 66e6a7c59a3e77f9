"""Feeds and pages are read in children, and nowhere else."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import tracker
from tests.readers import shared_readers
from tracker.bounded.readers import Readers, Step
from tracker.errors import ParseError
from tracker.models.values import Answer
from tracker.parse.feed import read_feed
from tracker.parse.page.reading import read_page
from tracker.pipeline.reading import READ_FEED, READ_PAGE, feed_text, page_text

URL = "https://wire.example/ferry"
NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
FEED = """<rss version="2.0"><channel><title>Wire</title><item>
<title>(2nd LD) Ferry talks “fail”</title><guid>ferry-1</guid><link>https://wire.example/1</link>
<description>Crews &lt;b&gt;walked&lt;/b&gt; out.&lt;p&gt;Talks ended.</description>
<pubDate>Sat, 03 May 2031 11:00:00 +0900</pubDate></item></channel></rss>"""
PAGE = """<html><head><title>Ferry talks fail</title>
<meta property="article:published_time" content="2031-05-03T11:00:00Z"></head><body><article>
<h1>Ferry talks fail</h1><p>Crews of the Velmora ferry walked out at dawn on Saturday, and nobody
crossed the strait until noon.</p><p>Talks about night shifts had ended late on Friday without a
result, the company said, and no date was set for others.</p></article></body></html>"""


@pytest.fixture
def readers() -> Readers:
    return shared_readers()


def answer(body: bytes, content_type: str = "text/html; charset=utf-8") -> Answer:
    return Answer(URL, URL, 200, {"content-type": content_type}, body, NOW)


def test_a_child_gives_what_the_step_gives(readers: Readers) -> None:
    feed, page = answer(FEED.encode("cp1252"), "text/xml; charset=cp1252"), answer(PAGE.encode())
    read = feed_text(readers, feed).result()
    assert read == read_feed(feed.body, content_type="text/xml; charset=cp1252")
    assert read.entries[0].title == "(2nd LD) Ferry talks “fail”"
    assert read.entries[0].summary == ("Crews walked out.", "Talks ended.")
    assert page_text(readers, page).result() == read_page(page.body, url=URL)


def test_what_is_no_feed_and_no_page_is_refused_in_words(readers: Readers) -> None:
    with pytest.raises(ParseError, match="This is a web page, not a feed"):
        feed_text(readers, answer(PAGE.encode())).result()
    with pytest.raises(ParseError, match="not a web page but a file"):
        page_text(readers, answer(b"%PDF-1.7")).result()


@pytest.mark.parametrize("step", [READ_FEED, READ_PAGE])
def test_a_step_is_a_function_that_gives_what_it_says(step: Step[Any]) -> None:
    module, name = step.name.split(":")
    function = getattr(importlib.import_module(module), name)
    assert get_type_hints(function)["return"] is step.gives
    assert next(iter(inspect.signature(function).parameters)) == "body"


PRODUCT = sorted(Path(tracker.__file__).parent.rglob("*.py"))
HOSTILE = {"read_feed", "read_page", "html_lines", "fromstring", "bare_extraction"}


@pytest.mark.parametrize("module", PRODUCT, ids=lambda path: path.stem)
def test_nobody_else_reads_markup(module: Path) -> None:
    """The steps are named to the children, and called by them; all that they call is in `parse`."""
    if "parse" in module.parts:
        return
    names = {
        getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name | ast.alias)
    }
    assert not names & HOSTILE


PARSERS = {"HTMLParser", "XMLParser"}


def test_every_parser_stays_at_home() -> None:
    """None opens a file or an address, and none resolves what a document type declares."""
    calls = [
        node
        for module in PRODUCT
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in PARSERS
    ]
    assert len(calls) >= 3
    for call in calls:
        said = {word.arg: ast.unparse(word.value) for word in call.keywords}
        assert said["no_network"] == "True"
        if getattr(call.func, "attr", "") == "XMLParser":
            assert (said["resolve_entities"], said["load_dtd"]) == ("False", "False")


def test_whoever_polls_and_files_loads_nothing_that_reads_markup() -> None:
    heavy = "{'trafilatura', 'feedparser', 'lxml'}"
    code = f"import sys, tracker.desk.polling.rounds as _; print({heavy} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetch.robots import (
    LONGEST_DELAY_S,
    ROBOTS_BYTES,
    delay_s,
    lines_for,
    permits,
    token_of,
)

US = "StoryTracker"
HOME = "https://wire.test"


def allowed(robots: str | bytes, path: str) -> bool:
    body = robots if isinstance(robots, bytes) else robots.encode()
    return permits(lines_for(US, body), US, HOME + path)


@pytest.mark.parametrize(
    ("robots", "path", "may"),
    [
        ("", "/a", True),
        ("<html><body>Not found</body></html>", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /drafts", "/drafts/7", False),
        ("User-agent: *\nDisallow: /drafts", "/news/7", True),
        ("User-agent: *\nDisallow: /\nAllow: /rss", "/rss.xml", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: StoryTracker\nDisallow: /", "/a", False),
        ("User-agent: storytracker/9\nDisallow: /", "/a", False),
        ("User-agent: story\nDisallow: /", "/a", True),
        ("User-agent: OtherBot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: StoryTracker\nDisallow: /x", "/a", True),
        ("User-agent: OtherBot\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nUser-agent: OtherBot\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a\nUser-agent: OtherBot\nDisallow: /", "/b", True),
        ("User-agent: *\nSitemap: https://x/\n\n# all\nDisallow: /", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("user-AGENT : *  # all\r\nDISALLOW : /a # and more\r\n", "/a", False),
        ("User-agent: *\rDisallow: /", "/a", False),
        (b"User-agent: *\nDisallow: /\xff\xfe\nDisallow: /a", "/a", False),
        ("Disallow: /", "/a", True),
    ],
)
def test_a_robots_txt_is_heeded(robots: str | bytes, path: str, may: bool) -> None:
    assert allowed(robots, path) is may


@pytest.mark.parametrize(
    ("robots", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5),
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY_S),
        ("User-agent: *\nCrawl-delay: 1e400", 0),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: OtherBot\nCrawl-delay: 9", 0),
        ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: StoryTracker\nCrawl-delay: 4", 4),
        ("", 0),
    ],
)
def test_a_crawl_delay_is_read_within_bounds(robots: str, seconds: float) -> None:
    assert delay_s(lines_for(US, robots.encode()), US) == seconds


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [
        ("StoryTracker/0.1 (+desk@example.org)", "StoryTracker"),
        ("Desk", "Desk"),
        ("my-desk_2/1", "my-desk_"),
        ("", "*"),
        ("1desk", "*"),
    ],
)
def test_a_user_agent_goes_by_the_name_that_it_begins_with(user_agent: str, token: str) -> None:
    assert token_of(user_agent) == token


def test_half_a_line_at_the_cap_is_no_rule() -> None:
    rules = b"User-agent: *\nDisallow: /drafts\n"
    padding = b"#" * (ROBOTS_BYTES - len(rules) - len(b"\nDisallow: /")) + b"\n"
    body = rules + padding + b"Disallow: /private/of/nobody\n"
    assert body[:ROBOTS_BYTES].endswith(b"Disallow: /")
    assert allowed(body, "/news")
    assert not allowed(body, "/drafts")


def test_only_the_beginning_of_an_endless_file_counts() -> None:
    body = b"User-agent: *\nDisallow: /a\n" + b"# nothing\n" * ROBOTS_BYTES + b"Disallow: /b\n"
    assert not allowed(body, "/a")
    assert allowed(body, "/b")


def test_ten_thousand_names_over_ten_thousand_rules_are_read_once() -> None:
    """A parser that keeps each rule for each name would hold a hundred million of them."""
    names = b"".join(b"User-agent: bot%d\n" % n for n in range(12_000))
    rules = b"".join(b"Disallow: /%d\n" % n for n in range(12_000))
    body = names + b"User-agent: *\n" + rules
    assert len(body) < ROBOTS_BYTES
    lines = lines_for(US, body)
    assert lines.count("\n") == 12_000
    assert not permits(lines, US, f"{HOME}/11999")


@pytest.mark.parametrize("unit", ["*a", "%", "$", "*", "%41", "/"])
def test_rules_made_to_stall_a_matcher_do_not(unit: str) -> None:
    """Both one that is as long as the file, and a file full of long ones."""
    for rule in (unit * ROBOTS_BYTES, f"{unit * (2_000 // len(unit))}$\nDisallow: /" * 240):
        body = f"User-agent: *\nDisallow: /x\nDisallow: /{rule}".encode()
        assert not allowed(body, "/x" + "a" * 2_000)


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_file_is_read(body: bytes, path: str) -> None:
    lines = lines_for(US, b"User-agent: *\n" + body)
    assert permits(lines, US, f"{HOME}/{path}") in {True, False}
    assert 0 <= delay_s(lines, US) <= LONGEST_DELAY_S
    assert lines_for(US, lines.encode()) == lines

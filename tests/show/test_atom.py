"""A feed that every reader can read, whatever an outlet wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import diff
from tracker.models.claims import NoteVerdict
from tracker.models.values import Article, Weight
from tracker.show import atom

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
WAS = Article("Ferry aground, 12 hurt", paragraphs=("At least 12 were hurt.", "It is old."))
NOW = Article("Ferry aground, 47 hurt", paragraphs=("At least 47 were hurt.", "It is old."))


def change(was: Article = WAS, now: Article = NOW, **other: Any) -> atom.Change:
    told: dict[str, Any] = {
        "story": 12,
        "outlet": "The Wire",
        "versions": (2, 3),
        "headlines": (was.headline, now.headline),
        "labels": (None, "2nd LD"),
        "weight": Weight.HEADLINE,
        "changed_at": NOON,
        "unseen_until": NOON - timedelta(minutes=5),
        "verdict": NoteVerdict.UNMENTIONED,
        "note": "(ADDS details)",
        "address": "https://wire.example/1",
        "diff": diff.compare(was, now),
    }
    return atom.Change(**told | other)


def read(*changes: atom.Change, title: str = "Desk") -> Any:
    path = "/changes.atom?weight=headline&outlet=wire"
    made = atom.feed(title, "https://desk.example/", path, "/?weight=headline", changes)
    return feedparser.parse(made)


def test_an_entry_tells_now_and_was_and_what_changed() -> None:
    found = read(change())
    assert not found.bozo
    assert found.version == "atom10"
    [entry] = found.entries
    assert entry.id == "tag:desk.example,2026:change/12/2-3"
    assert entry.title == "Ferry aground, 47 hurt (was: Ferry aground, 12 hurt)"
    assert entry.updated == "2031-05-03T12:00:00Z"
    assert entry.author == "The Wire"
    assert [tag.term for tag in entry.tags] == ["headline"]
    links = {link.rel: link.href for link in entry.links}
    assert links["alternate"] == "https://desk.example/s/12/2..3"
    assert links["related"] == "https://wire.example/1"
    content = entry.content[0].value
    assert entry.content[0].type == "text/html"
    assert "[-12-]" in content
    assert "{+47+}" in content
    assert "not all mentioned in the note" in content
    assert "It is old" not in content


def test_what_went_and_came_is_styled_in_its_element() -> None:
    made = atom.feed("Desk", "https://desk.example", "/changes.atom", "/", [change()]).decode()
    assert '&lt;del style="background:' in made
    assert '&lt;ins style="background:' in made


def test_a_headline_that_stayed_is_told_once() -> None:
    same = replace(NOW, headline=WAS.headline)
    [entry] = read(change(now=same)).entries
    assert entry.title == WAS.headline


def test_a_feed_of_nothing_is_a_feed() -> None:
    found = read()
    assert not found.bozo
    assert found.entries == []
    assert found.feed.updated == "1970-01-01T00:00:00Z"


def test_an_address_that_leads_nowhere_is_no_link() -> None:
    [entry] = read(change(address="javascript:alert(1)")).entries
    assert [link.rel for link in entry.links] == ["alternate"]


def test_of_a_long_change_so_much_is_shown() -> None:
    was = Article("Same", paragraphs=tuple(f"Paragraph {n} says this." for n in range(30)))
    now = Article("Same", paragraphs=tuple(f"Paragraph {n} says that." for n in range(30)))
    [entry] = read(change(was, now)).entries
    assert "… and 24 more changed paragraphs" in entry.content[0].value


_ANYTHING = st.text(st.characters(categories=None), max_size=40) | st.sampled_from(
    ["\0\x0b\x1b[31m", "]]>", "<script>alert(1)</script>", "&#0;", "\ud800", "\ufffe", "\U0010ffff"]
)


@settings(max_examples=60, deadline=None)
@given(_ANYTHING, _ANYTHING, _ANYTHING)
def test_whatever_an_outlet_writes_the_feed_is_well_formed(was: str, now: str, text: str) -> None:
    old = Article(was, paragraphs=(text, was))
    new = Article(now, paragraphs=(now, text))
    other = change(old, new, outlet=text, note=text, labels=(was, now), address=f"http://{text}")
    found = read(other, title=text)
    assert not found.bozo, found.get("bozo_exception")
    [entry] = found.entries
    assert entry.id == "tag:desk.example,2026:change/12/2-3"
    assert "<script" not in entry.content[0].value

"""Reads a page as a browser does: its elements, its links, its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from starlette.testclient import TestClient


@dataclass
class Page:
    """What a page holds."""

    text: str = ""
    """Everything that is written, as a reader sees it."""
    elements: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Every address that it can lead to, or load from."""
    rel: dict[str, str] = field(default_factory=dict)
    """The links to what comes before and after."""
    current: list[str] = field(default_factory=list)
    """The links that are marked as where the reader is."""
    values: dict[str, str] = field(default_factory=dict)
    """What stands in the fields of forms, by name; of a choice the last."""


_IN_A_LINE = {"a", "bdi", "del", "ins", "span", "strong", "time"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.elements.add(tag)
        self.page.attributes |= set(given)
        address = given.get("href") or given.get("src") or given.get("action")
        if address is not None:
            self.page.links.append(address)
            if "aria-current" in given:
                self.page.current.append(address)
            if given.get("rel") in ("prev", "next"):
                self.page.rel[given["rel"]] = address
        if "name" in given:
            self.page.values[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _IN_A_LINE:
            self.page.text += "\n"

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read(html: str) -> Page:
    """What a page holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def text(client: TestClient, address: str, status: int = 200) -> str:
    """What a reader sees of a page, in one line."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return " ".join(read(answer.text).text.split())

"""A feed of any kind is read into entries, and what is no feed is refused in words for people."""

from __future__ import annotations

import json
import string
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import ParseError
from tracker.models.values import FeedText
from tracker.parse.feed import LONGEST_ADDRESS, LONGEST_TITLE, read_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Velmora Wire</title><link>https://wire.example/</link>
<item><title>Ferry talks fail &amp; harbour closes</title>
<link>https://wire.example/ferry</link><guid isPermaLink="false">urn:ferry:1</guid>
<description>Crews walked out at dawn.</description>
<content:encoded><![CDATA[<p>Crews walked out at dawn.</p><p>Talks ended.</p>]]></content:encoded>
<pubDate>Mon, 28 Oct 2024 21:30:00 +0900</pubDate></item>
<item><title>Mill burns – nobody hurt</title><link>https://wire.example/mill</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Velmora Wire</title>
<link href="https://wire.example/"/>
<entry><title>Ferry talks fail</title><id>urn:ferry:1</id>
<link href="https://wire.example/ferry"/><updated>2024-10-28T12:30:00Z</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://wire.example/"><title>Velmora Wire</title>
<link>https://wire.example/</link><items/></channel>
<item rdf:about="https://wire.example/ferry"><title>Ferry talks fail</title>
<link>https://wire.example/ferry</link><dc:date>2024-10-28T12:30:00Z</dc:date></item></rdf:RDF>"""

NETSCAPE = """<rss version="0.91"><channel><title>Velmora Wire</title>
<link>https://wire.example/</link><item><title>Ferry talks fail</title>
<link>https://wire.example/ferry</link></item></channel></rss>"""

JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Velmora Wire",
    "items": [{"id": "1", "title": "Ferry talks fail", "url": "https://wire.example/ferry"}],
})  # fmt: skip


def of_items(*items: str) -> bytes:
    feed = "<rss version='2.0'><channel><title>Velmora Wire</title>{}</channel></rss>"
    return feed.format("".join(f"<item>{item}</item>" for item in items)).encode()


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, NETSCAPE, JSON])
def test_every_kind_of_feed_is_read(feed: str) -> None:
    read = read_feed(feed.encode())
    assert read.title == "Velmora Wire"
    assert read.entries[0].title.startswith("Ferry talks fail")
    assert read.entries[0].link == "https://wire.example/ferry"
    assert read.warnings == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \r\n\0\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"Service unavailable", "neither XML nor JSON"),
        (bytes(range(256)), "neither XML nor JSON"),
        (b"<!doctype html><html><body><p>Welcome</p></body></html>", "web page, not a feed"),
        (b"<html><body><item>one</item><entry>two</entry></body></html>", "web page, not a feed"),
        (b"<opml><body><outline text='feeds'/></body></opml>", "<opml>"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "<urlset>"),
        (b'{"error": "not found"}', "no JSON Feed"),
        (b"[1, 2]", "no JSON Feed"),
        (b'{"version', "cannot be read"),
        (b"[" * 100_000, "nested"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, words: str) -> None:
    with pytest.raises(ParseError, match=words):
        read_feed(body)


def test_a_page_that_names_its_feed_is_refused_with_the_feed() -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
    page = f"<!doctype html><html><head>{link}</head><body><p>Welcome</p></body></html>"
    with pytest.raises(ParseError, match=r"names a feed: /rss\.xml"):
        read_feed(page.encode())


def test_a_feed_without_items_is_a_feed() -> None:
    assert read_feed(of_items()) == FeedText("Velmora Wire", ())


def test_two_items_of_one_guid_are_both_kept() -> None:
    read = read_feed(of_items("<guid>1</guid><title>A</title>", "<guid>1</guid><title>B</title>"))
    assert [(entry.guid, entry.title) for entry in read.entries] == [("1", "A"), ("1", "B")]
    assert read.warnings == ()


def test_a_guid_that_stands_for_several_links_is_warned_of() -> None:
    read = read_feed(
        of_items(
            *(
                f"<guid isPermaLink='false'>1</guid><link>http://w.example/{n}</link>"
                for n in range(3)
            )
        )
    )
    assert [entry.link for entry in read.entries] == [f"http://w.example/{n}" for n in range(3)]
    assert read.warnings == (
        "Items of different links have the same guid; they are told apart by their links.",
    )


NO_CHARSETS = ["utf-7", "hex", "rot13", "idna", "punycode", "zip", "unicode_escape", "mbcs", "x\0"]


@pytest.mark.parametrize("name", NO_CHARSETS)
@pytest.mark.parametrize("where", ["declaration", "header"])
def test_what_is_no_charset_of_texts_decodes_nothing(name: str, where: str) -> None:
    body = of_items("<title>Mill burns – +ADw-b+AD4- 6d696c6c</title>")
    header = f"text/xml; charset={name}" if where == "header" else None
    if where == "declaration":
        body = f'<?xml version="1.0" encoding="{name}"?>'.encode() + body
    read = read_feed(body, content_type=header)
    assert [entry.title for entry in read.entries] == ["Mill burns – +ADw-b+AD4- 6d696c6c"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_items_over_the_limit_are_left_out_with_a_warning(limit: int) -> None:
    items = [f"<title>{n}</title>" for n in range(4)]
    read = read_feed(of_items(*items), limit=limit)
    assert [entry.title for entry in read.entries] == [str(n) for n in range(limit)]
    assert read.warnings == (f"The feed has more than {limit} items; the first {limit} were read.",)


def test_as_many_items_as_the_limit_need_no_warning() -> None:
    assert read_feed(of_items("<title>A</title>", "<title>B</title>"), limit=2).warnings == ()


def test_the_limit_holds_for_json_too() -> None:
    feed = json.loads(JSON)
    feed["items"] *= 3
    read = read_feed(json.dumps(feed).encode(), limit=2)
    assert len(read.entries) == 2
    assert "more than 2 items" in read.warnings[0]


def test_a_title_too_long_is_cut_and_an_address_too_long_left_out() -> None:
    path = "x" * LONGEST_ADDRESS
    link = f"https://wire.example/{path}"
    read = read_feed(of_items(f"<title>{path}</title><link>{link}</link><guid>{link}</guid>"))
    entry = read.entries[0]
    assert entry.title == "x" * LONGEST_TITLE
    assert (entry.link, entry.guid) == (None, None)
    assert len(read.warnings) == 3


def test_a_warning_is_said_once() -> None:
    long = f"<title>{'x' * 2_000}</title>"
    assert len(read_feed(of_items(long, long)).warnings) == 1


def test_a_text_longer_than_any_story_is_cut_and_says_so() -> None:
    text = f"{'The mill burned. ' * 130_000}<p>Nobody was hurt."
    cut, other = (
        read_feed(of_items(f"<description><![CDATA[{it}]]></description>"))
        for it in (text, text + " One was.")
    )
    assert cut.warnings == ("A text longer than 300,000 characters was cut.",)
    first, last = cut.entries[0].summary
    assert (len(first), last[:9]) == (300_000, "[Cut here")
    assert other.entries[0].summary[0] == first
    assert other.entries[0].summary[1] != last, "a change beyond the cut is seen"


def test_a_text_that_no_story_looks_like_is_left_out() -> None:
    read = read_feed(of_items(f"<description>{'&lt;div>' * 300}x</description><title>T</title>"))
    assert (read.entries[0].title, read.entries[0].summary) == ("T", ())
    assert read.warnings == (
        "A text in the feed: nested deeper than 256: not read, kept as it came.",
    )


# -- nothing is opened -------------------------------------------------------------------------

_opened: list[str] = []
_watching = False


def _watch(event: str, args: tuple[object, ...]) -> None:
    if _watching and event in {"open", "socket.connect", "socket.getaddrinfo", "urllib.Request"}:
        _opened.append(f"{event} {args[0]}")


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The files and connections that were opened meanwhile."""
    global _watching  # noqa: PLW0603 (a hook cannot be taken down again, only told to look away)
    _opened.clear()
    _watching = True
    try:
        yield _opened
    finally:
        _watching = False


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY secret SYSTEM "{address}">]>',
        '<!DOCTYPE rss SYSTEM "{address}">',
        '<!DOCTYPE rss [<!ENTITY % all SYSTEM "{address}"> %all;]>',
    ],
)
@pytest.mark.parametrize("broken", ["", "<mill>"])
def test_no_entity_opens_anything(doctype: str, broken: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY secret "the secret">')
    items = of_items(f"<title>It is &secret; or not</title>{broken}")
    read_feed(items)  # whatever is imported on first use has been
    with watched() as opened:
        read = read_feed(doctype.format(address=secret.as_uri()).encode() + items)
    assert opened == []
    assert "the secret" not in repr(read)


def test_bytes_that_are_the_name_of_a_file_are_no_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    with watched() as opened, pytest.raises(ParseError):
        read_feed(str(path).encode())
    assert opened == []


# -- whatever comes ----------------------------------------------------------------------------

PIECES = [
    b"<", b">", b"&", b"&#99999999999;", b"&#xD800;", b"&nbsp;", b"<![CDATA[", b"]]>", b"<!--",
    b"\0", b"\xff", b"\xed\xa0\x80", b"<item>", b"</item>", b"<entry>", b"<title>",
    b"<links a='b'>",
    b"<authors x='1'>", b"<summary_detail a='1'>", b"<content type='image/png' mode='base64'>",
    b"<image>", b"<textinput>", b"<source url='x'>", b"<!ENTITY a 'b'>", b" xml:base='http://[x'",
    b"<updated>99999</updated>", b"<svg>", b"http://[", b"javascript:", b"<a/b/", b"{", b"]", b",",
]  # fmt: skip
SEEDS = [text.encode() for text in (RSS, ATOM, RDF, JSON)]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A feed into which pieces of others, and of nothing, fell."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(body)))
        gap = draw(st.integers(0, 30))
        body = body[:at] + draw(st.sampled_from([*PIECES, b""])) + body[at + gap :]
    return body


def assert_clean(read: FeedText) -> None:
    for entry in read.entries:
        texts = (entry.title, entry.guid, entry.link, *entry.summary, *entry.content, entry.byline)
        for text in filter(None, texts):
            text.encode()  # raises for half a character
            assert not any(char in text for char in "\0\x01\x08\x7f\x85")
        assert entry.title == " ".join(entry.title.split())
        assert entry.link is None or entry.link.startswith(("http://", "https://"))


CHARSETS = st.sampled_from(
    [None, "text/xml", "text/html; charset=\xff", "application/xml; charset=utf-32", "; ;"]
)


@given(damaged() | st.binary(max_size=300), CHARSETS)
@example(b"<rss><channel><item><title>&#xD800;</title></item></channel></rss>", None)
@example(b'<?xml version="1.0" encoding="\xff"?><rss><channel/></rss>', None)
@example(b"<rss><channel><authors x='1'><author>A</author></authors></channel></rss>", "text/xml")
def test_whatever_comes_is_read_or_refused(body: bytes, content_type: str | None) -> None:
    try:
        read = read_feed(body, content_type=content_type)
    except ParseError as error:
        said = str(error)
    else:
        assert_clean(read)
        said = "".join(read.warnings)
    assert said.isprintable()


@given(st.text(alphabet=string.printable + "\0\x01\x85\u202e\u2028é中", min_size=1, max_size=60))
def test_no_title_breaks_a_line(title: str) -> None:
    read = read_feed(of_items(f"<title><![CDATA[{title.replace(']]>', '')}]]></title>"))
    assert_clean(read)
    assert len(read.entries) == 1

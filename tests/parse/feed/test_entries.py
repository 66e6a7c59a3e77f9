"""An item of a feed becomes an entry: each field legible, nothing taken for what it is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.models.values import Entry
from tracker.parse.feed.entries import as_html, byline_of, guid_of, parts_in, text_in
from tracker.parse.feed.xmlfeed import read_xml_feed

SPACES = """xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" """


def rss(item: str, link: str = "https://wire.example/news/") -> Entry:
    channel = f"<channel><link>{link}</link><item>{item}</item></channel>"
    return read_xml_feed(f"<rss version='2.0' {SPACES}>{channel}</rss>".encode(), "", 9).entries[0]


def atom(entry: str) -> Entry:
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>"
    return read_xml_feed(feed.encode(), "", 9).entries[0]


def test_an_item_without_anything_is_an_empty_entry() -> None:
    assert rss("") == Entry(title="")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ferry &amp; mill", "Ferry & mill"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Ferry&lt;/b&gt; talks", "Ferry talks"),
        ("<![CDATA[Un<i>believ</i>able]]>", "Unbelievable"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Ferry", "Ferry"),
        ("How to read &lt;T&gt;", "How to read <T>"),
        ("5 &lt; 6", "5 < 6"),
        ("Ferry&#13;&#10;Bcc: crew", "Ferry Bcc: crew"),
        ("  Ferry\n\t talks ", "Ferry talks"),
        ("Ferry \u202egnp.exe\u202c", "Ferry gnp.exe"),
        ("(LEAD) Ferry&#160;talks", "(LEAD) Ferry talks"),
    ],
)
def test_a_title_is_one_line_of_text(written: str, title: str) -> None:
    assert rss(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://wire.example/1?a=1&amp;b=2", "https://wire.example/1?a=1&b=2"),
        ("/1", "https://wire.example/1"),
        ("1", "https://wire.example/news/1"),
        ("//other.example/1", "https://other.example/1"),
        (" \n https://wire.example/1 \n ", "https://wire.example/1"),
        ("https://wire.example/a b", "https://wire.example/a%20b"),
        ("javascript:alert(1)", None),
        ("java&#9;script:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/hostname", None),
        ("http://[bad/1", None),
        ("", None),
    ],
)
def test_a_link_is_an_address_of_the_web_or_none(written: str, link: str | None) -> None:
    assert rss(f"<link>{written}</link>").link == link


def test_a_relative_link_of_a_feed_without_link_is_none() -> None:
    assert rss("<link>/1</link>", link="").link is None


def test_a_guid_is_the_link_only_where_it_is_a_permalink() -> None:
    assert rss("<guid>https://wire.example/1</guid>").link == "https://wire.example/1"
    assert rss("<guid isPermaLink='false'>https://wire.example/1</guid>").link is None


def test_a_link_from_before_a_redirecting_service_goes_first() -> None:
    item = "<link>https://proxy.example/x</link><feedburner:origLink>{}</feedburner:origLink>"
    assert rss(item.format("https://wire.example/1")).link == "https://wire.example/1"
    assert rss(item.format("javascript:x")).link == "https://proxy.example/x"


def test_the_link_of_an_atom_entry_is_the_alternate_of_any_type() -> None:
    links = "<link rel='edit' href='https://w.example/e'/><link type='text/plain' href='{}'/>"
    assert atom(links.format("https://w.example/1")).link == "https://w.example/1"


@pytest.mark.parametrize(("text", "guid"), [(" a\n b ", "a b"), ("\0", None), ("", None)])
def test_a_guid_is_one_line(text: str, guid: str | None) -> None:
    assert guid_of(text) == guid


NOON = datetime(2024, 10, 28, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "published", "updated"),
    [
        ("<pubDate>Mon, 28 Oct 2024 21:30:00 +0900</pubDate>", NOON, None),
        ("<pubDate>Mon, 28 Oct 2024 21:30:00 KST</pubDate>", NOON, None),
        ("<pubDate>2024-10-28 12:30:00</pubDate>", NOON, None),
        ("<dc:date>2024-10-28T12:30:00Z</dc:date>", NOON, None),
        ("<dcterms:created>2024-10-28T12:30:00Z</dcterms:created>", NOON, None),
        (
            "<pubDate>Mon, 28 Oct 2024 12:30:00 GMT</pubDate>"
            "<atom:updated>2024-10-28T12:30:00Z</atom:updated>",
            NOON,
            NOON,
        ),
        ("<pubDate>yesterday</pubDate>", None, None),
        ("<pubDate>Mon, 28 Oct 99999 21:30:00 GMT</pubDate>", None, None),
        ("<pubDate>0001-01-01T00:00:00Z</pubDate>", None, None),
        ("", None, None),
    ],
)
def test_times_are_utc_or_none(
    item: str, published: datetime | None, updated: datetime | None
) -> None:
    assert (rss(item).published_at, rss(item).updated_at) == (published, updated)


def test_an_atom_entry_that_was_only_updated_was_not_published_then() -> None:
    entry = atom("<updated>2024-10-28T12:30:00Z</updated>")
    assert (entry.published_at, entry.updated_at) == (None, NOON)


@pytest.mark.parametrize(
    ("item", "summary", "content"),
    [
        ("<description>Short</description>", "Short", ""),
        (f"<description>{'Long. ' * 500}</description>", ("Long. " * 500).strip(), ""),
        ("<description>5 &amp;lt; 6</description>", "5 < 6", ""),
        ("<content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded>", "", "Full"),
        (
            "<content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded>"
            "<description>Short</description>",
            "Short",
            "Full",
        ),
        ("<description>Short</description><content:encoded/>", "Short", ""),
        (
            "<description>Short</description>"
            "<media:description>A &lt;b&gt;mill&lt;/b&gt;</media:description>",
            "Short",
            "",
        ),
        (
            "<description>Short</description><itunes:summary>It is shorter</itunes:summary>",
            "Short",
            "",
        ),
        ("<description>Short</description><dc:description>Other</dc:description>", "Short", ""),
    ],
)
def test_a_description_is_the_summary_and_never_the_text(
    item: str, summary: str, content: str
) -> None:
    entry = rss(item)
    assert ("\n".join(entry.summary), "\n".join(entry.content)) == (summary, content)


@pytest.mark.parametrize(
    ("entry", "summary", "content"),
    [
        ("<summary>5 &lt; 6</summary>", "5 < 6", ""),
        ("<summary type='html'>&lt;p&gt;Short&lt;/p&gt;</summary>", "Short", ""),
        ("<content type='html'>&lt;p&gt;Full&lt;/p&gt;</content>", "", "Full"),
        ("<content type='text'>One\n\nTwo</content>", "", "One\nTwo"),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Full</p></div>"
            "</content>",
            "",
            "Full",
        ),
        ("<content type='image/png'>aGVsbG8=</content>", "", ""),
        ("<content src='https://wire.example/1'/>", "", ""),
    ],
)
def test_atom_texts_are_read_by_their_type(entry: str, summary: str, content: str) -> None:
    read = atom(entry)
    assert ("\n".join(read.summary), "\n".join(read.content)) == (summary, content)


@pytest.mark.parametrize(
    ("text", "kind", "markup"),
    [
        ("One & two\n\nThree", "text/plain", "<p>One &amp; two</p><p>Three</p>"),
        ("<p>One</p>", "text/plain", "<p>One</p>"),
        ("One & two", "text/html", "One & two"),
        ("On\0e", "text/html", "One"),
    ],
)
def test_plain_text_becomes_paragraphs(text: str, kind: str, markup: str) -> None:
    assert as_html(text, kind) == markup


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        (["Ilse Marn"], "Ilse Marn"),
        (["Ilse Marn", "Odo Kell"], "Ilse Marn, Odo Kell"),
        (["Ilse Marn", "Ilse Marn"], "Ilse Marn"),
        (["desk@wire.example (Ilse Marn)"], "Ilse Marn"),
        (["desk@wire.example"], ""),
        (["By\r\nIlse <b>Marn</b>"], "By Ilse Marn"),
        ([], ""),
    ],
)
def test_a_byline_has_the_names(names: list[str], byline: str) -> None:
    assert byline_of(names) == byline


def test_authors_of_every_kind_are_found() -> None:
    assert rss("<author>desk@wire.example (Ilse Marn)</author>").byline == "Ilse Marn"
    two = "<dc:creator>Ilse Marn</dc:creator><dc:creator>Odo Kell</dc:creator>"
    assert rss(two).byline == "Ilse Marn, Odo Kell"
    assert atom("<author><name>Ilse Marn</name></author>").byline == "Ilse Marn"


@pytest.mark.parametrize(
    ("item", "replaces"),
    [
        ("<atom:link rel='predecessor-version' href='/0'/>", "https://wire.example/0"),
        ("<dcterms:replaces>urn:ferry:1</dcterms:replaces>", "urn:ferry:1"),
        ("<atom:link rel='related' href='/0'/>", None),
    ],
)
def test_what_an_item_replaces(item: str, replaces: str | None) -> None:
    assert rss(item).replaces == replaces


@pytest.mark.parametrize("said", [None, [], "text", {"a": 1}, {"a": {"b": "c"}}, {"a": ["text"]}])
def test_what_is_not_what_it_should_be_is_nothing(said: object) -> None:
    assert text_in(said, "a") == ""
    assert parts_in(said, "a") == []

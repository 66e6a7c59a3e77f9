"""Feeds broken, cut off, in a wrong charset or built to harm are read as far as it goes."""

from __future__ import annotations

import pytest

from tracker.errors import ParseError
from tracker.models.values import FeedText
from tracker.parse.feed.entries import CUT_OFF
from tracker.parse.feed.xmlfeed import read_xml_feed

ITEM = """<item><title>Ferry {n} – Fähre</title><link>https://wire.example/{n}</link>
<guid>urn:{n}</guid><description>Crews walked out &amp; went home.</description></item>"""
BROKEN = "The feed is not well-formed XML; it was read as well as it goes."


def feed(*items: str, head: str = "") -> str:
    return f"{head}<rss version='2.0'><channel><title>Wire</title>{''.join(items)}</channel></rss>"


def ten(head: str = "") -> str:
    return feed(*(ITEM.format(n=n) for n in range(10)), head=head)


def read(body: str | bytes, content_type: str = "") -> FeedText:
    return read_xml_feed(body if isinstance(body, bytes) else body.encode(), content_type, 100)


def titles(found: FeedText) -> list[str]:
    return [entry.title for entry in found.entries]


TEN = [f"Ferry {n} – Fähre" for n in range(10)]


# -- cut off -----------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.15, 0.5, 0.8, 0.97])
def test_a_feed_cut_off_gives_its_whole_items(share: float) -> None:
    whole = ten().encode()
    part = whole[: int(len(whole) * share)]
    found = read(part)
    assert titles(found) == TEN[: part.count(b"</item>")]
    assert found.warnings[-1] == CUT_OFF


def test_a_feed_cut_off_anywhere_gives_its_whole_items() -> None:
    whole = feed(*(ITEM.format(n=n) for n in range(2))).encode()
    first = whole.index(b"<item>")
    for end in range(first, len(whole) - 1):
        part = whole[:end]
        found = read(part)
        assert titles(found) == TEN[: part.count(b"</item>")], part[-40:]
        assert CUT_OFF in found.warnings


def test_an_atom_feed_cut_off_gives_its_whole_entries() -> None:
    entry = "<a:entry><a:title>{}</a:title><a:id>{}</a:id></a:entry>"
    start = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"
    found = read(start + entry.format("One", 1) + entry.format("Two", 2)[:30])
    assert (titles(found), found.warnings) == (["One"], (CUT_OFF,))


# -- broken ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Bread & butter", "Bread & butter"),
        ("Bread&nbsp;butter", "Bread butter"),
        ("5 < 6 mills", "5 < 6 mills"),
        ("Mill\x0bburns", "Mill burns"),
        ("Mi\0ll", "Mill"),
        ("&#99999999999;Mill", "\ufffdMill"),
        ("<b>Mill</b> burns <br>", "Mill burns"),
    ],
)
def test_one_broken_title_costs_no_item(title: str, seen: str) -> None:
    items = [ITEM.format(n=n) for n in range(10)]
    items[4] = f"<item><title>{title}</title></item>"
    found = read(feed(*items))
    assert titles(found) == [*TEN[:4], seen, *TEN[5:]]
    assert found.warnings == (BROKEN,)


def test_an_item_with_a_tag_that_never_closes_does_not_swallow_the_next() -> None:
    items = [ITEM.format(n=n) for n in range(10)]
    items[4] = items[4].replace("</title>", "</titel>")
    assert len(read(feed(*items)).entries) == 10


def test_half_a_character_costs_no_other_title() -> None:
    found = read(
        feed(*(ITEM.format(n=n) for n in range(3)), "<item><title>&#xD800;</title></item>")
    )
    assert titles(found)[:3] == TEN[:3]
    "".join(titles(found)).encode()


@pytest.mark.parametrize(
    "junk",
    ["<html><body>Error 17</body></html>\n", "Warning: on line 3\n", "\n\n", "<!-- <rss> -->"],
)
def test_junk_before_the_feed_costs_no_item(junk: str) -> None:
    assert titles(read(junk + ten('<?xml version="1.0"?>'))) == TEN


def test_junk_after_the_feed_costs_no_item() -> None:
    assert titles(read(ten() + "<!-- page made in 3 ms --> & bye")) == TEN


# -- charsets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "charset", "content_type"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "utf-8", "text/xml"),
        ("ascii", "utf-8", ""),
        ("utf-8", "cp1252", ""),
        ("utf-8", "cp1252", "application/rss+xml; charset=utf-8"),
        ("iso-8859-1", "utf-8", "text/xml; charset=utf-8"),
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-16", "utf-16", ""),
        ("utf-16", "utf-16-le", ""),
        ("utf-16", "utf-16-be", "text/xml; charset=utf-8"),
        ("utf-32", "utf-32", ""),
        ("iso-8859-1", "utf-8-sig", "text/xml; charset=iso-8859-1"),
        *((codec, "utf-8", "") for codec in ("utf-7", "hex", "punycode", "idna", "undefined")),
        *((codec, "utf-8", "") for codec in ("unicode_escape", "no-such-charset")),
        ("utf-8", "utf-8", "text/xml; charset=utf-7"),
        ("utf-8", "utf-8", "application/rss+xml; charset=windows-1252"),
        ("windows-1252", "utf-8", ""),
    ],
)
def test_the_text_is_right_whatever_charset_is_declared(
    declared: str, charset: str, content_type: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n'
    assert titles(read(ten(head).encode(charset), content_type)) == TEN


def test_the_http_header_counts() -> None:
    korean = feed("<item><title>여객선 회담 결렬</title></item>").encode("euc-kr")
    assert titles(read(korean, "application/xml; charset=euc-kr")) == ["여객선 회담 결렬"]


def test_a_wrong_charset_is_said() -> None:
    head = '<?xml version="1.0" encoding="ascii"?>'
    assert read(ten(head)).warnings == ("Declared as ascii, read as utf-8.",)
    said = read(ten("").encode(), "text/xml; charset=windows-1252").warnings
    assert said == ("Declared as cp1252, read as utf-8.",)


def test_letters_that_were_encoded_twice_are_read_as_they_were_meant() -> None:
    found = read(ten("").encode().decode("cp1252").encode())
    assert titles(found) == TEN
    assert found.warnings == ("Its letters were encoded twice; read as they were meant.",)


def test_one_wrong_byte_costs_one_letter_and_not_every_title() -> None:
    items = [ITEM.format(n=n) for n in range(10)]
    body = feed(*items).replace("Ferry 4 –", "Ferry 4 ?").encode().replace(b"4 ?", b"4 \x96")
    assert titles(read(body)) == TEN
    assert read(body).warnings == ("Not all of it is utf-8, as declared.",)


def test_a_feed_cut_off_within_a_letter_keeps_its_charset() -> None:
    body = ten('<?xml version="1.0" encoding="euc-kr"?>').replace("– Fähre", "여객선")
    part = body.encode("euc-kr").rpartition("선".encode("euc-kr"))[0] + "선".encode("euc-kr")[:1]
    assert titles(read(part)) == [f"Ferry {n} 여객선" for n in range(9)]


# -- built to harm (each of these takes minutes, or all the memory, when it is not stopped) ------


def entities(depth: int) -> str:
    lines = ['<!ENTITY e0 "mill">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth)]
    return f"<!DOCTYPE rss [{''.join(lines)}]>"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (entities(12), "&e11;"),
        (f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 20_000),
        ('<?xml version="1.0" ' + 'encoding="' * 20_000 + ">", "Mill"),
        ('<?xml version="1.0"?>' + "\n" * 200_000, "Mill"),
        ("<!ENTITY " * 20_000, "Mill"),
        ("<!DOCTYPE [" * 20_000, "Mill"),
        ("", "<b>" * 200),
        ("", "x" * 1_000_000),
    ],
)
def test_a_feed_built_to_harm_is_read_at_once(head: str, title: str) -> None:
    found = read(feed(f"<item><title>{title}</title></item>", head=head))
    assert len(found.entries) == 1
    assert len(found.entries[0].title) <= 1_000_000


@pytest.mark.parametrize("times", [300, 5_000, 100_000])
@pytest.mark.parametrize("tag", ["<b>", "<item>", "<content type='xhtml'><div>", "</rss><i>"])
def test_a_feed_nested_deeper_than_any_is_refused_unread(tag: str, times: int) -> None:
    with pytest.raises(ParseError, match="Nested deeper than 256"):
        read(feed(f"<item><title>{tag * times}</title></item>"))


def test_a_feed_of_more_elements_than_any_is_refused_unread() -> None:
    with pytest.raises(ParseError, match="More than 300,000 elements"):
        read(feed(f"<item><description>{'<p>hello' * 300_001}</description></item>"))


def test_markup_in_a_feed_that_is_escaped_makes_no_depth() -> None:
    deep = "<div>" * 300
    items = (
        f"<item><title>A</title><description><![CDATA[{deep}]]></description></item><!--{deep}-->"
    )
    assert titles(read(feed(items))) == ["A"]


def test_more_items_than_asked_for_are_not_even_parsed() -> None:
    body = feed(*["<item><title>Mill</title></item>"] * 50_000)
    assert len(read_xml_feed(body.encode(), "", 10).entries) == 11


def test_of_items_without_an_end_tag_no_more_are_read_either() -> None:
    body = feed("<item/>" * 500)
    assert len(read_xml_feed(body.encode(), "", 10).entries) == 11


def test_markup_that_no_parser_takes_for_a_feed_is_refused() -> None:
    with pytest.raises(ParseError, match="<mill>"):
        read("<mill><wheel/></mill>")

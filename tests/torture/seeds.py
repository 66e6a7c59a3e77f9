"""Whole feeds and pages, invented, to be damaged: every format, every kind of page that we know."""

from __future__ import annotations

from tracker.demo.feeds import feed_of
from tracker.demo.outlets import OUTLETS
from tracker.demo.pages import front_page, kiosk_page, lost_page, restless, story_page
from tracker.demo.stories import read_stories

ORIGIN = "http://wire.example"

RDF = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel rdf:about="http://wire.example/">
<title>Wire</title><link>http://wire.example/</link></channel>
<item rdf:about="http://wire.example/1"><title>Ferry talks fail in Velmora</title>
<link>http://wire.example/1</link><description>Crews walked out at dawn, à l'aube.</description>
<dc:date>2031-05-03T12:00:00+02:00</dc:date><dc:creator>Ilse Marn</dc:creator></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [
{"id": "1", "url": "http://wire.example/1", "title": "Ferry talks fail \\u2014 again",
 "content_html": "<p>Crews walked out.</p><figure><figcaption>A ferry.</figcaption></figure>",
 "authors": [{"name": "Ilse Marn"}], "date_published": "2031-05-03T12:00:00Z"},
{"id": 2, "title": "Mill burns", "content_text": "One.\\n\\nTwo.", "tags": ["mill"]}]}"""

MEDIA = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY mill "the mill">]>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>W &amp; C</title><link>http://wire.example/</link>
<item><title><![CDATA[2nd LD: <b>Mill</b> burns]]></title><guid isPermaLink="false">mill-1</guid>
<link>http://wire.example/mill?utm_source=rss</link><pubDate>Sat, 03 May 2031 12:00:00 GMT</pubDate>
<media:content url="http://wire.example/m.jpg"><media:description>A mill</media:description>
</media:content><description>&lt;p&gt;It burned.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>It burned.</p><ul><li>One hurt</li></ul>]]></content:encoded></item>
</channel></rss>"""


def feeds() -> tuple[bytes, ...]:
    """Feeds of all formats, those of the demo at three of its hours among them."""
    stories = read_stories(ORIGIN)
    told = [feed_of(one, stories, step, ORIGIN) for one in OUTLETS.values() for step in (1, 8, 19)]
    return (*told, RDF.encode("latin-1"), JSON.encode(), MEDIA.encode())


def pages() -> tuple[bytes, ...]:
    """Pages of the demo's outlets: stories in every version, front pages, a page that is none."""
    stories = read_stories(ORIGIN)
    around = restless([(f"{ORIGIN}/1", "Mill burns")], 3)
    told = [story_page(story, version, around) for story in stories for version in story.versions]
    fronts = [front_page(outlet, around.related) for outlet in OUTLETS.values()]
    return tuple(page.encode() for page in (*told, *fronts, kiosk_page(), lost_page()))

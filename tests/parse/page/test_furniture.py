"""Whatever stands beside a story, and between its paragraphs, changes nothing of its text."""

from __future__ import annotations

import random

import pytest

from tests.evals.pages import nuisance
from tests.evals.pages.shingles import f1, overlap
from tracker.parse.page.reading import read_page

URL = "https://wire.example/news/ferry"
PARAGRAPHS = (
    "VELMORA, Oct. 28 (Wire) -- Ferry crews in the port of Velmora walked out at dawn on Monday "
    "after talks on their wages had ended without a result, the union of seafarers said.",
    "The harbour stayed closed until noon, and some two hundred passengers for the islands spent "
    "the morning in the waiting hall, where the kitchen served soup.",
    "A spokeswoman of the company said five minutes ago that it had made its last offer. The union "
    "called that offer an insult, and said that it would meet again on Thursday.",
    "▲ Crews wait in the port of Velmora. (Wire)",
    "(Reporting by Ilse Marn; Editing by Osk Tarn)",
)
FLASH = ("VELMORA, Oct. 28 (Wire) -- Ferry talks have failed.",)


def page(paragraphs: tuple[str, ...], before: str = "", between: str = "", after: str = "") -> str:
    text = between.join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html><head><title>Ferry talks fail</title></head>
<body class="has-ads share-enabled">{before}<nav><a href="/">Home</a></nav><main><article>
<header><h1>Ferry talks fail</h1><p class="byline">By Ilse Marn</p></header>
{text}</article></main>{after}<footer><p>All rights reserved.</p></footer></body></html>"""


def lines(markup: str) -> tuple[str, ...]:
    return read_page(markup.encode(), url=URL).lines


def said(markup: str) -> tuple[tuple[str, ...], str, str]:
    found = read_page(markup.encode(), url=URL)
    return found.lines, found.headline, found.byline


MAKERS = sorted({*nuisance.BEFORE, *nuisance.INSIDE, *nuisance.AFTER}, key=lambda x: x.__name__)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, FLASH], ids=["story", "flash"])
def test_what_stands_beside_a_story_is_none_of_it(
    make: nuisance.Maker, paragraphs: tuple[str, ...]
) -> None:
    block = make(random.Random(len(paragraphs)))
    for there in (
        page(paragraphs, before=block, between=block),
        page(paragraphs, between=block, after=block),
    ):
        assert said(there) == (paragraphs, "Ferry talks fail", "By Ilse Marn")


def test_everything_of_the_copy_survives() -> None:
    assert lines(page(PARAGRAPHS)) == PARAGRAPHS


@pytest.mark.parametrize(
    "block",
    [
        '<p><a href="/letter">The letter</a> of the union had three pages.</p>',
        '<p>They wrote to <a href="/m">the mayor of Velmora</a> and <a href="/b">the bank</a>.</p>',
        "<h2>What the union wants</h2><p>More.</p>",
        "<ul><li>higher wages</li><li>two days off</li></ul>",
        "<blockquote><p>We have waited for a year.</p></blockquote>",
        '<p class="share-price">Shares fell by 3 percent.</p><p>They rose later.</p>',
        "<table><tr><td>Crews</td><td>212</td></tr></table>",
        "<p>They left 5 minutes ago.</p>",
        "<p>Published in time: 12 pages.</p>",
    ],
)
def test_what_belongs_to_a_story_stays(block: str) -> None:
    assert len(lines(page(PARAGRAPHS, after="", between=block))) > len(lines(page(PARAGRAPHS)))


def test_words_glued_at_a_link_are_parted_on_a_page() -> None:
    markup = page((*PARAGRAPHS, 'They told<a href="/b">the harbour board</a>that they had left.'))
    assert lines(markup)[-1] == "They told the harbour board that they had left."


def test_another_storys_card_before_the_story_is_not_the_story() -> None:
    card = "<article><h2><a href='/x'>Mill burns down</a></h2><p>It was an old one.</p></article>"
    assert lines(page(FLASH, before=card * 4))[-1] == FLASH[0]


def test_data_in_the_midst_of_a_text_is_no_text() -> None:
    data = '<script type="application/ld+json">{"@type": "Thing", "n": 17}</script>'
    assert lines(page(PARAGRAPHS, between=data)) == lines(page(PARAGRAPHS))


# -- the measure that all this is tuned by ---------------------------------------------------------


def test_the_measure_counts_runs_of_four_words() -> None:
    half = overlap("one two three four five six seven", "one two three four five")
    assert (half.both, half.extra, half.missed) == (2, 0, 2)
    assert (half.precision, half.recall) == (1.0, 0.5)
    assert overlap("", "").precision == overlap("one", "one").recall == 1.0
    assert f1([half, overlap("one two", "one two")]) == pytest.approx(2 * 0.75 / 1.75)
    assert f1([overlap("", "one two three four"), overlap("one", "")]) == 0.0


def test_a_changed_page_keeps_the_words_of_its_story() -> None:
    story = page(PARAGRAPHS, after=f"<ul>{nuisance.unnamed_links(random.Random(9))}</ul>")
    changed = nuisance.variant(story, "\n".join(PARAGRAPHS), 1)
    assert changed != story
    assert all(paragraph in changed for paragraph in PARAGRAPHS)
    assert lines(changed) == lines(story)

"""An entry or a page becomes an article, under the headline that is the better one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tracker.models.values import Entry, LabelKind
from tracker.parse.article import entry_article, has_text, page_article
from tracker.parse.page import PageText

FULL = "<p>VELMORA, Oct. 28 (Wire) -- Ferry crews walked out at dawn.</p><p>Talks ended late.</p>"


def test_an_entry_with_its_text_is_an_article() -> None:
    entry = Entry(
        title="(LEAD) Ferry talks fail",
        content=f"{FULL}<figure><img><figcaption>The ferry.</figcaption></figure>",
        summary="<p>Crews walked out.</p>",
        slug="Velmora-ferry",
        note="(ATTN: CHANGES headline)",
        byline="Ilse Marn",
    )
    article = entry_article(entry, dialect="yonhap")
    assert article.headline == "Ferry talks fail"
    assert article.label
    assert article.label.text == "LEAD"
    assert article.dateline == "VELMORA, Oct. 28 (Wire)"
    assert article.paragraphs == ("Ferry crews walked out at dawn.", "Talks ended late.")
    assert article.captions == ("The ferry.",)
    assert (article.slug, article.byline) == ("Velmora-ferry", "Ilse Marn")
    assert article.note == "(ATTN: CHANGES headline)"


def test_an_entry_without_its_text_has_headline_and_summary() -> None:
    entry = Entry(title="Ferry talks fail", summary="<p>Crews walked out.</p>Talks ended.")
    article = entry_article(entry, dialect="any")
    assert article.headline == "Ferry talks fail"
    assert article.paragraphs == ("Crews walked out.", "Talks ended.")


def test_an_entry_of_a_title_alone_is_a_headline() -> None:
    article = entry_article(Entry(title="Ferry talks fail"), dialect="any")
    assert (article.headline, article.paragraphs) == ("Ferry talks fail", ())


def test_a_text_larger_than_any_story_is_left_out() -> None:
    entry = Entry(title="Ferry", content="<div>" * 300 + "x", summary="Crews walked out.")
    assert entry_article(entry, dialect="any").paragraphs == ("Crews walked out.",)
    assert not has_text(entry)


@pytest.mark.parametrize(
    ("content", "summary", "full"),
    [
        (FULL, "", True),
        (FULL, FULL, True),
        ("The president of Velmora resigns.", "", True),
        ("The president of Velmora resigns.", "<p>The president of Velmora resigns.</p>", False),
        ("The president of Velmora resigns.", "Velmora", True),
        (f"{FULL}<p>Crews said …</p>", "", False),
        (f"{FULL}<p>Crews said [...]</p>", "", False),
        (f"{FULL}<p><a href='/1'>Read more »</a></p>", "", False),
        (f"{FULL}<p>Continue reading</p>", "", False),
        (f"{FULL}<p>« Jamais », dit-elle. »</p>", "", True),
        ("", FULL, False),
        ("<img src='x'>", "", False),
        ("", "", False),
    ],
)
def test_whether_an_entry_has_its_text(content: str, summary: str, full: bool) -> None:
    assert has_text(Entry(title="Ferry", content=content, summary=summary)) is full


PAGE = PageText(
    headline="(2nd LD) Ferry talks fail in Velmora",
    lines=("VELMORA, Oct. 28 (Wire) -- Crews walked out.", "Talks ended late."),
    byline="Ilse Marn",
)


def test_a_page_stands_under_its_own_headline() -> None:
    article = page_article(PAGE, dialect="yonhap")
    assert article.headline == "Ferry talks fail in Velmora"
    assert article.label
    assert article.label.ordinal == 2
    assert article.paragraphs == ("Crews walked out.", "Talks ended late.")
    assert article.byline == "Ilse Marn"


def test_the_title_of_the_feed_goes_first_and_the_label_of_the_page_is_kept() -> None:
    article = page_article(PAGE, dialect="yonhap", title="Ferry talks collapse")
    assert article.headline == "Ferry talks collapse"
    assert article.label
    assert (article.label.text, article.label.kind) == ("2nd LD", LabelKind.UPDATE)


def test_a_label_in_the_title_goes_before_that_of_the_page() -> None:
    article = page_article(PAGE, dialect="yonhap", title="(3rd LD) Ferry talks collapse")
    assert article.label
    assert article.label.ordinal == 3


def test_no_label_anywhere_is_none() -> None:
    page = PageText(headline="Ferry talks fail", lines=("Crews walked out.",))
    assert page_article(page, dialect="yonhap", title="Ferry talks collapse").label is None


def test_a_piece_of_copy_is_read_without_the_library_for_pages_and_feeds() -> None:
    heavy = "{'trafilatura', 'feedparser'}"
    code = f"import sys, tracker.parse.article as _; print({heavy} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

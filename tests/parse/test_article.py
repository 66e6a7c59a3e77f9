"""An entry or a page becomes an article, under the headline that is the better one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tracker.models.values import Entry, LabelKind, PageText
from tracker.parse.article import entry_article, has_text, page_article

FULL = ("VELMORA, Oct. 28 (Wire) -- Ferry crews walked out at dawn.", "Talks ended late.")


def test_an_entry_with_its_text_is_an_article() -> None:
    entry = Entry(
        title="(LEAD) Ferry talks fail",
        content=(*FULL, "▲ The ferry."),
        summary=("Crews walked out.",),
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
    entry = Entry(title="Ferry talks fail", summary=("Crews walked out.", "Talks ended."))
    article = entry_article(entry, dialect="any")
    assert article.headline == "Ferry talks fail"
    assert article.paragraphs == ("Crews walked out.", "Talks ended.")


def test_an_entry_of_a_title_alone_is_a_headline() -> None:
    article = entry_article(Entry(title="Ferry talks fail"), dialect="any")
    assert (article.headline, article.paragraphs) == ("Ferry talks fail", ())


@pytest.mark.parametrize(
    ("content", "summary", "full"),
    [
        (FULL, (), True),
        (FULL, FULL, True),
        (("The president of Velmora resigns.",), (), True),
        (("The president of Velmora resigns.",), ("The president of Velmora resigns.",), False),
        (("The president of Velmora resigns.",), ("Velmora",), True),
        ((*FULL, "Crews said …"), (), False),
        ((*FULL, "Crews said [...]"), (), False),
        ((*FULL, "Read more »"), (), False),
        ((*FULL, "Continue reading"), (), False),
        ((*FULL, "« Jamais », dit-elle. »"), (), True),
        ((), FULL, False),
        ((), (), False),
    ],
)
def test_whether_an_entry_has_its_text(
    content: tuple[str, ...], summary: tuple[str, ...], full: bool
) -> None:
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


def test_an_article_is_made_without_the_libraries_that_read_markup() -> None:
    heavy = "{'trafilatura', 'feedparser', 'lxml'}"
    code = f"import sys, tracker.parse.article as _; print({heavy} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

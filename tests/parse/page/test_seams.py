"""Words that markup glued together are parted, and no word is parted in itself."""

from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped]

from tracker.parse.page.seams import part


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("crews told<a>the harbour board</a>that", "crews told the harbour board that"),
        ("told<a>Marn</a>that", "told Marn that"),
        ("for the<a>ten sets of oars</a>of them", "for the ten sets of oars of them"),
        ("<a>Ilse Marn</a>said", "Ilse Marn said"),
        ("launched<a>the hunt for oars</a>, again", "launched the hunt for oars, again"),
        ("in cutting-edge<a>Velmora boats</a>.", "in cutting-edge Velmora boats."),
        ("<i>they</i> and<a>the mayor</a>, too", "they and the mayor, too"),
        ("sagte<a>Ilse Marn</a>und ging", "sagte Ilse Marn und ging"),
    ],
)
def test_words_glued_at_a_link_are_parted(markup: str, text: str) -> None:
    tree = html.fragment_fromstring(markup, create_parent="p")
    part(tree)
    assert tree.text_content() == text


@pytest.mark.parametrize(
    "markup",
    [
        "<b>T</b>he ferry", "<a>T</a>he ferry", "<a>Marn</a>s boats", "re<a>tweet</a>",
        "i<a>Ferry</a>",
        "<a>Gull Phone</a>s", "<a>Tarn League</a>spiel", "Mc<a>Marn</a>", "<a>Ilse Marn</a>'s boat",
        "the <a>ferry</a>, and", "“<a>the ferry</a>”", "there<a>in</a>", "non<a>sense</a>",
        "<a></a>on",
        "(<a>the ferry</a>)", "<a> the ferry </a>and",
    ],
)  # fmt: skip
def test_a_word_stays_one_word(markup: str) -> None:
    tree = html.fragment_fromstring(markup, create_parent="p")
    before = tree.text_content()
    part(tree)
    assert tree.text_content() == before

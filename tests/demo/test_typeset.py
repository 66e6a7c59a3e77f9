from __future__ import annotations

from dataclasses import replace

import pytest

from tracker.demo.stories import OPENING, DemoStory, DemoVersion
from tracker.demo.typeset import body_of, copy_of, printed_headline

VERSION = DemoVersion(
    step=0,
    what="rewrite",
    headline="Goat elected",
    label=None,
    address="http://wire.example/goat",
    published=OPENING,
    note="(ATTN: CHANGES headline)",
    slug="Hill-goat",
    dateline="HILLTOP, Oct. 14 (Mirinae)",
    byline="Kid Ibex",
    captions=("The goat.",),
    paragraphs=("A goat won.", "It ate the ballots."),
    credit="kid@mirinae.example",
)


def story(outlet: str) -> DemoStory:
    return DemoStory("goat", outlet, (VERSION,))


@pytest.mark.parametrize(
    ("outlet", "label", "printed"),
    [
        ("Mirinae", None, "Goat elected"),
        ("Mirinae", "URGENT", "(URGENT) Goat elected"),
        ("Mirinae", "2nd LD", "(2nd LD) Goat elected"),
        ("미리내통신", "속보", "[속보] Goat elected"),
        ("미리내통신", "종합2보", "Goat elected(종합2보)"),
        ("미리내통신", None, "Goat elected"),
        ("Halyard", "CORRECTED-UPDATE 1", "CORRECTED-UPDATE 1-Goat elected"),
        ("Ostermere Gazette", "STORY WITHDRAWN", "STORY WITHDRAWN: Goat elected"),
    ],
)
def test_each_outlet_marks_a_headline_in_its_own_way(
    outlet: str, label: str | None, printed: str
) -> None:
    assert printed_headline(story(outlet), replace(VERSION, label=label)) == printed


def test_the_agency_of_the_labels_prints_everything_in_the_order_of_the_wire() -> None:
    copy = copy_of(story("Mirinae"), replace(VERSION, label="LEAD"))
    assert [(block.kind, block.text) for block in copy] == [
        ("caption", "▲ The goat. (PHOTO NOT FOR SALE) (Mirinae)"),
        ("slug", "(LEAD) Hill-goat"),
        ("headline", "(LEAD) Goat elected"),
        ("note", "(ATTN: CHANGES headline)"),
        ("byline", "By Kid Ibex"),
        ("paragraph", "HILLTOP, Oct. 14 (Mirinae) -- A goat won."),
        ("paragraph", "It ate the ballots."),
        ("tail", "kid@mirinae.example"),
        ("tail", "(END)"),
        ("tail", "(C) Mirinae News Agency. All Rights Reserved"),
    ]


def test_the_agency_of_the_updates_keeps_its_slug_to_itself() -> None:
    copy = copy_of(story("Halyard"), replace(VERSION, captions=()))
    assert [block.kind for block in copy] == [
        *("headline", "note", "byline", "paragraph", "paragraph", "tail")
    ]
    assert copy[3].text == "HILLTOP, Oct. 14 (Mirinae) - A goat won."


def test_the_newspaper_has_neither_dateline_nor_end_mark() -> None:
    bare = replace(VERSION, dateline="", credit="", note="", captions=(), byline="")
    kinds = [block.kind for block in copy_of(story("Ostermere Gazette"), bare)]
    assert kinds == ["headline", "paragraph", "paragraph"]
    assert body_of(story("Ostermere Gazette"), bare) == VERSION.paragraphs


def test_the_korean_service_has_its_own_dateline_end_mark_and_rights() -> None:
    korean = replace(VERSION, dateline="(언덕=미리내통신) 염소 기자", slug="")
    copy = copy_of(story("미리내통신"), korean)
    assert body_of(story("미리내통신"), korean)[0].startswith("(언덕=미리내통신) 염소 기자 = A")
    assert [block.text for block in copy[-2:]] == [
        "(끝)",
        "<저작권자(c) 미리내통신, 무단 전재-재배포 금지>",
    ]

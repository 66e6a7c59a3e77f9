"""Is a text new to its story?"""

from dataclasses import replace

import pytest

from tracker.identify.judge import fingerprint, judge
from tracker.models.values import Article, Label, LabelKind, Standing, Verdict

TEXT = Article(
    headline="Harbour strike enters second day",
    label=Label("LEAD", LabelKind.UPDATE, 1),
    note="(ATTN: UPDATES with union's remarks)",
    dateline="PORT ELSINE, May 3 (Meridian)",
    byline="By Ana Obrecht",
    captions=("Dockers at the gate.",),
    paragraphs=("Dockers stayed out on Tuesday.", "No talks were planned."),
    boilerplate=("(END)",),
)

HERE, THERE = 1, 2


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, boilerplate=("(END)", "(C) Meridian")),
        replace(TEXT, slug="harbour-strike"),
        replace(TEXT, headline="Harbour strike  enters second day "),
        replace(TEXT, paragraphs=("Dockers stayed\nout on Tuesday.", "No talks were planned.")),
    ],
)
def test_a_text_that_reads_the_same_has_one_fingerprint(other: Article) -> None:
    assert fingerprint(other) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, headline="Harbour strike enters third day"),
        replace(TEXT, label=None),
        replace(TEXT, note=""),
        replace(TEXT, dateline=""),
        replace(TEXT, byline=""),
        replace(TEXT, captions=()),
        replace(TEXT, paragraphs=TEXT.paragraphs[::-1]),
        replace(TEXT, paragraphs=(" ".join(TEXT.paragraphs),)),
        replace(
            TEXT, captions=(*TEXT.captions, TEXT.paragraphs[0]), paragraphs=TEXT.paragraphs[1:]
        ),
    ],
)
def test_whatever_a_reader_sees_changes_the_fingerprint(other: Article) -> None:
    assert fingerprint(other) != fingerprint(TEXT)


HISTORY = [(3, THERE, "c"), (2, HERE, "b"), (1, HERE, "a")]


@pytest.mark.parametrize(
    ("text", "at", "shown", "later", "verdict"),
    [
        ("d", HERE, 2, True, Verdict(Standing.NEW)),
        ("c", HERE, 2, True, Verdict(Standing.SAME, 3)),
        ("c", None, None, True, Verdict(Standing.SAME, 3)),
        ("b", HERE, 2, True, Verdict(Standing.SAME, 2)),
        ("a", HERE, 2, True, Verdict(Standing.BACK, 1)),
        ("a", HERE, 2, False, Verdict(Standing.BACK, 1)),
        ("b", THERE, 3, True, Verdict(Standing.SAME, 2)),
        ("a", None, None, True, Verdict(Standing.BACK, 1)),
        ("a", None, None, False, Verdict(Standing.SAME, 1)),
    ],
    ids=[
        "unknown text",
        "latest text again",
        "latest text under a new address",
        "an old address still shows its old text",
        "an address returns to its own text",
        "an address returns to its own text, dated as before",
        "an address shows a text of another",
        "a new address repeats an earlier text",
        "a new address that is dated no later is another place to read it",
    ],
)
def test_what_a_text_is_to_its_story(
    text: str, at: int | None, shown: int | None, later: bool, verdict: Verdict
) -> None:
    assert judge(text, HISTORY, shown_here=shown, address_id=at, claims_later=later) == verdict


def test_the_first_text_begins_its_story() -> None:
    verdict = judge("a", [], shown_here=None, address_id=None)
    assert verdict == Verdict(Standing.FIRST)
    assert verdict.makes_version

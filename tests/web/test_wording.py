from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff import compare
from tracker.models.records.versions import Link, Version
from tracker.models.values import Article, Label, LabelKind, Op, Span, Weight
from tracker.show.blind import Blind
from tracker.web import wording

SEEN = datetime(2031, 5, 3, 12, 4, 5, tzinfo=UTC)


def seen(unseen_until: datetime | None) -> Version:
    return Version(
        story_id=1,
        number=1,
        address_id=1,
        capture_id=1,
        headline="",
        fingerprint="",
        seen_at=SEEN,
        unseen_until=unseen_until,
    )


def test_moments_are_told_in_utc() -> None:
    seoul = SEEN.astimezone(timezone(timedelta(hours=9)))
    assert wording.when(seoul) == "3 May 2031, 12:04 UTC"
    assert wording.clock(seoul) == "12:04"
    assert wording.day(seoul) == "Saturday, 3 May 2031"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "there at our first look, 3 May 2031, 12:04 UTC"),
        (timedelta(seconds=2), "between 12:04:03 and 12:04:05 UTC on 3 May 2031"),
        (timedelta(seconds=119), "between 12:02:06 and 12:04:05 UTC on 3 May 2031"),
        (timedelta(minutes=5), "between 11:59 and 12:04 UTC on 3 May 2031"),
        (timedelta(hours=13), "between 2 May 2031, 23:04 UTC and 3 May 2031, 12:04 UTC"),
    ],
)
def test_a_seen_window(before: timedelta | None, said: str) -> None:
    assert wording.window(seen(SEEN - before if before else None)) == said


def test_how_much_older_than_its_look_a_version_may_be() -> None:
    assert wording.leeway(seen(None)) == "there at our first look"
    assert wording.leeway(seen(SEEN - timedelta(minutes=4, seconds=1))) == "appeared ≤ 5 min before"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "1 s"),
        (0, "1 s"),
        (0.2, "1 s"),
        (99, "99 s"),
        (100, "2 min"),
        (121, "3 min"),
        (99 * 60, "99 min"),
        (99 * 60 + 1, "2 h"),
        (48 * 3600, "48 h"),
        (48 * 3600 + 1, "3 days"),
        (400 * 86_400, "400 days"),
        (1461 * 86_400, "4 years"),
    ],
)
def test_a_length_of_time_is_never_told_too_short(seconds: float, said: str) -> None:
    assert wording.span(timedelta(seconds=seconds)) == said


def test_counts_name_only_what_there_is() -> None:
    assert wording.counts({"added": 2, "removed": 0, "edited": 3, "moved": 1}) == "+2 ¶ ~3 ¶ ↕1 ¶"
    assert wording.counts({"split": 1, "merged": 2, "repeated": 1}) == "÷1 ¶ &2 ¶ ×1 ¶"
    assert wording.counts({"words_added": 3}) == ""


def test_numbers_of_things() -> None:
    assert [wording.number_of(n, "version") for n in (1, 2, 1500)] == [
        "1 version",
        "2 versions",
        "1,500 versions",
    ]


def test_every_weight_has_words() -> None:
    assert wording.WEIGHTS[Weight.LABEL_ONLY] == "label only"
    assert set(wording.WEIGHTS) == set(Weight)


@pytest.mark.parametrize(
    ("value", "leads"),
    [
        ("https://wire.example/a", True),
        ("HTTP://wire.example/a", True),
        ("javascript:alert(1)", False),
        (" https://wire.example/a", False),
        ("java\tscript:alert(1)//https://", False),
        ("//wire.example", False),
        ("urn:newsml:wire.example:20310503:1", False),
        ("", False),
    ],
)
def test_only_the_web_is_linked_to(value: str, leads: bool) -> None:
    assert wording.web_address(value) == (value if leads else "")


# -- headlines ---------------------------------------------------------------------------------


def spans(*given: tuple[Op, str]) -> tuple[Span, ...]:
    return tuple(Span(op, text) for op, text in given)


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (spans(("=", "Ferry aground")), False),
        (spans(("=", "Ferry aground, "), ("-", "12"), ("+", "47"), ("=", " hurt")), False),
        (spans(("-", "Ferry aground"), ("+", "Captain speaks")), True),
        (spans(("=", "Ferry "), ("-", "aground off port"), ("+", "captain speaks")), True),
        (spans(("+", "A headline where none was")), False),
        (spans(("-", "A headline that went")), False),
        ((), False),
    ],
)
def test_a_rewritten_headline_is_shown_in_two(given: tuple[Span, ...], answer: bool) -> None:
    assert wording.apart(given) is answer


def test_the_two_sides_of_a_headline() -> None:
    given = spans(("=", "Ferry: "), ("-", "12"), ("+", "47"), ("=", " hurt"))
    assert "".join(span.text for span in wording.older(given)) == "Ferry: 12 hurt"
    assert "".join(span.text for span in wording.newer(given)) == "Ferry: 47 hurt"


def test_a_usual_headline_is_shown_whole() -> None:
    given = spans(("=", "Ferry: "), ("-", "12"), ("+", "47"), ("=", " hurt"))
    assert wording.excerpt(given, 300) == given


def test_of_an_endless_headline_the_change_is_shown() -> None:
    given = spans(("=", "a" * 5000), ("-", "12"), ("+", "47"), ("=", "b" * 5000))
    shown = wording.excerpt(given, 300)
    assert shown == spans(
        ("=", "…" + "a" * wording.AROUND),
        ("-", "12"),
        ("+", "47"),
        ("=", "b" * wording.AROUND + "…"),
    )


def test_of_an_endless_change_both_sides_are_shown() -> None:
    shown = wording.excerpt(spans(("-", "a" * 5000), ("+", "b" * 5000)), 300)
    assert shown == spans(("-", "a" * 150 + "…"), ("+", "b" * wording.AROUND + "…"))


OPS = st.sampled_from(["=", "-", "+"])


@given(st.lists(st.builds(Span, OPS, st.text(min_size=1, max_size=900)), max_size=40))
def test_an_excerpt_is_short_and_says_what_it_leaves_out(given: list[Span]) -> None:
    shown = wording.excerpt(given, 300)
    length = sum(len(span.text) for span in shown)
    assert length <= 300 + 4 * (2 * wording.AROUND + 2)
    if shown != tuple(given):
        assert "…" in "".join(span.text for span in shown)
    for before, after in zip(given, shown, strict=False):
        parts = after.text.removesuffix(" …").split("…")
        assert all(part in before.text for part in parts) or "…" in before.text


def test_an_excerpt_cuts_no_word() -> None:
    words = "one two three four five six seven eight nine ten " * 9
    given = (
        Span("=", words),
        Span("-", f"{words}gone"),
        Span("=", words),
        Span("+", f"{words}come"),
    )
    shown = " ".join(span.text for span in wording.excerpt(given, 300))
    assert set(shown.replace("…", " ").split()) <= {*words.split(), "gone", "come"}
    assert wording.excerpt((Span("+", "字" * 400),), 300)[0].text == "字" * 150 + "…"


# -- links -------------------------------------------------------------------------------------


def link(score: float, words: str) -> Link:
    return Link(
        version_id=1,
        story_id=1,
        number=1,
        score=score,
        reasons=[{"feature": "guid", "words": words, "points": 1.0}],
        decided_at=SEEN,
    )


def test_equal_links_in_a_row_are_told_once() -> None:
    links = [(1, link(1, "a")), (2, link(1, "b")), (3, link(1, "b")), (4, link(0.8, "b"))]
    named = [(name, one.score) for name, one in wording.runs(links)]
    assert named == [("Version 1", 1), ("Versions 2 to 3", 1), ("Version 4", 0.8)]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-3, "0 s"),
        (42, "42 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (24_120, "6 h 42 min"),
        (86_400, "1 day"),
        (86_400 + 59, "1 day"),
        (86_400 + 60, "1 day"),
        (3 * 86_400 + 4 * 3600 + 1, "3 days 4 h"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units(seconds: int, words: str) -> None:
    assert wording.length_of(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "3 May 2031, 22:04 UTC"),
        ("Asia/Seoul", "4 May 2031, 07:04 UTC+9"),
        ("Asia/Kolkata", "4 May 2031, 03:34 UTC+5:30"),
        ("America/New_York", "3 May 2031, 18:04 UTC−4"),
        ("America/St_Johns", "3 May 2031, 19:34 UTC−2:30"),
    ],
)
def test_a_moment_by_the_clock_of_a_zone(zone: str, said: str) -> None:
    moment = datetime(2031, 5, 3, 22, 4, tzinfo=UTC)
    assert wording.when(moment, ZoneInfo(zone)) == said


def test_a_window_in_which_the_clock_is_turned_names_both_clocks() -> None:
    turned = seen(None)
    turned.seen_at = datetime(2031, 10, 26, 1, 5, tzinfo=UTC)
    turned.unseen_until = turned.seen_at - timedelta(minutes=10)
    assert wording.window(turned, ZoneInfo("Europe/London")) == (
        "between 26 Oct 2031, 01:55 UTC+1 and 26 Oct 2031, 01:05 UTC"
    )


@pytest.mark.parametrize(
    ("blind", "said", "now"),
    [
        (
            Blind(SEEN, SEEN + timedelta(hours=1)),
            "not looked at 3 May 2031, 12:04 to 13:04 UTC",
            "Not being looked at: the last look was 3 May 2031, 12:04 UTC.",
        ),
        (
            Blind(SEEN, SEEN + timedelta(days=1), "timeout", "page"),
            "page: no answer 3 May 2031, 12:04 UTC to 4 May 2031, 12:04 UTC (timeout)",
            "What changes now may stay unseen: page: no answer"
            " 3 May 2031, 12:04 UTC to 4 May 2031, 12:04 UTC (timeout).",
        ),
    ],
)
def test_blind_time_is_told_as_all_other_times_are(blind: Blind, said: str, now: str) -> None:
    assert (wording.unseen(blind), wording.unseen_now(blind)) == (said, now)


def test_a_row_of_changes_gives_no_reason_that_it_shows() -> None:
    told = ["headline: 12 → 47", "headline punctuation differs", "label: LEAD → 2nd LD", "1 word"]
    assert wording.unsaid(told) == ["headline punctuation differs", "1 word"]


def test_those_are_told_apart_by_the_words_in_which_a_diff_gives_them() -> None:
    lead, second = (Label(text, LabelKind.UPDATE) for text in ("LEAD", "2nd LD"))
    old = Article("Ferry with 12 aground", label=lead, paragraphs=("All are safe.",))
    new = Article("Ferry with 47 aground", label=second, paragraphs=("None are safe.",))
    reasons = compare(old, new).reasons
    assert len(reasons) == 3
    assert len(wording.unsaid(reasons)) == 1


@pytest.mark.parametrize(
    ("hour", "zone", "said"),
    [
        (12, "UTC", ""),
        (12, "Asia/Seoul", "UTC+9"),
        (16, "Asia/Seoul", "UTC+9, next day"),
        (2, "America/New_York", "UTC−4, day before"),
        (12, "Europe/London", "UTC+1"),
    ],
)
def test_a_clock_beside_days_of_utc_says_which_it_is(hour: int, zone: str, said: str) -> None:
    moment = datetime(2031, 5, 3, hour, tzinfo=UTC)
    assert wording.zone_beside(moment, ZoneInfo(zone)) == said

"""What a letter says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracker.alert.message.letter import Letter
from tracker.alert.message.ways import Ways
from tracker.alert.message.wording import put_in_words
from tracker.models.values import Kind, ParagraphChange, Span


def fact(letter: Letter, term: str) -> str | None:
    return dict(put_in_words(letter).facts).get(term)


def test_the_facts_stand_in_their_order(letter: Letter) -> None:
    assert put_in_words(letter).facts == (
        ("Changed", "number 12 → 47 · headline"),
        ("", "number 12 → 47 · paragraph 2"),
        ("Outlet", "Harbour Wire"),
        ("Version", "2 → 3"),
        ("Label", "LEAD → 2nd LD"),
        ("Published", "2026-03-04 05:38 UTC, says the outlet"),
        ("Seen", "between 2026-03-04 05:35:10 and 05:40:12 UTC"),
        ("Note", "(ATTN: UPDATES with harbour master's remarks in paras 2-3)"),
        ("Body", "1 paragraph added, 1 edited, 1 moved, 1 removed"),
        ("Folded", "links (1)"),
    )


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ((None, None), None),
        (("URGENT", None), "URGENT → none"),
        ((None, "CORRECTED"), "none → CORRECTED"),
        (("", ""), None),
    ],
)
def test_a_label_that_came_or_went_is_told(
    letter: Letter, labels: tuple[str | None, str | None], words: str | None
) -> None:
    assert fact(replace(letter, labels=labels), "Label") == words


def test_the_seen_window_names_both_days_where_they_differ(letter: Letter) -> None:
    assert letter.unseen_until is not None
    overnight = replace(letter, unseen_until=letter.unseen_until - timedelta(days=1))
    window = "between 2026-03-03 05:35:10 and 2026-03-04 05:40:12 UTC"
    assert fact(overnight, "Seen") == window
    assert fact(replace(letter, unseen_until=None), "Seen") == "first at 2026-03-04 05:40:12 UTC"


def test_what_is_not_known_is_not_told(letter: Letter) -> None:
    assert fact(replace(letter, published_at=None), "Published") is None
    assert fact(replace(letter, note=" "), "Note") == "no note found"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "unchanged"),
        ({"added": 0, "words_added": 4}, "unchanged"),
        ({"edited": 1}, "1 paragraph edited"),
        ({"edited": 2}, "2 paragraphs edited"),
        ({"added": 3, "removed": 1}, "3 paragraphs added, 1 removed"),
    ],
)
def test_the_body_is_counted(letter: Letter, counts: dict[str, int], words: str) -> None:
    assert fact(replace(letter, counts=counts), "Body") == words


def test_of_many_facts_the_first_are_told(letter: Letter) -> None:
    many = tuple(f"number {n} → {n + 1} · paragraph {n}" for n in range(1, 10))
    told = put_in_words(replace(letter, facts=many)).facts
    assert told[0] == ("Changed", many[0])
    assert [text for _, text in told[1:5]] == list(many[1:5])
    assert told[5] == ("", "… and 4 more")
    assert fact(replace(letter, facts=(), folded=""), "Changed") is None
    assert fact(replace(letter, facts=(), folded=""), "Folded") is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SPLIT, "Paragraph 4, split from 3"),
        (Kind.MERGED, "Paragraph 4, merged from 3"),
        (Kind.EDITED, "Paragraph 4, edited"),
    ],
)
def test_paragraphs_that_part_or_join_say_from_where(
    letter: Letter, kind: Kind, words: str
) -> None:
    row = ParagraphChange(kind, 2, 3, (Span("=", "It was late."),))
    assert put_in_words(replace(letter, paragraphs=(row,))).passages[0].what == words


def test_changed_paragraphs_are_named_by_what_happened(letter: Letter) -> None:
    wording = put_in_words(letter)
    assert [passage.what for passage in wording.passages] == [
        "Paragraph 2, edited",
        "Paragraph 3, added",
        "Paragraph 4, moved from 3",
        "Old paragraph 4, removed",
    ]
    assert wording.rest == ""


@pytest.mark.parametrize(
    ("extra", "rest"),
    [(0, ""), (1, "… and 1 more changed paragraph"), (7, "… and 7 more changed paragraphs")],
)
def test_the_five_that_changed_most_are_shown_in_the_texts_order(
    letter: Letter, extra: int, rest: str
) -> None:
    small = [ParagraphChange(Kind.ADDED, None, n, (Span("+", "a"),)) for n in range(extra)]
    large = [
        ParagraphChange(Kind.ADDED, None, n, (Span("+", "b" * n),)) for n in (99, 50, 60, 70, 80)
    ]
    wording = put_in_words(replace(letter, paragraphs=(*large[:2], *small, *large[2:])))
    assert [passage.what for passage in wording.passages] == [
        f"Paragraph {n + 1}, added" for n in (99, 50, 60, 70, 80)
    ]
    assert wording.rest == rest


def test_a_replaced_figure_is_shown_before_any_length_of_text(letter: Letter) -> None:
    long = tuple(ParagraphChange(Kind.ADDED, None, n, (Span("+", "b7 " * 99),)) for n in range(9))
    [*_, figure] = put_in_words(replace(letter, paragraphs=(*long, letter.paragraphs[1]))).passages
    assert figure.spans == letter.paragraphs[1].spans


def test_the_step_is_shown_only_where_something_stayed(letter: Letter) -> None:
    assert put_in_words(letter).marked == letter.headline
    recast = (Span("-", "Ferry sinks"), Span("=", " — "), Span("+", "Inquiry opens"))
    assert put_in_words(replace(letter, headline=recast)).marked == ()


def test_links_lead_to_this_desk_and_to_the_outlet(letter: Letter) -> None:
    assert put_in_words(letter).links == (
        ("This change", "https://tracker.example.org/s/7/2..3"),
        ("Whole story", "https://tracker.example.org/s/7"),
        ("Original", "https://wire.example.org/2026/ferry-3?a=1&b=2"),
    )


def test_without_pages_commands_are_given_and_without_an_address_no_original(
    letter: Letter,
) -> None:
    bare = replace(letter, base_url="", address="javascript:alert(1)")
    assert put_in_words(bare).links == (
        ("This change", "tracker diff 7 2..3"),
        ("Whole story", "tracker versions 7"),
    )


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        ("all", "You get this because you watch all headlines."),
        ("outlet", "You get this because you watch the headlines of Harbour Wire."),
        ("story", "You get this because you watch the headline of this story."),
        ("words", "You get this because you watch headlines for the words “ferry mole”."),
    ],
)
def test_the_reader_is_told_why_and_how_to_stop(letter: Letter, scope: str, reason: str) -> None:
    wording = put_in_words(replace(letter, scope=scope, value="ferry\nmole"))
    assert wording.foot.reason == reason
    assert wording.foot.stop == "To stop: ask whoever keeps this desk to end watch 12."
    assert wording.foot.links == ()


def test_with_pages_the_reader_stops_there(letter: Letter) -> None:
    foot = put_in_words(replace(letter, ways=Ways(stop="https://d.example/s", mine="x"))).foot
    assert foot.links == (("Stop", "https://d.example/s"), ("My watches", "x"))
    assert foot.stop == ""


def test_no_text_is_longer_than_its_place(letter: Letter) -> None:
    long = "x" * 100_000
    wording = put_in_words(replace(letter, now=long, was=long, note=long, labels=(long, long)))
    assert (len(wording.now), len(wording.was)) == (300, 300)
    assert len(dict(wording.facts)["Note"]) == 600
    assert len(dict(wording.facts)["Label"]) == 163


def test_a_moment_of_another_zone_is_not_asked_for(letter: Letter) -> None:
    assert letter.seen_at.tzinfo is UTC
    assert fact(replace(letter, seen_at=datetime(2027, 1, 1, tzinfo=UTC)), "Seen") == (
        "between 2026-03-04 05:35:10 and 2027-01-01 00:00:00 UTC"
    )

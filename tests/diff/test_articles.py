"""Two texts of a story compared: one value that holds all of both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.align import RARER, WHOLE
from tracker.diff.articles import MARKED, TOO_LONG, TOO_MANY, compare, lay_out
from tracker.diff.texts import (
    new_headline,
    new_paragraphs,
    new_text,
    old_headline,
    old_paragraphs,
    old_text,
)
from tracker.diff.weigh import READ
from tracker.models.values import (
    Article,
    Kind,
    Label,
    LabelKind,
    ParagraphChange,
    PartChange,
    Span,
    Weight,
)

OLD = Article(
    headline="Swell shuts pier in Alder",
    label=Label("URGENT", LabelKind.ALERT),
    dateline="ALDER, May 3 (Coast Wire)",
    captions=("The pier at noon",),
    paragraphs=(
        "The harbour master closed the northern pier on Monday.",
        "At least 12 passengers were hurt, the brigade said.",
        "Forecasters see the wind falling by Thursday.",
    ),
)
NEW = Article(
    headline="Swell shuts both piers in Alder",
    label=Label("LEAD", LabelKind.UPDATE, 1),
    dateline="ALDER, May 3 (Coast Wire)",
    captions=("The pier at noon", "The port by night"),
    paragraphs=(
        "At least 47 passengers were hurt, the brigade said.",
        "The harbour master closed the northern pier on Monday.",
        "The southern pier was shut an hour later.",
    ),
)


def test_everything_that_differs_is_in_the_diff() -> None:
    diff = compare(OLD, NEW)
    assert diff.weight is Weight.HEADLINE
    assert diff.reasons == (
        "headline: pier → both piers",
        "paragraph 1: 12 → 47",
        "1 paragraph added",
        "1 paragraph removed",
        "1 paragraph moved",
        "captions differ",
        "label: URGENT → LEAD",
    )
    assert diff.label == (OLD.label, NEW.label)
    assert diff.headline == (
        Span("=", "Swell shuts "),
        Span("-", "pier"),
        Span("+", "both piers"),
        Span("=", " in Alder"),
    )
    assert diff.parts == (
        PartChange("captions", (Span("=", "The pier at noon"), Span("+", "\nThe port by night"))),
    )
    assert diff.counts == {
        "added": 1,
        "removed": 1,
        "edited": 0,
        "moved": 1,
        "split": 0,
        "merged": 0,
        "repeated": 0,
        "words_added": 11,
        "words_removed": 9,
    }


def test_paragraphs_stand_in_the_newer_order() -> None:
    kinds = [(change.kind, change.old, change.new) for change in compare(OLD, NEW).paragraphs]
    assert kinds == [
        (Kind.MOVED, 1, 0),
        (Kind.REMOVED, 2, None),
        (Kind.SAME, 0, 1),
        (Kind.ADDED, None, 2),
    ]
    assert compare(OLD, NEW).paragraphs[0] == ParagraphChange(
        Kind.MOVED,
        1,
        0,
        (
            Span("=", "At least "),
            Span("-", "12"),
            Span("+", "47"),
            Span("=", " passengers were hurt, the brigade said."),
        ),
    )


def test_equal_articles_do_not_differ() -> None:
    diff = compare(OLD, OLD)
    assert (diff.weight, diff.reasons, diff.parts) == (None, (), ())
    assert not any(diff.counts.values())


def test_too_long_a_text_is_compared_paragraph_by_paragraph_and_says_so() -> None:
    sides = [
        tuple(" ".join(f"{side} {n} {word}" for word in range(2_000)) for n in range(12))
        for side in ("pier", "port")
    ]
    old, new = (Article("", paragraphs=side) for side in sides)
    assert sum(map(len, sides[0] + sides[1])) > MARKED
    diff = compare(old, new)
    assert TOO_LONG in diff.limits
    assert [[span.op for span in it.spans] for it in diff.paragraphs] == [["-", "+", "="]] * 12


def test_too_many_changes_are_told() -> None:
    old = tuple(f"Reading {n} at old pier in cold wind, or so." for n in range(500))
    new = tuple(f"Reading {n} at new port by warm sun, they say." for n in range(500))
    diff = compare(Article("", paragraphs=old), Article("", paragraphs=new))
    assert RARER in diff.limits
    assert diff.counts["edited"] == 500


WORDS = [f"word{n}" for n in range(130_000)]
EDITED = [f"{word}x" if n % 130 == 0 else word for n, word in enumerate(WORDS)]


@pytest.mark.parametrize(
    ("old", "new", "limits"),
    [
        (["The pier is shut."] * 5_000, ["The pier is shut."] * 4_000, ()),
        ([f"A pier {n}" for n in range(READ + 1)], ["b"], (TOO_MANY,)),
        ([" ".join(["a"] * 20_000)], [" ".join(["a"] * 19_999)], ()),
        ([" ".join(WORDS)], [" ".join(EDITED)], (WHOLE, TOO_LONG)),
        (["e" + "\u0301" * 99_000], ["e" + "\u0301" * 98_999], ()),
        (["e" + "\u0301" * 110_000], ["e" + "\u0301" * 109_999], (WHOLE,)),
        (["\u202e" * 110_000], ["\u202e" * 109_999], (WHOLE,)),
        (["\0" * 110_000], ["\0" * 109_999], (WHOLE,)),
        (["\ud800" * 110_000], ["\ud800" * 109_999], (WHOLE,)),
    ],
    ids=lambda it: None if isinstance(it, list) else str(len(it)),
)
def test_hostile_texts_come_back_and_what_is_coarser_is_told(
    old: list[str], new: list[str], limits: tuple[str, ...]
) -> None:
    sides = Article("", paragraphs=tuple(old)), Article("", paragraphs=tuple(new))
    diff = compare(*sides)
    assert diff.limits == limits
    assert (old_paragraphs(diff), new_paragraphs(diff)) == (tuple(old), tuple(new))


def test_one_token_less_of_many_alike_is_one_token() -> None:
    old, new = (Article("", paragraphs=(" ".join(["a"] * n),)) for n in (20_000, 19_999))
    (change,) = compare(old, new).paragraphs
    assert sum(len(span.text) for span in change.spans if span.op != "=") == len(" a")


def test_what_is_not_read_weighs_as_news() -> None:
    old = tuple(f"“Pier {n} is shut”" for n in range(READ + 5))
    new = tuple(text.replace("“", '"').replace("”", '"') for text in old)
    diff = compare(Article("", paragraphs=old), Article("", paragraphs=new))
    assert diff.weight is Weight.SUBSTANTIVE
    assert diff.reasons[0] == "5 more paragraphs changed"
    assert diff.folded == {"quotes_and_dashes": READ}


# -- properties --------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        *OLD.paragraphs,
        *NEW.paragraphs,
        "At least 12 PASSENGERS were  hurt – the brigade said.",
        "정부가 항구를 닫았다.",
        "정부는 항구를 열었다.",
        "",
        "a\0b \u202e e\u0301",
    ]
) | st.text(max_size=20)
LABELS = st.sampled_from([None, OLD.label, NEW.label])
ARTICLES = st.builds(
    Article,
    headline=LINES,
    label=LABELS,
    byline=st.sampled_from(["", "By Ann Lee"]),
    captions=st.lists(LINES, max_size=2).map(tuple),
    paragraphs=st.lists(LINES, max_size=8).map(tuple),
)


@given(ARTICLES, ARTICLES)
@settings(deadline=None)
def test_both_texts_come_back(old: Article, new: Article) -> None:
    diff = compare(old, new)
    assert (old_headline(diff), new_headline(diff)) == (old.headline, new.headline)
    assert old_paragraphs(diff) == old.paragraphs
    assert new_paragraphs(diff) == new.paragraphs
    for part in diff.parts:
        assert old_text(part.spans) != new_text(part.spans)


@given(ARTICLES, ARTICLES)
@settings(deadline=None)
def test_laying_out_alone_gives_the_rows_of_the_diff(old: Article, new: Article) -> None:
    layout, diff = lay_out(old, new), compare(old, new)
    assert layout.paragraphs == diff.paragraphs
    assert (layout.headline, layout.sentences, layout.parts) == (
        diff.headline,
        diff.sentences,
        diff.parts,
    )


@given(ARTICLES, ARTICLES)
@settings(deadline=None)
def test_sides_changed_over_weigh_the_same(old: Article, new: Article) -> None:
    there, back = compare(old, new), compare(new, old)
    assert there.weight == back.weight
    assert there.counts["added"] == back.counts["removed"]
    assert there.counts["moved"] == back.counts["moved"]
    assert there.counts["words_added"] == back.counts["words_removed"]


@given(ARTICLES)
@settings(deadline=None)
def test_equal_texts_are_all_the_same(article: Article) -> None:
    diff = compare(article, article)
    assert diff.weight is None
    assert (diff.sentences, diff.facts, diff.limits) == ((), (), ())
    assert all(span.op == "=" for change in diff.paragraphs for span in change.spans)


@given(ARTICLES, ARTICLES)
@settings(deadline=None)
def test_a_weight_has_reasons_and_reasons_a_weight(old: Article, new: Article) -> None:
    diff = compare(old, new)
    assert bool(diff.reasons) == (diff.weight is not None)
    assert all(reason.isprintable() for reason in diff.reasons)


@pytest.mark.parametrize("paragraphs", [("pier " * 200_000,), ("The pier is shut.",) * 5_000])
def test_hostile_bodies_come_through(paragraphs: tuple[str, ...]) -> None:
    new = (*paragraphs[1:], paragraphs[0].replace("pier", "port", 1))
    diff = compare(Article("", paragraphs=paragraphs), Article("", paragraphs=new))
    assert new_paragraphs(diff) == new
    assert old_paragraphs(diff) == paragraphs

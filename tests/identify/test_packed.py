"""Traits and clues as bytes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tracker.identify import packed
from tracker.identify.clues import Clues, Traits, clues, traits
from tracker.models.values import Article, Label, LabelKind

LABELS = st.builds(
    Label, st.text(), st.sampled_from(LabelKind), st.none() | st.integers(min_value=0)
)
ANY_TEXT = st.text(st.characters(), max_size=80)
"""Lone surrogates too, which are no UTF-8."""
ARTICLES = st.builds(
    Article,
    headline=ANY_TEXT,
    label=st.none() | LABELS,
    slug=ANY_TEXT,
    dateline=ANY_TEXT,
    paragraphs=st.lists(ANY_TEXT, max_size=4).map(tuple),
)


def as_sets(of: Traits) -> Traits:
    triples, opening, names = map(frozenset, (of.triples, of.opening, of.names))
    return replace(of, triples=triples, opening=opening, names=names)


@given(ARTICLES, ANY_TEXT)
def test_traits_and_clues_come_back_as_they_were(article: Article, address: str) -> None:
    of = traits(article, address)
    assert as_sets(packed.unpack_traits(packed.pack_traits(of))) == as_sets(of)
    assert packed.unpack_clues(packed.pack_clues(clues(of))) == clues(of)


def test_of_many_versions_the_latest_clues_are_kept() -> None:
    story = Clues((), (), 0, 0)
    for version in range(1_000):
        story = packed.with_earlier(Clues((version, 7), (version, version + 1), 2, 2), story)
    assert len(story.words) == len(story.passages) == packed.MOST_CLUES
    assert story.words[:3] == (999, 7, 998)
    assert story.passages[:3] == (999, 1000, 998)

"""Both texts can be had back from a diff."""

from tracker.diff.articles import compare
from tracker.diff.texts import (
    new_headline,
    new_paragraphs,
    new_text,
    old_headline,
    old_paragraphs,
    old_text,
)
from tracker.models.values import Article, Span

OLD = Article("Pier shut", paragraphs=("The pier is shut.", "", "No one was hurt, police said."))
NEW = Article(
    "Piers shut", paragraphs=("No one was hurt, police said.", "Both piers are shut.", "")
)


def test_headlines_come_back() -> None:
    diff = compare(OLD, NEW)
    assert (old_headline(diff), new_headline(diff)) == (OLD.headline, NEW.headline)


def test_bodies_come_back_in_their_own_order() -> None:
    diff = compare(OLD, NEW)
    assert old_paragraphs(diff) == OLD.paragraphs
    assert new_paragraphs(diff) == NEW.paragraphs


def test_spans_spell_either_side() -> None:
    spans = (Span("=", "a "), Span("-", "b"), Span("+", "c"))
    assert (old_text(spans), new_text(spans)) == ("a b", "a c")

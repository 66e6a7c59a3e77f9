"""Headline, lead, the whole text, photographs, and the lines around the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.diff.claims.copy import LEAD, OLD, claim, edited, verdict, with_paragraphs
from tracker.models.claims import Finding, Matter, Place, Verb
from tracker.models.values import Article, Label, LabelKind

CHANGED = claim(Verb.CHANGE, "headline", Matter.HEADLINE)
RELED = claim(Verb.CHANGE, "lead", Matter.LEAD)
ALL = claim(Verb.UPDATE, "", Matter.BODY, place=Place(throughout=True))
PHOTO = claim(Verb.ADD, "photo", Matter.PHOTO)
ANOTHER = "Port Elsine opened its channel again on Tuesday after divers freed it."


@pytest.mark.parametrize(
    ("headline", "finding", "words"),
    [
        (OLD.headline, Finding.NOT_FOUND, "the headline is the same"),
        ("Port Elsine shut until Sunday", Finding.CONFIRMED, "Friday → Sunday"),
        ("Port Elsine Shut until Friday", Finding.CONFIRMED, "written otherwise"),
        ("Port Elsine shut", Finding.CONFIRMED, "“until Friday” removed"),
        ("", Finding.CANNOT_CHECK, "no headline"),
    ],
)
def test_headline(headline: str, finding: Finding, words: str) -> None:
    found = verdict(CHANGED, with_paragraphs(*OLD.paragraphs, headline=headline))
    assert found.finding is finding
    assert words in found.words


@pytest.mark.parametrize(
    ("lead", "verb", "finding"),
    [
        (LEAD, Verb.CHANGE, Finding.NOT_FOUND),
        (LEAD.replace("on Monday", "on Tuesday"), Verb.CHANGE, Finding.NOT_FOUND),
        (LEAD.replace("Friday", "further notice"), Verb.CHANGE, Finding.CONFIRMED),
        (LEAD.replace("shut", "closed"), Verb.RECAST, Finding.PARTLY),
        (ANOTHER, Verb.RECAST, Finding.CONFIRMED),
    ],
)
def test_lead(lead: str, verb: Verb, finding: Finding) -> None:
    new = with_paragraphs(lead, *OLD.paragraphs[1:])
    assert verdict(replace(RELED, verb=verb), new).finding is finding


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ((), Finding.NOT_FOUND),
        ((0, 2, 4), Finding.CONFIRMED),
        ((0, 1, 2), Finding.PARTLY),
        ((5,), Finding.PARTLY),
    ],
)
def test_throughout_is_half_of_the_paragraphs_in_each_third(
    changed: tuple[int, ...], finding: Finding
) -> None:
    body = [
        f"{text} It is so." if at in changed else text for at, text in enumerate(OLD.paragraphs)
    ]
    assert verdict(ALL, with_paragraphs(*body)).finding is finding


def test_throughout_with_a_source_that_is_not_there() -> None:
    new = with_paragraphs(*(f"{text} It is so, they say." for text in OLD.paragraphs))
    found = verdict(replace(ALL, source="Sandwell's remarks"), new)
    assert found.finding is Finding.PARTLY
    assert "“sandwell” is not in what came" in found.words


@pytest.mark.parametrize(
    ("old", "new", "verb", "finding"),
    [
        ((), (), Verb.ADD, Finding.CANNOT_CHECK),
        (("A crane.",), (), Verb.ADD, Finding.CANNOT_CHECK),
        ((), ("A crane.",), Verb.ADD, Finding.CONFIRMED),
        (("A crane.",), ("A crane.",), Verb.ADD, Finding.NOT_FOUND),
        (("A crane.",), ("A ship.",), Verb.ADD, Finding.PARTLY),
        (("A crane.",), ("A ship.",), Verb.CHANGE, Finding.CONFIRMED),
    ],
)
def test_photographs(
    old: tuple[str, ...], new: tuple[str, ...], verb: Verb, finding: Finding
) -> None:
    before, after = replace(OLD, captions=old), with_paragraphs(*OLD.paragraphs, captions=new)
    assert verdict(replace(PHOTO, verb=verb), after, before).finding is finding


@pytest.mark.parametrize(
    ("matter", "more", "finding"),
    [
        (Matter.BYLINE, {"byline": "Ada Wrenlow"}, Finding.CONFIRMED),
        (Matter.BYLINE, {}, Finding.CANNOT_CHECK),
        (Matter.DATELINE, {"dateline": "PORT ELSINE"}, Finding.CONFIRMED),
        (Matter.SLUG, {"slug": "harbour"}, Finding.NOT_FOUND),
        (Matter.CREDITS, {"boilerplate": ("(END)",)}, Finding.CONFIRMED),
    ],
)
def test_lines_around_the_text(matter: Matter, more: dict[str, object], finding: Finding) -> None:
    old = replace(OLD, slug="harbour")
    new: Article = with_paragraphs(*OLD.paragraphs, **{"slug": "harbour", **more})
    assert verdict(claim(Verb.ADD, str(matter), matter), new, old).finding is finding


def test_label() -> None:
    marked = edited("x", "x", label=Label("REFILE", LabelKind.REFILE))
    one = claim(Verb.REMOVE, "the word CORRECTED", Matter.LABEL)
    assert verdict(replace(one, verb=Verb.CHANGE), marked).finding is Finding.CONFIRMED
    assert verdict(replace(one, verb=Verb.CHANGE), edited("x", "x")).finding is Finding.CANNOT_CHECK

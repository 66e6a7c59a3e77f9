"""Each paragraph and each word followed through all versions of a story."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.lineage import lineage
from tracker.models.history import Life, Run
from tracker.models.values import Article, Kind

LEAD = "A barge with 12 people aboard sank off Alder early on Monday."
FOG = "Fog lay thick over the whole bay that morning, the harbour master said."
HURT = "Nobody was hurt, and the crew were given tea."
PUMPS = "Two pumps from the northern dock were on their way by noon."


def text(*paragraphs: str, headline: str = "Barge sinks off Alder") -> Article:
    return Article(headline=headline, paragraphs=paragraphs)


def of(*bodies: tuple[str, ...]) -> list[Life]:
    return list(lineage({n: text(*body) for n, body in enumerate(bodies, 1)}).lives)


def span(life: Life) -> tuple[int, int | None]:
    return life.first, life.until


def test_an_edited_paragraph_is_the_same_one_going_on() -> None:
    lives = of((LEAD, FOG), (LEAD.replace("12", "47"), FOG), (LEAD.replace("12", "47"), FOG))
    assert [span(life) for life in lives] == [(1, None), (1, None)]
    assert [stage.how for stage in lives[0].stages] == [Kind.ADDED, Kind.EDITED]
    assert lives[0].edited == (2,)
    assert lives[1].edited == ()
    assert "47" in lives[0].text


def test_each_life_says_what_brought_and_what_took_it() -> None:
    lives = of((LEAD, FOG), (LEAD, PUMPS, FOG), (LEAD, FOG), (LEAD, HURT))
    assert [(life.text, *span(life)) for life in lives] == [
        (LEAD, 1, None),
        (PUMPS, 2, 3),
        (FOG, 1, 4),
        (HURT, 4, None),
    ]


@pytest.mark.parametrize("back", [FOG, FOG.replace("the harbour", "a harbour")])
def test_a_paragraph_that_comes_back_is_the_same_life_with_a_gap(back: str) -> None:
    lives = of((LEAD, FOG, HURT), (LEAD, HURT), (LEAD, HURT, PUMPS), (LEAD, back, HURT, PUMPS))
    life = lives[1]
    assert (life.text, life.gaps, span(life)) == (back, ((2, 4),), (1, None))
    assert life.stages[1].returned
    assert life.edited == ()
    assert all(run.returned and run.version == 1 for run in life.stages[1].runs if run.version < 4)


def test_another_paragraph_is_not_the_one_that_went() -> None:
    assert len(of((LEAD, FOG), (LEAD,), (LEAD, PUMPS))) == 3


def test_moved_is_not_taken() -> None:
    lives = of((LEAD, FOG, HURT, PUMPS), (HURT, LEAD, FOG, PUMPS))
    assert [(life.text, life.moved) for life in lives if life.moved] == [(HURT, (2,))]
    assert all(span(life) == (1, None) for life in lives)


def test_the_order_is_that_of_reading_with_the_taken_before_what_took_their_place() -> None:
    lives = lineage({1: text(LEAD, FOG, HURT), 4: text(LEAD, PUMPS, HURT)})
    assert [life.text for life in lives.lives] == [LEAD, FOG, PUMPS, HURT]
    assert lives.bodies == {1: (0, 1, 3), 4: (0, 2, 3)}


def test_a_paragraph_that_is_split_goes_on_in_its_larger_part() -> None:
    lives = of((f"{FOG} {HURT}", PUMPS), (FOG, HURT, PUMPS))
    assert [(life.text, life.first, life.origin) for life in lives] == [
        (FOG, 1, None),
        (HURT, 2, 0),
        (PUMPS, 1, None),
    ]
    assert lives[1].stages[0].how is Kind.SPLIT
    assert {run.version for life in lives for run in life.stages[-1].runs} == {1}


def test_a_paragraph_that_is_merged_goes_on_in_the_whole() -> None:
    lives = of((FOG, HURT, PUMPS), (f"{FOG} {HURT}", PUMPS))
    assert [(life.text, life.until, life.heir) for life in lives] == [
        (f"{FOG} {HURT}", None, None),
        (HURT, 2, 0),
        (PUMPS, None, None),
    ]
    assert lives[0].stages[1].how is Kind.MERGED


def test_words_are_credited_to_the_version_that_brought_them() -> None:
    lines = lineage({
        1: text("Barge with 12 aboard sinks"),
        2: text("Barge with 12 aboard sinks off Alder"),
        3: text("Barge with 47 aboard sinks off Alder"),
    })  # fmt: skip
    assert lines.blame(3)[1] == (
        Run("Barge with ", 1),
        Run("47", 3),
        Run(" aboard sinks", 1),
        Run(" off Alder", 2),
    )
    assert lines.blame(1)[1] == (Run("Barge with 12 aboard sinks", 1),)


def test_words_that_come_back_are_credited_to_who_first_brought_them() -> None:
    bodies = ("12 were hurt in Alder", "47 were hurt in Alder", "12 were hurt in Alder on Monday")
    lines = lineage({n: text(body) for n, body in enumerate(bodies, 1)})
    assert lines.blame(3)[1] == (
        Run("12", 1, returned=True),
        Run(" were hurt in Alder", 1),
        Run(" on Monday", 3),
    )


def test_a_sentence_that_goes_to_another_paragraph_keeps_its_credit() -> None:
    told = "The owner had asked for a tug at dawn."
    lines = lineage({1: text(f"{LEAD} {told}", HURT), 2: text(LEAD, f"{HURT} {told}")})
    runs = lines.blame(2)[2]
    assert {run.version for run in runs} == {1}
    assert not any(run.returned for run in runs)


def test_the_headline_has_a_life_too() -> None:
    heads = ("Barge sinks", "Barge sinks off Alder", "Barge sinks")
    lines = lineage({n: text(LEAD, headline=head) for n, head in enumerate(heads, 1)})
    assert [stage.text for stage in lines.headline.stages] == list(heads)
    assert lines.headline.edited == (2, 3)
    assert lines.words(2) == 4 + 12


def test_no_version_has_no_history() -> None:
    with pytest.raises(ValueError, match="without a version"):
        lineage({})


# -- whatever the versions are -------------------------------------------------------------------

WORDS = st.sampled_from(["Alder", "barge", "sank", "tug", "12", "47", "off", "the", "not"])
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=9).map(" ".join) | st.sampled_from(
    [LEAD, FOG, HURT, PUMPS, f"{FOG} {HURT}", f"{LEAD} {PUMPS}", ""]
)
TEXT = st.builds(Article, headline=PARAGRAPH, paragraphs=st.lists(PARAGRAPH, max_size=6).map(tuple))
STORY = st.lists(TEXT, min_size=1, max_size=6).map(lambda texts: dict(enumerate(texts, 1)))


@given(STORY)
def test_lives_cover_every_paragraph_of_every_version_once(story: dict[int, Article]) -> None:
    lines = lineage(story)
    for version, article in story.items():
        body = lines.bodies[version]
        assert len(set(body)) == len(body)
        assert [lines.lives[life].at(version).text for life in body] == list(article.paragraphs)
        assert lines.headline.at(version).text == article.headline
    standing = {(life, version) for version, body in lines.bodies.items() for life in body}
    assert standing == {
        (place, version)
        for place, life in enumerate(lines.lives)
        for stage in life.stages
        for version in story
        if stage.first <= version < (stage.until or len(story) + 1)
    }


@given(STORY)
def test_every_word_is_credited_to_one_version_that_has_it(story: dict[int, Article]) -> None:
    lines = lineage(story)
    for version in story:
        for run in (run for runs in lines.blame(version) for run in runs):
            assert run.version <= version
            article = story[run.version]
            had = " ".join((article.headline, *article.paragraphs))
            assert [word for word in re.findall(r"\w+", run.text) if word not in had] == []


@given(TEXT, st.integers(2, 5))
def test_where_nothing_changes_nothing_is_reported(article: Article, versions: int) -> None:
    lines = lineage(dict.fromkeys(range(1, versions + 1), article))
    for life in (lines.headline, *lines.lives):
        assert [(stage.first, stage.until) for stage in life.stages] == [(1, None)]
        assert (life.edited, life.moved, life.gaps) == ((), (), ())

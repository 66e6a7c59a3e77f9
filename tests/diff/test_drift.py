"""How far a story went, and what no single step shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.drift import drift, percent
from tracker.diff.lineage import lineage
from tracker.models.history import Drift
from tracker.models.values import Article, Weight

STEPS = (
    "Barge sinks off Alder in fog, nobody hurt",
    "Boat sinks off Alder in fog, nobody hurt",
    "Boat sinks off Alder in storm, nobody hurt",
    "Boat sinks off Alder in storm, two hurt",
    "Boat adrift near Alder in storm, two hurt",
)


def of(*headlines: str, weight: Weight | None = None, **steps: Weight) -> Drift:
    texts = {n: Article(headline=headline) for n, headline in enumerate(headlines, 1)}
    weights = {int(number[1:]): step for number, step in steps.items()}
    return drift(lineage(texts), weight, weights)


def test_how_much_of_the_first_version_is_left() -> None:
    told = of("one two three four", "one two three five", "one six seven five")
    assert told.left == {1: 1.0, 2: 0.75, 3: 0.25}
    assert told.words == ("25 % of the first version's words are left in version 3",)


def test_words_that_come_back_are_left_again() -> None:
    assert of("one two three four", "one two", "one two three four").left[3] == 1.0


def test_the_same_words_brought_anew_are_not_left() -> None:
    body = ("They sailed at dawn.",)
    texts = {
        1: Article(headline="Barge", paragraphs=("Tugs came at noon to help.",)),
        2: Article(headline="Barge", paragraphs=body),
        3: Article(headline="Barge", paragraphs=(*body, "At noon there was no help.")),
    }
    assert drift(lineage(texts), None, {}).left == pytest.approx({1: 1.0, 2: 1 / 7, 3: 1 / 7})


def test_small_steps_that_make_another_headline() -> None:
    told = of(*STEPS)
    (creep,) = told.creeps
    assert (creep.life, creep.versions) == (None, (1, 2, 3, 4, 5))
    assert (creep.old, creep.new) == (STEPS[0], STEPS[-1])
    assert creep.largest <= 0.35
    assert creep.whole >= 0.5
    assert told.words[-1] == (
        "headline: 62 % of its words differ after 4 steps, none of which changed more than 25 %"
    )


def test_one_large_step_shows_by_itself() -> None:
    assert of(STEPS[0], STEPS[1], STEPS[4]).creeps == ()
    assert of(STEPS[0], STEPS[-1]).creeps == ()


def test_first_against_last_can_weigh_more_than_any_step() -> None:
    told = of(*STEPS[:2], weight=Weight.HEADLINE, v2=Weight.MINOR)
    assert (told.weight, told.heaviest) == (Weight.HEADLINE, Weight.MINOR)
    assert (
        told.words[-1]
        == "from first to last the change weighs headline; no step weighed more than minor"
    )
    assert len(of(*STEPS[:2], weight=Weight.MINOR, v2=Weight.HEADLINE).words) == 1


def test_a_story_of_one_version_has_nothing_to_tell() -> None:
    assert of("Barge sinks") == Drift({1: 1.0}, None, None)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (1, "100 %"), (0.63, "63 %"), (0.999, "99 %"), (0.001, "1 %")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert percent(share) == words


@given(st.lists(st.text("ab .", max_size=9), min_size=1, max_size=5))
def test_what_is_left_is_a_share(headlines: list[str]) -> None:
    told = of(*headlines)
    assert all(0 <= share <= 1 for share in told.left.values())
    assert told.left[1] == 1

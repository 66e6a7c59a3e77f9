from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest

from tests.show.river import NOON
from tracker.models.values import LabelKind
from tracker.show.blind import Blind
from tracker.show.paint import SHAPES
from tracker.show.timeline import KINDS, LANES, REACHED, Chosen, Mark, _axis, _placed, legend, svg


def mark(
    number: int,
    minutes: float,
    words: int = 0,
    kind: LabelKind | None = None,
    *,
    doubtful: bool = False,
    told: str = "",
) -> Mark:
    at, href = NOON + timedelta(minutes=minutes), f"/s/1/{number - 1}..{number}"
    return Mark(number, at, words, kind, doubtful, told or f"version {number}", href)


def hour(many: int) -> list[Mark]:
    return [mark(number, 60 * number / many, 3 * number) for number in range(1, many + 1)]


def test_every_version_is_a_link_that_says_all_of_it() -> None:
    drawn = svg([mark(1, 0, told='LEAD <b> & "all"'), mark(2, 30, 40, LabelKind.CORRECTION)])
    root = ElementTree.fromstring(drawn)
    links = list(root.iter("a"))
    assert [link.attrib["href"] for link in links] == ["/s/1/0..1", "/s/1/1..2"]
    assert links[0].findtext("g/title") == 'LEAD <b> & "all"'
    assert SHAPES[LabelKind.CORRECTION] in drawn
    assert root.findtext("title") == "Versions by the time at which they were seen"


def test_nothing_in_it_needs_a_style_or_a_script() -> None:
    drawn = svg(hour(9), [Blind(NOON, NOON + timedelta(minutes=9))])
    assert not re.search(r"style|script| on\w+=", drawn)


def test_the_line_is_true_to_time() -> None:
    placed = list(_placed(marks := [mark(1, 0), mark(2, 15), mark(3, 60)], _axis(marks)))
    first, second, third = (one.x for one in placed)
    assert (second - first) * 4 == third - first


def test_the_area_follows_the_words() -> None:
    marks = [mark(1, 0), mark(2, 20, 30), mark(3, 40, 60), mark(4, 60, 9000)]
    small, one, two, huge = (placed.radius for placed in _placed(marks, _axis(marks)))
    assert abs(two**2 / one**2 - 2) < 0.01
    assert small < one
    assert huge < 14


def test_marks_give_way_to_each_other_as_long_as_there_is_room() -> None:
    marks = [mark(n, n / 10, 50) for n in range(1, LANES + 1)] + [mark(9, 600)]
    placed = list(_placed(marks, _axis(marks)))
    for one, other in combinations(placed, 2):
        apart = abs(one.x - other.x) >= one.radius + other.radius
        assert one.lane != other.lane or apart
    assert placed[-1].lane == 0


def test_a_doubtful_reading_is_hollow_and_blind_time_is_hatched() -> None:
    blind = Blind(NOON + timedelta(minutes=15), NOON + timedelta(minutes=30), "timeout")
    later = Blind(NOON + timedelta(days=1), NOON + timedelta(days=2))
    drawn = svg([mark(1, 0), mark(2, 60, doubtful=True)], [blind, later])
    assert drawn.count('class="shape doubtful"') == 1
    assert drawn.count('class="blind"') == 1
    assert "no answer 2031-05-03 12:15–12:30 (timeout)" in drawn
    assert 'x="251.0"' in drawn
    assert 'width="229.0"' in drawn


def test_the_legend_has_the_shapes_that_are_there() -> None:
    found = legend([mark(1, 0), mark(2, 1, kind=LabelKind.WITHDRAWN), mark(3, 2)])
    assert [words for _, words in found] == ["no label", "withdrawn"]
    assert set(KINDS) == set(SHAPES)


def test_one_version_and_five_hundred_make_a_picture() -> None:
    assert ElementTree.fromstring(svg([mark(1, 0)])).tag == "svg"
    few, many = svg(hour(REACHED)), svg(hour(500))
    assert "tabindex" not in few
    assert many.count('tabindex="-1"') == 500
    assert 'class="number"' not in many
    assert len(many) < 250_000


def test_the_range_that_is_chosen_lies_on_the_line() -> None:
    marks = hour(4)
    drawn = svg(marks, chosen=Chosen(ends=(2, 4)))
    found = re.search(r'class="range" d="M([\d.]+) [\d.]+v-5H([\d.]+)v5"', drawn)
    assert found
    where = {one.mark.number: one.x for one in _placed(marks, _axis(marks))}
    assert [float(end) for end in found.groups()] == [
        pytest.approx(where[2], abs=0.1),
        pytest.approx(where[4], abs=0.1),
    ]
    assert 'class="range"' not in svg(marks)


def test_early_hours_are_wide_where_that_is_wanted() -> None:
    marks = [mark(1, 0), mark(2, 5), mark(3, 6000)]
    (_, plain, _), (_, wide, _) = (
        [one.x for one in _placed(marks, _axis(marks, logarithmic=log))] for log in (False, True)
    )
    assert wide > 5 * plain
    assert "+1 h" in svg(marks, chosen=Chosen(logarithmic=True))


def test_where_marks_stand_over_one_another_there_is_no_room_for_numbers() -> None:
    marks = [mark(n, n / 10, 50) for n in range(1, 3 * LANES)] + [mark(99, 600)]
    free = [one.mark.number for one in _placed(marks, _axis(marks)) if one.free]
    assert free == [*range(1, LANES + 1), 99]
    assert re.findall(r'class="number"[^>]*>(\d+)', svg(marks)) == [str(n) for n in free]

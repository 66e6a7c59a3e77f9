"""The pieces of a picture in SVG."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.show.bands import Box
from tracker.show.paint import SIGNS
from tracker.show.strokes import fitting, rect, sign, write


@given(st.text())
def test_whatever_a_story_says_is_text(words: str) -> None:
    read = ElementTree.fromstring(write(words, 1, 2, "soft"))
    assert (read.tag, list(read)) == ("text", [])


@pytest.mark.parametrize("name", list(SIGNS))
def test_every_sign_is_drawn_in_its_colour(name: str) -> None:
    read = ElementTree.fromstring(sign(name, 3, 4))
    assert read.attrib["transform"] == "translate(3.0 4.0)"
    assert read[1].attrib["class"] == f"sign {SIGNS[name][0]}"


def test_a_box_has_its_place() -> None:
    assert rect(Box(1, 2, 3, 4), "edited") == (
        '<rect class="edited" x="1.0" y="2.0" width="3.0" height="4.0"/>'
    )


@pytest.mark.parametrize(
    ("words", "room", "shown"),
    [
        ("Barge sinks off Alder", 200, "Barge sinks off Alder"),
        ("Barge sinks off Alder", 90, "Barge sinks…"),
        ("바지선이 가라앉았다고 밝혔다", 90, "바지선이…"),
        ("Bargesinksoffalder", 60, "Bargesin…"),
    ],
)
def test_as_much_is_written_as_fits(words: str, room: float, shown: str) -> None:
    assert fitting(words, room, 12) == shown

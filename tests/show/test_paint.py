"""Colours, patterns and signs of the picture."""

import re

from tracker.models.values import LabelKind
from tracker.show.paint import DEFINITIONS, SHADES, SHAPES, SIGNS, STYLE


def test_every_kind_of_label_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == {None, *LabelKind}
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert len({strokes for _, strokes in SIGNS.values()}) == len(SIGNS)


def test_light_and_dark_have_the_same_colours_and_each_is_used() -> None:
    light, dark = STYLE.split("@media(prefers-color-scheme:dark)")
    named = set(re.findall(r"--([\w]+):", light))
    assert named == set(re.findall(r"--([\w]+):", dark.split("}}")[0]))
    used = set(re.findall(r"var\(--(\w+)\)", STYLE + DEFINITIONS))
    assert used == named
    assert {f"born{shade}" for shade in range(SHADES)} <= named


def test_nothing_is_asked_for_from_elsewhere() -> None:
    assert re.findall(r"url\((?!#)|@import|https?:", STYLE + DEFINITIONS) == []

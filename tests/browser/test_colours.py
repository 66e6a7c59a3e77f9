"""What the colours of the pages are worth, measured on the tokens of the style itself."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from coloraide import Color

from tracker.web import app
from tracker.web.preferences import CHOICES

STYLE = (Path(app.__file__).parent / "static" / "desk.css").read_text("utf-8")
THEMES = ("light", "dark")
PALETTES = (*CHOICES["palette"], "more contrast")

APART = 30
"""CIEDE2000 between what came and what went: from 10 on two colours are told apart at a glance."""
BLIND = ("deutan", "protan", "tritan")

_TOKEN = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")


def tokens(palette: str, theme: str) -> dict[str, str]:
    """The colours that a reader sees who chose so; later rules of the style go before earlier."""
    found: dict[str, str] = {}
    for block in blocks(palette):
        for name, light, dark in _TOKEN.findall(block):
            found[name] = light if theme == "light" else dark
    return found


def blocks(palette: str) -> list[str]:
    contrast = re.search(r"@media \(prefers-contrast: more\) \{(.*?)\n\}", STYLE, re.DOTALL)
    assert contrast
    plain = STYLE.replace(contrast[0], "")
    usual = re.findall(r"\n:root[^{]*\{(.*?)\n\}", plain, re.DOTALL)
    if palette == "more contrast":
        return [*usual, contrast[1]]
    return [*usual, *re.findall(rf'\n\[data-palette="{palette}"\] \{{(.*?)\n\}}', plain, re.DOTALL)]


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


def seen(colour: str, blindness: str) -> Color:
    """A colour as somebody sees it who lacks one kind of cone (Machado et al., 2009)."""
    return Color(colour).filter(blindness, 1, method="machado").clip("srgb")


def distance(one: Color, other: Color) -> float:
    return one.delta_e(other, method="2000")


EVERY = pytest.mark.parametrize(("palette", "theme"), list(product(PALETTES, THEMES)))


@EVERY
def test_what_came_is_told_from_what_went_by_everybody(palette: str, theme: str) -> None:
    given = tokens(palette, theme)
    came, went = given["ins"], given["del"]
    assert distance(Color(came), Color(went)) >= APART
    for blindness in BLIND:
        assert distance(seen(came, blindness), seen(went, blindness)) >= APART, blindness


@EVERY
def test_text_can_be_read_on_every_ground(palette: str, theme: str) -> None:
    given = tokens(palette, theme)
    for text, ground in (
        *(("fg", "bg"), ("fg", "tint"), ("fg", "shared")),
        *(("ins-fg", "ins"), ("del-fg", "del")),
    ):
        assert contrast(given[text], given[ground]) >= 7, (text, ground)
    for text, ground in product(("soft", "link", "moved"), ("bg", "tint")):
        assert contrast(given[text], given[ground]) >= 4.5, (text, ground)


@EVERY
def test_lines_and_edges_can_be_seen(palette: str, theme: str) -> None:
    given = tokens(palette, theme)
    for line, ground in (
        ("ins-edge", "ins"),
        ("del-edge", "del"),
        ("edge", "bg"),
        ("edge", "tint"),
    ):
        assert contrast(given[line], given[ground]) >= 3, (line, ground)
    assert contrast(given["focus"], given["bg"]) >= 3


def test_no_colour_stands_beside_the_tokens() -> None:
    """What is not a token, no test measures and no palette changes."""
    folder = Path(app.__file__).parent / "static"
    for style in folder.glob("*.css"):
        rules = style.read_text("utf-8").partition("/* The page */")[2] or style.read_text("utf-8")
        rules = rules.partition("/* On paper")[0]
        painted = set(re.findall(r"(?:#[0-9a-f]{3,8}|rgba?\([^)]*\)|hsla?\([^)]*\))", rules))
        assert painted <= {"#000", "rgb(0 0 0 / .45)"}, style.name


def test_the_measure_finds_what_is_known_to_be_alike() -> None:
    """Red and green of the same lightness, and the pair of blue and amber of the first palette."""
    red, green = "#ffb3b3", "#b3ffb3"
    assert distance(Color(red), Color(green)) > 2 * distance(
        seen(red, "deutan"), seen(green, "deutan")
    )
    assert len(tokens("blue", "dark")) >= 15
    assert tokens("blue", "dark") != tokens("classic", "dark") != tokens("mono", "dark")

"""Readers who have colours of their own, want more contrast, or nothing that moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from coloraide import Color
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")


def style(element: Locator, name: str) -> str:
    return str(element.evaluate(f"e => getComputedStyle(e).{name}"))


def contrast(one: str, other: str) -> float:
    """By WCAG 2.1, of two colours as a browser names them."""
    return Color(one).contrast(other, method="wcag21")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_stay_when_the_reader_s_own_colours_paint(
    open_page: Callable[..., Page], ferry: str, scheme: str
) -> None:
    page = open_page()
    page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
    page.goto(f"{ferry}/s/1/1..2")
    came, went = page.locator(".text ins").last, page.locator(".text del").last
    assert style(came, "textDecorationLine") == "underline"
    assert style(went, "textDecorationLine") == "line-through"
    text = style(page.locator("body"), "color")
    for mark, edge in ((came, "solid"), (went, "dashed")):
        assert style(mark, "borderTopStyle") == edge
        assert style(mark, "borderTopColor") == text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_line_of_time_can_be_seen_in_the_reader_s_own_colours(
    open_page: Callable[..., Page], ferry: str, scheme: str
) -> None:
    page = open_page()
    page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
    page.goto(f"{ferry}/s/1")
    ground = style(page.locator("body"), "backgroundColor")
    for drawn, how in ((".shape", "fill"), (".axis", "stroke"), (".tick", "fill")):
        found = page.locator(f".timeline {drawn}").first
        assert contrast(style(found, how), ground) >= 7, drawn


@pytest.mark.parametrize("scheme", SCHEMES)
def test_who_wants_more_contrast_gets_black_on_white_or_white_on_black(
    open_page: Callable[..., Page], ferry: str, scheme: str
) -> None:
    page = open_page()
    page.emulate_media(color_scheme=scheme, contrast="more")  # type: ignore[arg-type]
    page.goto(f"{ferry}/s/1/1..2")
    body = page.locator("body")
    ground = style(body, "backgroundColor")
    assert contrast(style(body, "color"), ground) == pytest.approx(21)
    for soft in (".meta", ".legend", ".kind"):
        assert contrast(style(page.locator(soft).first, "color"), ground) == pytest.approx(21)
    for mark in ("ins", "del"):
        found = page.locator(f".text {mark}").last
        assert contrast(style(found, "color"), style(found, "backgroundColor")) >= 7


def test_nothing_moves_for_who_wants_that(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{ferry}/s/1/1..2")
    moving = """() => [...document.querySelectorAll("*")].filter((e) => {
      const s = getComputedStyle(e);
      return s.scrollBehavior === "smooth" || s.animationName !== "none"
        || s.transitionDuration.split(", ").some((one) => parseFloat(one) > 0);
    }).length"""
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) == 1

"""A reader without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

MOST = 60
"""Presses of the Tab key after which a thing counts as out of reach."""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what the selector names has the focus, and can be seen to have it."""
    wanted = page.locator(selector)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
            return
    pytest.fail(f"{selector}: not reached with {MOST} presses of Tab")


def press(page: Page, selector: str) -> None:
    """Press Enter on what the selector names, once the Tab key has reached it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")

from __future__ import annotations

import pytest
import typer

from tracker.cli.compare.choice import Choice, View, choose
from tracker.show import folds


@pytest.mark.parametrize(
    ("view", "fold", "chosen"),
    [
        (None, None, folds.ALL),
        (None, "none", frozenset()),
        (None, "case,ws", frozenset({"case", "white_space"})),
        (View.WORDS, None, folds.ALL),
        (View.PATCH, None, frozenset()),
        (View.JSON, None, frozenset()),
        (View.STAT, None, frozenset()),
    ],
)
def test_a_view_folds_what_was_asked_for_or_all_that_it_may(
    view: View | None, fold: str | None, chosen: folds.Classes
) -> None:
    views: dict[View, bool] = {one: one is view for one in View if one}
    assert choose(views, fold=fold, context=None) == Choice(view or View.CHANGES, chosen)


@pytest.mark.parametrize("view", [View.JSON, View.WORDS, View.STAT, View.HEADLINE, View.PARAGRAPHS])
def test_context_is_for_views_that_leave_something_out(view: View) -> None:
    with pytest.raises(typer.BadParameter, match="takes no --context"):
        choose({view: True}, fold=None, context=1)


def test_context_is_passed_on() -> None:
    assert choose({View.PATCH: True}, fold=None, context=3).context == 3

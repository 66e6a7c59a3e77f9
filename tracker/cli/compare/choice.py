"""What was asked to be shown of a diff, and which wishes exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import typer

from tracker.show import folds


class View(StrEnum):
    """A way to look at a diff, by the name of its option."""

    CHANGES = ""
    """What changed, and nothing else: the view of who asks for none."""
    JSON = "--json"
    HEADLINE = "--headline"
    WORDS = "--words"
    PARAGRAPHS = "--paragraphs"
    STAT = "--stat"
    SPLIT = "--split"
    PATCH = "--patch"


_FOLD = {View.CHANGES, View.WORDS, View.PARAGRAPHS, View.SPLIT}
_HAVE_CONTEXT = {View.CHANGES, View.SPLIT, View.PATCH}


class Choice(NamedTuple):
    """A view, what it folds, and how much it shows around a change; None is its own measure."""

    view: View
    fold: folds.Classes
    context: int | None = None


def choose(views: Mapping[View, bool], *, fold: str | None, context: int | None) -> Choice:
    """What was asked for.

    Raises BadParameter for two views at once, for a class that there is none of, and for a wish
    that a view has no use for.
    """
    named = [view for view, wanted in views.items() if wanted]
    if len(named) > 1:
        raise typer.BadParameter(f"{named[0]} and {named[1]} exclude each other")
    view = named[0] if named else View.CHANGES
    if fold is not None and view not in _FOLD:
        raise typer.BadParameter(f"{view} folds nothing: it takes no --fold")
    if context is not None and view not in _HAVE_CONTEXT:
        raise typer.BadParameter(f"{view} takes no --context")
    return Choice(view, _classes(view, fold), context)


def _classes(view: View, fold: str | None) -> folds.Classes:
    if fold is None:
        return folds.ALL if view in _FOLD else frozenset()
    try:
        return folds.named(fold)
    except ValueError as error:
        raise typer.BadParameter(f"--fold: {error}") from error

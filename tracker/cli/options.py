"""What the commands have in common: how they are declared, and options that several share."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from typer.models import Default

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Only of this outlet.")]
By = Annotated[
    str, typer.Option(metavar="NAME", help="Who decides; by default the name that is logged in.")
]
StoryWords = Annotated[
    list[str], typer.Argument(metavar="STORY", help="An id, an address, or words of the headline.")
]


def room(about: str | None = None) -> typer.Typer:
    """The commands of one module; with `about` they are a group of that description.

    Help is plain text, so that a pipe gets no box, and no command waits for a library that draws.
    """
    return typer.Typer(
        help=about or Default(None),  # without one, the first function's own words
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=about is not None,
    )


def name() -> str:
    """The name that is logged in; a container may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone at the terminal"

"""Options and arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Only of this outlet.")]
StoryWords = Annotated[
    list[str], typer.Argument(metavar="STORY", help="An id, an address, or words of the headline.")
]

"""`schema`: what the JSON of a command means, for programs that read it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import room
from tracker.show.schema import schema as schema_of_diff

app = room()


class What(StrEnum):
    """What has a schema."""

    DIFF = "diff"


_SCHEMAS = {What.DIFF: schema_of_diff}


@app.command()
def schema(
    what: Annotated[What, typer.Argument(help="Whose JSON.")],
) -> None:
    """Print the JSON Schema (2020-12) of what a command prints with --json.

    tracker schema diff
    tracker schema diff > diff.schema.json
    """
    terminal.as_json(_SCHEMAS[what]())

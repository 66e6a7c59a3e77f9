"""`outlets`: who publishes, how each writes its labels, and how a headline of theirs is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from tracker.cli import terminal
from tracker.cli.dialects import dialect_called, dialect_of_outlet
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.following import open_following
from tracker.parse.wire import (
    DIALECTS,
    AddressNumber,
    Dialect,
    Reading,
    dialect_named,
    explain,
    read_address,
)

app = room()


@app.callback(invoke_without_command=True)
def outlets(context: typer.Context, as_json: AsJson = False) -> None:
    """The outlets that are known, with the dialect of their labels and their number of feeds.

      tracker outlets
      tracker outlets --json
      tracker outlets test "(LEAD) Mill shuts"

    On a pipe: name, title, dialect, feeds.
    """
    if context.invoked_subcommand:
        return
    with open_following(load_settings()) as following:
        known = following.outlets()
        feeds = Counter(outlet.name for _, outlet in following.feeds())
    rows = [(one.name, one.title, one.dialect, feeds[one.name]) for one in known]
    keys = ("name", "title", "dialect", "feeds")
    if as_json:
        found = [dict(zip(keys, row, strict=True)) for row in rows]
        labels = [dict(one.labels) for one in known]
        terminal.as_json([{**a, "labels": b} for a, b in zip(found, labels, strict=True)])
    else:
        _list(keys, rows)


# -- test ------------------------------------------------------------------------------------------


@app.command("test")
def try_out(
    line: Annotated[str, typer.Argument(metavar="HEADLINE", help="Or a slug line, or an address.")],
    outlet: Annotated[str, typer.Option(metavar="NAME", help="As this outlet writes.")] = "",
    dialect: Annotated[str, typer.Option(metavar="NAME", help="In this dialect.")] = "",
    as_json: AsJson = False,
) -> None:
    """How a headline is read, and why: its label, what stays in it, and which pattern said so.

      tracker outlets test "(LEAD) (Asiad) Rowers win" --outlet yonhap
      tracker outlets test "CORRECTED-RPT-UPDATE 1-Mill shuts"
      tracker outlets test https://wire.example/view/AEN20310412003751315

    Without an outlet or a dialect every dialect tries, and those are listed that find a mark. On a
    pipe: name and text, or dialect, label, kind, number, slug, headline.
    """
    if "://" in line or line.startswith("tag:"):
        _show_address(read_address(line), as_json=as_json)
    elif outlet or dialect:
        _show(explain(line, _meant(outlet, dialect)), as_json=as_json)
    else:
        _show_all(line, as_json=as_json)


def _meant(outlet: str, dialect: str) -> Dialect:
    if outlet and dialect:
        raise typer.BadParameter("say --outlet or --dialect, not both")
    return dialect_of_outlet(outlet) if outlet else dialect_called(dialect)


def _show(reading: Reading, *, as_json: bool) -> None:
    if as_json:
        terminal.as_json(_object(reading))
        return
    said = {key: value for key, value in _facts(reading).items() if value not in ("", None)}
    rows = [(name, str(value)) for name, value in said.items()]
    rows += [("mark", f"{text}: {why}") for text, why in reading.marks]
    rows += [("left", f"{text}: {why}") for text, why in reading.left]
    _list(("", ""), rows)
    if reading.heading.label is None:
        terminal.talk(f"The dialect {reading.dialect} reads no mark in it.")


def _show_all(line: str, *, as_json: bool) -> None:
    """Every dialect that finds a mark, or takes the line for a slug line."""
    readings = [explain(line, dialect_named(name)) for name in DIALECTS]
    found = [one for one in readings if one.heading.label or one.heading.slug]
    if as_json:
        terminal.as_json([_object(reading) for reading in found])
    elif found:
        heads = list(_facts(found[0]))
        _list(heads, [[_cell(value) for value in _facts(one).values()] for one in found])
    else:
        terminal.talk("No dialect reads a mark in it.")


def _facts(reading: Reading) -> dict[str, Any]:
    heading = reading.heading
    return {
        "dialect": reading.dialect,
        "label": heading.label.text if heading.label else None,
        "label_kind": heading.label.kind if heading.label else None,
        "label_ordinal": heading.label.ordinal if heading.label else None,
        "slug": heading.slug,
        "headline": heading.headline,
    }


def _object(reading: Reading) -> dict[str, Any]:
    return {
        **_facts(reading),
        "marks": [{"text": text, "form": form} for text, form in reading.marks],
        "left": [{"text": text, "reason": reason} for text, reason in reading.left],
    }


def _show_address(number: AddressNumber | None, *, as_json: bool) -> None:
    said = (
        {
            "story": number.story,
            "take": number.take,
            "day": number.day.isoformat() if number.day else None,
            "desk": number.desk or None,
            "language_or_edition": number.place or None,
        }
        if number
        else None
    )
    if as_json:
        terminal.as_json(said)
    elif said:
        _list(("", ""), [(name, str(value)) for name, value in said.items() if value is not None])
    else:
        terminal.talk("No agency's number that is known stands in this address.")


# -- lists -----------------------------------------------------------------------------------------


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _list(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    if terminal.drawn():
        titles = [head.replace("_", " ").upper() for head in heads]
        terminal.draw_table(titles, [[_cell(cell) for cell in row] for row in rows])
    else:
        for row in rows:
            terminal.record(*row)

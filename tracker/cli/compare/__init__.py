"""`diff`: what changed, between two versions of a story or between two files."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.compare import drawn, records, views
from tracker.cli.compare.choice import Choice, View, choose
from tracker.cli.compare.sides import Compared, compared
from tracker.cli.options import AsJson, room
from tracker.show import folds
from tracker.show.patch import CONTEXT, unified

app = room()


@app.command()
def diff(
    what: Annotated[
        list[str], typer.Argument(metavar="STORY [A..B]", help="What to compare; or two files.")
    ],
    *,
    headline: Annotated[bool, typer.Option("--headline", help="The headline alone.")] = False,
    words: Annotated[bool, typer.Option("--words", help="All of the text, word by word.")] = False,
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="Which paragraphs, without their words.")
    ] = False,
    stat: Annotated[bool, typer.Option("--stat", help="Numbers alone, and a bar.")] = False,
    split: Annotated[
        bool, typer.Option("--split", help="Side by side; wants 100 columns.")
    ] = False,
    patch: Annotated[
        bool, typer.Option("--patch", help="A unified patch of headline and paragraphs.")
    ] = False,
    fold: Annotated[
        str | None,
        typer.Option(
            metavar="CLASS,…", help="Fold these classes only; none, all.", show_default=False
        ),
    ] = None,
    no_fold: Annotated[bool, typer.Option("--no-fold", help="As --fold none.")] = False,
    context: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="So many unchanged paragraphs around each change.",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 when a difference is not folded.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What changed: between the last two versions, between A and B, or between two files.

      tracker diff 12
      tracker diff ferry aground first..latest --stat
      tracker diff old.txt new.txt --words --no-fold

    `2..` ends at the latest version, `..4` begins at the one before it. A file has its headline in
    the first line and its paragraphs between empty lines; `-` is standard input.

    Changed facts come first. What differs in no more than white space, quotation marks and dashes,
    punctuation, capitals, house style, encoding, dates and times of a line that is no news,
    counters, byline, credits, links or its place is folded: counted in one line. The classes are
    white-space, quotes, punctuation, case, style, encoding, time, counters, byline, credits,
    links, moved.

    A patch applies to the text that `tracker show STORY@A --text` prints, and to files with each
    paragraph in one line. Nothing is folded in it, nor in JSON.

    On a pipe: what, paragraph before, paragraph after (from 1), text with [-…-]{+…+}. In JSON,
    `old` and `new` count paragraphs from 0; `tracker schema diff` describes it.
    """
    views = {
        View.JSON: as_json,
        View.HEADLINE: headline,
        View.WORDS: words,
        View.PARAGRAPHS: paragraphs,
        View.STAT: stat,
        View.SPLIT: split,
        View.PATCH: patch,
    }
    chosen = choose(views, fold="none" if no_fold and fold is None else fold, context=context)
    if no_fold and fold is not None:
        raise typer.BadParameter("--fold and --no-fold exclude each other")
    found = compared(what)
    _show(found, chosen)
    if exit_code and not folds.leaves_nothing(found.diff, folds.fold(found.diff, chosen.fold)):
        raise typer.Exit(1)


def _show(found: Compared, chosen: Choice) -> None:
    if chosen.view is View.JSON:
        terminal.as_json(found.told)
    elif chosen.view is View.PATCH:
        context = CONTEXT if chosen.context is None else chosen.context
        lines = unified(found.diff, *found.sides, context=context)
        (drawn if terminal.drawn() else records).patch(lines)
    elif terminal.drawn():
        views.draw(found, chosen)
    else:
        for record in records.records(found.diff, chosen):
            terminal.record(*record)

"""`blame`, `growth`: which version brought which words, and how a story grew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, StoryWords, room
from tracker.config import load_settings
from tracker.desk.reading.comparing import HistoryRead, open_comparing
from tracker.desk.reading.stories import story_and_number
from tracker.errors import RefusedError
from tracker.models.history import History, Life
from tracker.show import histories
from tracker.show.moments import exact

app = room()


# -- blame -----------------------------------------------------------------------------------------


@app.command()
def blame(named: StoryWords, as_json: AsJson = False) -> None:
    """Which version brought which words: of the latest version, or with @N of that one.

      tracker blame 12
      tracker blame ferry aground@3
      tracker blame 12 --json

    Words that were gone and came back are credited to the version that first had them.

    On a pipe, for each run of words: headline or paragraph, its number, the version that brought
    them, its label, when it was seen, `returned` where they were gone before, the words.
    """
    story, number = story_and_number(" ".join(named))
    with open_comparing(load_settings()) as reading:
        read = reading.history(reading.story_id(story), number)
    if as_json:
        number = read.history.versions[-1].number
        terminal.as_json({**_story(read), **histories.blame(read.history, number)})
    elif terminal.drawn():
        from tracker.cli import margin  # noqa: PLC0415 (start-up time)

        margin.draw(read, terminal.console())
    else:
        for record in _runs(read.history):
            terminal.record(*record)
    _limits(read)


def _runs(history: History) -> Iterator[tuple[object, ...]]:
    for place, runs in enumerate(history.lineage.blame(history.versions[-1].number)):
        for run in runs:
            version = history.seen(run.version)
            yield (
                "paragraph" if place else "headline",
                place or None,
                version.number,
                version.label.text if version.label else None,
                exact(version.seen_at),
                "returned" if run.returned else None,
                run.text,
            )


# -- growth ----------------------------------------------------------------------------------------


@app.command()
def growth(
    named: StoryWords,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Write the picture to this file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """How a story grew: what became of each paragraph, what turned back, how far it went.

      tracker growth 12
      tracker growth ferry aground --svg ferry.svg
      tracker growth 12 --json

    `+` new, `~` edited, `↕` moved, `−` taken out, `↩` back again, `│` the same.

    On a pipe each record begins with its kind. version: number, label, seen at, words, share of
    the first version's words. headline and paragraph: the version that brought it, the one that
    took it, those that edited, moved, and brought it back, how many seconds it stood at least and
    at most, its last words. reversal: what, the versions in which it gave way and was back, then
    what stood before and what meanwhile. drift: a sentence.
    """
    with open_comparing(load_settings()) as reading:
        read = reading.history(reading.story_id(" ".join(named)))
    if svg is not None:
        _write_picture(read, svg)
    if as_json:
        terminal.as_json({**_story(read), **histories.growth(read.history)})
    elif svg is not None:
        terminal.talk(f"{svg}: {terminal.counted(len(read.history.versions), 'version')}")
    elif terminal.drawn():
        from tracker.cli import bands  # noqa: PLC0415 (start-up time)

        bands.draw(read, terminal.console())
    else:
        for record in _records(read.history):
            terminal.record(*record)
    _limits(read)


def _write_picture(read: HistoryRead, path: Path) -> None:
    from tracker.show.growth import svg  # noqa: PLC0415 (start-up time)

    try:
        path.write_text(svg(read.history, read.story.headline), encoding="utf-8")
    except OSError as error:
        raise RefusedError(f"{path}: cannot be written ({error.strerror})") from error


def _records(history: History) -> Iterator[tuple[object, ...]]:
    lines, drift = history.lineage, history.drift
    for version in history.versions:
        label = version.label.text if version.label else None
        left = f"{drift.left[version.number]:.4f}"
        words = lines.words(version.number)
        yield "version", version.number, label, exact(version.seen_at), words, left
    yield "headline", *_life(history, lines.headline)
    for life in lines.lives:
        yield "paragraph", *_life(history, life)
    for turn in history.reversals:
        yield "reversal", turn.what, turn.turned, turn.back, turn.old, *turn.meanwhile
    yield from (("drift", sentence) for sentence in drift.words)


def _life(history: History, life: Life) -> tuple[object, ...]:
    stood = history.stood(life.first, life.until)
    most = stood.at_most
    return (
        life.first,
        life.until,
        _listed(life.edited),
        _listed(life.moved),
        _listed([back for _, back in life.gaps]),
        int(stood.at_least.total_seconds()),
        None if most is None else int(most.total_seconds()),
        life.text,
    )


def _listed(versions: Sequence[int]) -> str:
    return " ".join(map(str, versions))


# -- both ------------------------------------------------------------------------------------------


def _story(read: HistoryRead) -> histories.Object:
    return {"story": read.story.id, "outlet": read.outlet.name}


def _limits(read: HistoryRead) -> None:
    for sentence in read.history.limits:
        terminal.talk(sentence)

"""The demo on a terminal: each line of the wire, and under it what the tracker made of it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tracker.cli import news, spans, terminal
from tracker.cli.day import Step
from tracker.cli.terminal import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from tracker.pipeline.file import Filed


def show(steps: Iterable[Step], count: int, screen: Console) -> None:
    """Draw the steps as they come, above a bar that says how far the day is."""
    stories = versions = 0
    with _bar(screen) as bar:
        task = bar.add_task("", total=count)
        for step in steps:
            draw(step, screen)
            stories += sum(filed.before is None for filed in step.seen)
            versions += len(step.seen)
            found = (counted(stories, "story", "stories"), counted(versions, "version"))
            told = " · ".join((f"{step.now:%H:%M}", *found))
            bar.update(task, advance=1, description=told)


def _bar(screen: Console) -> Progress:
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 (start-up time)

    columns = (TextColumn("{task.description}", style="dim"), BarColumn(None, "dim", "dim"))
    return Progress(*columns, console=screen, transient=True)


def paced(seconds: float, sleep: Callable[[float], None] = time.sleep) -> Callable[[], None]:
    """A pause that lets steps begin so many seconds apart, however long each of them takes."""
    begun = time.monotonic()
    steps = itertools.count(1)

    def pause() -> None:
        sleep(max(0, begun + next(steps) * seconds - time.monotonic()))

    return pause


def draw(step: Step, screen: Console) -> None:
    """One step; nothing where nothing happened."""
    from rich.table import Table  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = Table.grid(padding=(0, 2, 0, 0))
    at = f"{step.now:%H:%M}"
    for block in _blocks(step, screen):
        table.add_row(Text(at, style="bold"), block)
        at = ""
    if table.row_count:
        screen.print(table)
        screen.print()


def _blocks(step: Step, screen: Console) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    seen = list(step.seen)
    for printed in step.published:
        yield Text(terminal.line(printed), style="bold")
        for filed in [one for one in seen if one.version and one.version.headline in printed]:
            seen.remove(filed)
            yield _seen(filed, screen)
    for filed in seen:
        yield _seen(filed, screen)
    for failed in step.failed:
        yield Text(terminal.line(failed.text), style="dim")


def _seen(filed: Filed, screen: Console) -> Text:
    """Which version of which story it is, and what its headline became where that is not plain."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    text = Text("→ ").append_text(news.title(filed))
    if filed.before and filed.version and filed.before.headline != filed.version.headline:
        text.append("\n  ").append_text(spans.drawn(news.headline(filed), screen))
    return text

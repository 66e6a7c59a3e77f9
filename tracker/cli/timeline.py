"""All versions of a story on a terminal: a table where it is wide enough, else line under line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.cli import spans, terminal
from tracker.cli.moments import imported, short, window
from tracker.diff import word_spans
from tracker.show import anew
from tracker.show.blind import before_each, in_words
from tracker.show.fates import told
from tracker.show.verdicts import in_short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tracker.desk.reading.stories import StoryRead
    from tracker.models.records.rereadings import Rereading
    from tracker.models.records.versions import Link
    from tracker.show.blind import Blind
    from tracker.store.versions import VersionLine

Row = tuple[tuple[str, str, str, str, str, str] | None, "Text"]
"""Number, label, when it was seen and within what, words that changed, weight; then the headline.
Without them it is a stretch of time in which nothing was seen."""

WIDE = 110
"""Columns from which a table leaves a headline about half of its line."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a story besides its versions."""

    links: Mapping[int, Link]
    """Why versions are here, by number; empty where that was not asked for."""
    unseen: Sequence[Blind]
    rereadings: Mapping[int, Sequence[Rereading]]
    """What later readers made of versions, by number."""


def draw(story: StoryRead, shown: Shown, screen: Console, *, newest_first: bool = False) -> None:
    """The versions, and between them when nothing was seen."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen.print(_title(story))
    before = {
        later.version.number: earlier.version.headline
        for earlier, later in pairwise(story.versions)
    }
    between = before_each(shown.unseen, [line.version.seen_at for line in story.versions])
    rows: list[Row] = []
    for line, unseen_before in zip(story.versions, between, strict=False):
        rows += [(None, Text(in_words(one), style="dim italic")) for one in unseen_before]
        number = line.version.number
        text = _headline(line, before.get(number), screen)
        for one in shown.rereadings.get(number, ()):
            text.append(f"\n{terminal.line(anew.told(one))}", style="dim")
        if number in shown.links:
            text.append(f"\n{_reasons(shown.links[number])}", style="dim")
        rows.append((_cells(line), text))
    rows += [(None, Text(in_words(one), style="dim italic")) for one in between[-1]]
    if newest_first:
        rows.reverse()
    (_draw_table if screen.width >= WIDE else _draw_list)(rows, screen)


def _draw_table(rows: Sequence[Row], screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = terminal.empty_table()
    table.expand = True
    table.add_column("V", justify="right")
    table.add_column("LABEL", no_wrap=True, max_width=20)
    table.add_column("SEEN (UTC)", no_wrap=True)
    table.add_column("", no_wrap=True, style="dim")
    table.add_column("Δ WORDS", no_wrap=True)
    table.add_column("WEIGHT", no_wrap=True)
    table.add_column("HEADLINE", ratio=1)
    for cells, text in rows:
        shown = [Text(cell or "–") for cell in cells] if cells else [Text("")] * 6
        table.add_row(*shown, text)
    screen.print(table)


def _draw_list(rows: Sequence[Row], screen: Console) -> None:
    from rich.padding import Padding  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    for cells, text in rows:
        if cells is None:
            screen.print(Padding(text, (0, 0, 0, 3)))
            continue
        number, label, seen, within, words, weight = cells
        facts = " · ".join(filter(None, (weight, words, f"{seen} UTC, {within}")))
        screen.print(
            Text.assemble(
                (f"{number}  ", "bold"), (f"{label} · " if label else "", "bold"), (facts, "dim")
            )
        )
        screen.print(Padding(text, (0, 0, 0, 3)))


def draw_fates(story: StoryRead, screen: Console) -> None:
    """What became of the story: gone, back, withdrawn; nothing where nothing is proven."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    for fate in story.fates:
        screen.print(Text(terminal.line(told(fate))))


def _title(story: StoryRead) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    places = sum(address.kind == "url" for address in story.addresses)
    under = f" under {places} addresses" if places > 1 else ""
    versions = terminal.counted(story.story.versions, "version")
    gone = " · withdrawn" if story.story.state == "withdrawn" else ""
    return Text.assemble(
        (f"story {story.story.id} · {terminal.line(story.outlet.title)}", "dim"),
        (f" · {versions}{under}{gone}\n", "dim"),
        (terminal.line(story.story.headline), "bold"),
        "\n",
    )


def _cells(line: VersionLine) -> tuple[str, str, str, str, str, str]:
    """Number, label, when it was seen and within what, words that changed, weight."""
    version, change = line.version, line.change
    counts = change.counts if change else {}
    words = f"+{counts.get('words_added', 0)} −{counts.get('words_removed', 0)}"
    return (
        str(version.number),
        terminal.line(version.label or ""),
        short(version.seen_at),
        window(version.unseen_until, version.seen_at, version.imported_from),
        words if change else "",
        change.weight.replace("_", " ") if change else "",
    )


def _headline(line: VersionLine, before: str | None, screen: Console) -> Text:
    """What the headline became, `=` where it stayed; under it what else there is to say."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    version = line.version
    if before == version.headline:
        headline = Text("=", style="dim")
    else:
        changed = word_spans(version.headline if before is None else before, version.headline)
        headline = spans.drawn(changed, screen)
    if version.back is not None:
        headline.append(f"\nthe text of version {version.back} is back", style="dim")
    verdict = in_short(version.note, version.label_kind, line.change.note if line.change else {})
    if version.note:
        headline.append("\n" + terminal.line(version.note), style="dim")
    if verdict:
        headline.append(f"\n{verdict}", style="dim italic")
    if version.imported_from:
        headline.append("\n" + terminal.line(imported(version)), style="dim")
    if version.doubts:
        headline.append(f"\nread from a doubtful page: it {'; it '.join(version.doubts)}")
    return headline


def _reasons(link: Link) -> str:
    """Why a version is here, in one line."""
    words = "; ".join(str(reason["words"]) for reason in link.reasons)
    return terminal.line(f"belongs here ({link.score:.0%}): {words}")

"""A diff on a terminal: what changed, the facts first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from tracker.cli import spans, terminal
from tracker.cli.compare.records import pieces, unmarked
from tracker.models.values import Diff, FactChange, Kind, ParagraphChange
from tracker.show import counts, facts, folds, sentences
from tracker.show.folds import Folded
from tracker.show.passages import Gap, passages
from tracker.show.rows import SIGNS, happened, number

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text


LISTED = 12
"""Facts that are listed, half a screen; more are counted."""
_TOLD = {Kind.MOVED, Kind.SPLIT, Kind.MERGED, Kind.REPEATED}
"""What a sign does not say well enough."""
_WHOLE = {Kind.ADDED: spans.CAME, Kind.REMOVED: spans.WENT}
"""A paragraph that is all new or all gone: its sign says so, no line through every word."""


def patch(lines: Iterable[str]) -> None:
    """Draw a patch: no line is broken, so that it can be copied."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    styles = {"+": spans.CAME, "-": spans.WENT, "@": "dim", "#": "dim"}
    for line in lines:
        shown = terminal.line(terminal.verbatim(line))
        screen.print(Text(shown, style=styles.get(line[:1], "")), soft_wrap=True)


# -- what changed ----------------------------------------------------------------------------------


def changes(diff: Diff, folded: Folded, context: int, screen: Console) -> Iterator[RenderableType]:
    """What changed, and nothing else."""
    yield head(diff, folded, screen)
    yield _paragraphs_of(diff, folded, context, screen)
    yield from tail(diff, folded)


def head(diff: Diff, folded: Folded, screen: Console) -> Table:
    """Weight, facts, reasons, then every piece but the paragraphs."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = table_of("dim", "")
    table.add_row("weight", Text(str(diff.weight).replace("_", " "), style="bold"))
    for name, fact in zip(_once("facts"), diff.facts[:LISTED], strict=False):
        table.add_row(name, _fact(fact, screen))
    if len(diff.facts) > LISTED:
        table.add_row("", dim(f"… and {len(diff.facts) - LISTED} more; --json has them all"))
    table.add_row("because", Text(terminal.line("; ".join(diff.reasons))))
    for name, limit in zip(_once("limits"), diff.limits, strict=False):
        table.add_row(name, Text(terminal.line(limit)))
    for name, changed in pieces(diff, folded):
        style = "bold" if name == "headline" else ""
        table.add_row(name, spans.drawn(changed, screen, style=style))
    table.add_row()
    return table


def _once(name: str) -> Iterator[str]:
    """A name, then nothing for ever: what stands beside a list."""
    yield name
    while True:
        yield ""


def _fact(fact: FactChange, screen: Console) -> Text:
    """`number 12 → 47 · paragraph 3`."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    name, where = f"{facts.KINDS[fact.kind]} ", f" · {facts.where(fact)}"
    if not (fact.old and fact.new and spans.coloured(screen)):
        return Text.assemble(name, terminal.line(facts.step(fact)), (where, "dim"))
    old, new = map(terminal.line, facts.both(fact))
    return Text.assemble(name, (old, spans.WENT), " → ", (new, spans.CAME), (where, "dim"))


def _paragraphs_of(diff: Diff, folded: Folded, context: int, screen: Console) -> Table:
    """Each changed paragraph with its sign and number; what stands between is counted."""
    table = table_of("bold", "dim", "", right=1)
    for one in passages(diff, folded, context):
        if isinstance(one, Gap):
            table.add_row("", "", gap_of(one))
        elif one.changed:
            shown = paragraph(one.row, screen)
            table.add_row(SIGNS[one.row.kind], str(number(one.row)), shown)
        else:
            table.add_row("", str(number(one.row)), spans.drawn(unmarked(one.row), screen))
    return table


def gap_of(gap: Gap) -> Text:
    """`… 3 the same, 1 folded`."""
    told = (
        f"{gap.same} the same" if gap.same else "",
        f"{gap.folded} folded" if gap.folded else "",
    )
    return dim(f"… {', '.join(filter(None, told))}")


def paragraph(row: ParagraphChange, screen: Console) -> Text:
    """A changed paragraph, and what its sign does not say well enough."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    if row.kind in _WHOLE and spans.coloured(screen):
        whole = "".join(span.text for span in row.spans)
        return Text(terminal.line(whole), style=_WHOLE[row.kind])
    text = spans.drawn(row.spans, screen)
    if row.kind in _TOLD:
        text.append(f"  ({happened(row)})", style="dim")
    return text


def tail(diff: Diff, folded: Folded) -> Iterator[Text]:
    """Sentences that moved, what is folded, and the numbers."""
    for moved in sentences.moved(diff):
        yield dim(terminal.line(sentences.told(moved)))
    if folded.counts:
        rest = ", and nothing else differs" if folds.leaves_nothing(diff, folded) else ""
        yield dim(f"\nfolded  {folds.told(folded.counts)}{rest}; --no-fold shows it")
    yield dim(f"{'' if folded.counts else chr(10)}{numbers(diff)}")


def numbers(diff: Diff) -> str:
    """`body  ¶ +1 −0 ~2 ↕1   headline and body  +88 −31 words`."""
    words = counts.in_all(diff.counts) or "no word"
    return f"body  ¶ {counts.paragraphs(diff.counts)}   headline and body  {words}"


# -- pieces of a screen ----------------------------------------------------------------------------


def table_of(*styles: str, right: int = -1) -> Table:
    """A table of such columns, without heads; one may be set right, and only the last is broken."""
    table = terminal.empty_table()
    table.show_header = False
    last = len(styles) - 1
    for column, style in enumerate(styles):
        justify: Literal["left", "right"] = "right" if column == right else "left"
        table.add_column(style=style, justify=justify, no_wrap=column < last)
    return table


def dim(text: str) -> Text:
    """Text that stands back."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    return Text("\n".join(map(terminal.line, text.split("\n"))), style="dim")

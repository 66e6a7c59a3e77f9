"""What a poll saw, a line or two a version: for `poll`, and for the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli import spans, terminal
from tracker.diff import word_spans
from tracker.models.values import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tracker.pipeline.file import Filed


def as_object(filed: Filed) -> dict[str, Any]:
    """A version that was seen, as JSON has it."""
    version, change = filed.version, filed.change
    return {
        "story": filed.story.id,
        "outlet": filed.outlet.name,
        "number": version.number if version else None,
        "label": version.label if version else None,
        "weight": change.weight if change else None,
        "headline": version.headline if version else None,
        "address": filed.address.value,
        "back": version.back if version else None,
    }


def write(filed: Filed) -> None:
    """One record: story, number, outlet, label, weight, headline with its changes, address."""
    told = as_object(filed)
    told["headline"] = spans.in_words(headline(filed))
    keys = ("story", "number", "outlet", "label", "weight", "headline", "address")
    terminal.record(*(told[key] for key in keys))


def headline(filed: Filed) -> tuple[Span, ...]:
    """What the headline became; all of it, unchanged, for a first version."""
    now = filed.version.headline if filed.version else ""
    return word_spans(filed.before.headline if filed.before else now, now)


def drawn(filed: Filed, screen: Console) -> Text:
    """Two lines: which version of which story, and what its headline became."""
    return title(filed).append("\n  ").append_text(spans.drawn(headline(filed), screen))


def title(filed: Filed) -> Text:
    """Which version of which story, and what there is to say of it besides the headline."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    version, change = filed.version, filed.change
    number = f"version {version.number}" if version and filed.before else "a new story"
    facts = [
        number,
        version.label if version else None,
        change.weight.replace("_", " ") if change else None,
        f"the text of version {version.back} is back" if version and version.back else None,
        filed.outlet.title,
    ]
    rest = "".join(f" · {terminal.line(fact)}" for fact in facts if fact)
    return Text.assemble((f"story {filed.story.id}", "bold"), (rest, "dim"))

"""What a letter says, put in words once for both parts of the mail, cleaned and cut. Pure.

The numbers keep the HTML part under 70 kB even where every character is one that HTML spells with
five and every second one is marked: some mail readers cut a letter off near 100 kB.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from tracker.alert.message.clean import cut, excerpt, one_line, web_address
from tracker.alert.message.letter import Letter
from tracker.alert.message.note import note_lines
from tracker.alert.message.ways import Ways
from tracker.models.values import Kind, ParagraphChange, Span

_TITLE = 80
_HEADLINE = 300
_NOTE = 600
_ADDRESS = 1_500
_PASSAGE = 250
_MARKS = 24
_PASSAGES = 5
_IN_ORDER = (
    Kind.ADDED,
    Kind.EDITED,
    Kind.MOVED,
    Kind.REMOVED,
    Kind.SPLIT,
    Kind.MERGED,
    Kind.REPEATED,
)
_FROM = {Kind.MOVED, Kind.SPLIT, Kind.MERGED}
_LAST = " This is the last mail on this story for today; what follows comes in one digest."
_FACT = 120
_FACTS = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A changed paragraph: what happened to which, and its changes with their surroundings."""

    what: str
    kind: Kind
    spans: tuple[Span, ...]


class Footing(NamedTuple):
    """What stands under a letter, each reader's own: why it came, and what to do about it."""

    reason: str
    links: tuple[tuple[str, str], ...]
    """Name and web address; none where this desk has no pages."""
    stop: str
    """How to stop without them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything that the reader reads, in the order of the letter. Each text is one line."""

    now: str
    was: str
    marked: tuple[Span, ...]
    """The step between them; empty where they share no word, which says nothing new then."""
    facts: tuple[tuple[str, str], ...]
    """Term and text, what changed first; a term is empty where the one before it goes on."""
    passages: tuple[Passage, ...]
    rest: str
    links: tuple[tuple[str, str], ...]
    """Name and web address; a command to type where this desk has no pages."""
    foot: Footing


@dataclass(frozen=True, slots=True)
class Row:
    """One story of a digest. Each text is one line."""

    now: str
    was: str
    """Empty where the headline is the same."""
    about: str
    target: str
    """A web address; a command to type where this desk has no pages."""


@dataclass(frozen=True, slots=True)
class Section:
    """The stories of one outlet in a digest."""

    outlet: str
    rows: tuple[Row, ...]


def put_in_words(letter: Letter) -> Wording:
    """The letter's words."""
    passages, rest = _passages(letter.paragraphs)
    return Wording(
        now=headline_of(letter.now),
        was=headline_of(letter.was),
        marked=_marked(letter.headline),
        facts=tuple((term, text) for term, text in _facts(letter) if text),
        passages=passages,
        rest=rest,
        links=tuple((name, target) for name, target in _links(letter) if target),
        foot=footing_of(letter),
    )


def footing_of(letter: Letter) -> Footing:
    """What stands under a letter."""
    watch = watched(letter.scope, letter.value, title_of(letter))
    found = footing(watch, letter.subscription_id, letter.ways)
    return found._replace(reason=found.reason + letter.last * _LAST)


def footing(watch: str, watch_id: int, ways: Ways) -> Footing:
    """What stands under the letters of a watch; without pages, whom to ask."""
    ask = f"To stop: ask whoever keeps this desk to end watch {watch_id}."
    links = tuple(ways.named())
    return Footing(f"You get this because you watch {watch}.", links, "" if links else ask)


def headline_of(text: str) -> str:
    """The headline in one line, or words in its place where there is none."""
    return cut(one_line(text), _HEADLINE) or "(no headline)"


def title_of(letter: Letter) -> str:
    """The outlet's title, or its short name."""
    return cut(one_line(letter.outlet_title) or one_line(letter.outlet), _TITLE)


def _marked(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    shared = any(span.op == "=" and any(map(str.isalnum, span.text)) for span in spans)
    return excerpt(spans, room=2 * _HEADLINE, most=_MARKS) if shared else ()


def _facts(letter: Letter) -> tuple[tuple[str, str], ...]:
    older, newer = letter.versions
    return (
        *_changed(letter.facts),
        ("Outlet", title_of(letter)),
        ("Headline", f"back to that of version {letter.back}" if letter.back else ""),
        ("Version", f"{older} → {newer}{_more_than_one(letter.changes)}"),
        ("Label", _labels(letter.labels)),
        ("Published", _published(letter.published_at)),
        ("Seen", _seen(letter.unseen_until, letter.seen_at)),
        ("Note", cut(one_line(letter.note), _NOTE) or "no note found"),
        *note_lines(letter),
        ("Body", _body(letter)),
        ("Folded", cut(one_line(letter.folded), _TITLE)),
    )


def _more_than_one(changes: int) -> str:
    return f", {changes} changes" if changes > 1 else ""


def _changed(facts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The first few, the name of the list beside the first; how many there are besides."""
    for name, fact in zip(("Changed", *[""] * _FACTS), facts[:_FACTS], strict=False):
        yield name, cut(one_line(fact), _FACT)
    if len(facts) > _FACTS:
        yield "", f"… and {len(facts) - _FACTS} more"


def _labels(labels: tuple[str | None, str | None]) -> str:
    if not any(labels):
        return ""
    return " → ".join(cut(one_line(label or ""), _TITLE) or "none" for label in labels)


def _published(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC, says the outlet" if moment else ""


def _seen(unseen_until: datetime | None, seen_at: datetime) -> str:
    """Between which two polls the newer text appeared; the second date only where it differs."""
    if unseen_until is None:
        return f"first at {seen_at:%Y-%m-%d %H:%M:%S} UTC"
    same_day = unseen_until.date() == seen_at.date()
    until = f"{seen_at:%H:%M:%S}" if same_day else f"{seen_at:%Y-%m-%d %H:%M:%S}"
    return f"between {unseen_until:%Y-%m-%d %H:%M:%S} and {until} UTC"


def _body(letter: Letter) -> str:
    found = [(number, kind) for kind in _IN_ORDER if (number := letter.counts.get(kind.value, 0))]
    if not found:
        return "unchanged"
    (number, kind), *others = found
    first = f"{number} paragraph{'s' if number > 1 else ''} {kind.value}"
    return ", ".join([first, *(f"{number} {kind.value}" for number, kind in others)])


def _passages(paragraphs: tuple[ParagraphChange, ...]) -> tuple[tuple[Passage, ...], str]:
    """The weightiest changed paragraphs, in the text's order, and how many more there are."""
    changed = [paragraph for paragraph in paragraphs if paragraph.kind is not Kind.SAME]
    places = nlargest(_PASSAGES, range(len(changed)), key=lambda place: _weight(changed[place]))
    shown = tuple(
        Passage(_what(one), one.kind, excerpt(one.spans, room=_PASSAGE, most=_MARKS))
        for one in (changed[place] for place in sorted(places))
    )
    more = len(changed) - len(shown)
    rest = f"… and {more} more changed paragraph{'s' if more > 1 else ''}" if more else ""
    return shown, rest


def _weight(paragraph: ParagraphChange) -> tuple[bool, int]:
    """A figure that was replaced comes before any length: `12` → `47` is four characters."""
    changed = [span.text for span in paragraph.spans if span.op != "="]
    figure = any(map(str.isdigit, "".join(changed)))
    return paragraph.kind is Kind.EDITED and figure, sum(map(len, changed))


def _what(paragraph: ParagraphChange) -> str:
    """Paragraphs are counted from 1; an old one is of the older text, which has it alone."""
    old, new = paragraph.old, paragraph.new
    name, place = ("Old paragraph", old) if new is None else ("Paragraph", new)
    origin = f" from {old + 1}" if paragraph.kind in _FROM and old is not None else ""
    return f"{name} {(place or 0) + 1}, {paragraph.kind.value}{origin}"


def _links(letter: Letter) -> tuple[tuple[str, str], ...]:
    older, newer = letter.versions
    if site := web_address(letter.base_url, _ADDRESS).rstrip("/"):
        story = f"{site}/s/{letter.story_id}"
        ours = (("This change", f"{story}/{older}..{newer}"), ("Whole story", story))
    else:
        change = f"tracker diff {letter.story_id} {older}..{newer}"
        ours = (("This change", change), ("Whole story", f"tracker versions {letter.story_id}"))
    return (*ours, ("Original", web_address(letter.address, _ADDRESS)))


def watched(scope: str, value: str, title: str = "") -> str:
    """What a watch is for; the outlet goes by its title where that is known."""
    match scope:
        case "outlet":
            return f"the headlines of {title or cut(one_line(value), _TITLE)}"
        case "story":
            return "the headline of this story"
        case "words":
            return f"headlines for the words “{cut(one_line(value), _TITLE)}”"
    return "all headlines"

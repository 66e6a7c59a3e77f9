"""What an outlet said, and what we make of it: frozen values without a database. Pure.

Times are UTC-aware datetimes. `published_at` and `updated_at` are the outlet's claims;
`captured_at` and `seen_at` are our clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

# -- what came over the network ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """One address to look at, with what its last answer told us to send along."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    limit: int | None = None
    """Largest body in bytes after inflating; None takes the fetcher's own limit."""
    robots: bool = True
    """Whether the host's robots.txt is heeded; False by agreement with the outlet alone."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A message for another program, sent to its address by POST."""

    url: str
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outlet answered, byte for byte."""

    url: str
    """The address that was asked."""
    final_url: str
    """The address that answered, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Header names in lower case; repeated headers joined by a comma."""
    body: bytes
    captured_at: datetime
    moved_to: str | None = None
    """Where an unbroken chain of permanent redirects (301, 308) led, if there was one."""
    dialled: str | None = None
    """The IP address that was dialled; None where nothing was, or where it is not known."""
    imported_from: str | None = None
    """The name of the file that it came in; `captured_at` is what that file says then."""

    @property
    def unchanged(self) -> bool:
        """True when the outlet said 304: nothing new since the validators that we sent."""
        return self.status == 304  # noqa: PLR2004 (the number is the name)


# -- what a feed says --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed as it stood at one poll."""

    title: str
    """One line of text, labels included; empty when the item has none."""
    guid: str | None = None
    link: str | None = None
    summary: tuple[str, ...] = ()
    """The item's description, line by line as a browser would show it."""
    content: tuple[str, ...] = ()
    """The item's full text, line by line; empty when the feed carries none."""
    slug: str = ""
    note: str = ""
    replaces: str | None = None
    """The guid, address or headline of the item that this one says it replaces."""
    byline: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedText:
    """A feed as read: its own title, its entries in the feed's order, and what had to be mended."""

    title: str
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()


# -- what a page says --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageText:
    """What a web page says: its headline, and its article line by line, top to bottom."""

    headline: str
    """As on the page, label included, without the name of the site."""
    lines: tuple[str, ...]
    byline: str = ""
    published_at: datetime | None = None
    canonical: str | None = None
    """The address that the page calls its own, where that is on the same host."""
    signs: tuple[str, ...] = ()
    """What speaks against its being a story: `challenge`, `consent`, `login`, `not found`,
    `paywall`, `garbled`."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How far a text that was read from a page can be relied on."""

    score: float = 1.0
    """From 0 to 1; 1 where nothing speaks against it."""
    why: tuple[str, ...] = ()
    """What speaks against it, in words: `asks for a subscription`."""


# -- what a story says -------------------------------------------------------------------------


class LabelKind(StrEnum):
    """What an outlet's mark says of a version."""

    ALERT = "alert"
    UPDATE = "update"
    CORRECTION = "correction"
    REFILE = "refile"
    REPEAT = "repeat"
    WRAPUP = "wrapup"
    ADVISORY = "advisory"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Label:
    """The outlet's own mark on a version, such as `2nd LD` or `CORRECTED-UPDATE 1`."""

    text: str
    """Verbatim, without the brackets or the separator around it."""
    kind: LabelKind
    ordinal: int | None = None
    """Which one of its kind: `LEAD` is 1, `2nd LD` is 2, `UPDATE 3-` is 3; None where not said."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a story at one moment, each piece of the copy in its place."""

    headline: str
    """Without its label."""
    label: Label | None = None
    slug: str = ""
    note: str = ""
    """The edit note, verbatim, with its brackets."""
    dateline: str = ""
    """`SEOUL, Oct. 28 (Yonhap)`: what stands before the dash."""
    byline: str = ""
    captions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """The body, in order; the first one without its dateline."""
    boilerplate: tuple[str, ...] = ()
    """End marks, copyright lines, credits: kept, and never counted as text."""


class Standing(StrEnum):
    """What a text is to its story."""

    FIRST = "first"
    NEW = "new"
    SAME = "same"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text makes a version: its standing, and which earlier version it equals."""

    standing: Standing
    number: int | None = None
    """The version that had this very text, for SAME and BACK."""

    @property
    def makes_version(self) -> bool:
        """True for a text that the story did not have just before."""
        return self.standing is not Standing.SAME


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence that a text belongs to a story, in words, with what it counted for."""

    feature: str
    words: str
    points: float


# -- what changed ------------------------------------------------------------------------------

Op = Literal["=", "-", "+"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that both sides have (`=`), only the older (`-`), or only the newer (`+`)."""

    op: Op
    text: str


class Weight(StrEnum):
    """How much a change weighs, heaviest first."""

    HEADLINE = "headline"
    SUBSTANTIVE = "substantive"
    MINOR = "minor"
    COSMETIC = "cosmetic"
    LABEL_ONLY = "label_only"


class Kind(StrEnum):
    """What happened to a paragraph or a sentence."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    """It stands elsewhere in the order now; it may have been edited too."""
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    REPEATED = "repeated"
    """One side has it once more; it has one side only, and the same words stand there already."""


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph of either side, or a part of one: `old` and `new` are positions, from 0.

    A paragraph that was split has a row for each of its parts, all with the same `old`; those that
    were merged have a row each, all with the same `new`. What a paragraph says is what its rows
    spell, one after another.
    """

    kind: Kind
    old: int | None
    """None where the older text has no such paragraph."""
    new: int | None
    """None where the newer text has no such paragraph."""
    spans: tuple[Span, ...]
    """The whole row: the `=` and `-` spans spell the older text, `=` and `+` the newer."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a sentence stands: its paragraph, from 0, and the characters from and up to there."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of a paragraph that is not the same on both sides, and what happened to it."""

    kind: Kind
    old: Stretch | None
    new: Stretch | None


@dataclass(frozen=True, slots=True)
class PartChange:
    """A piece of the copy other than headline and body that differs."""

    part: Literal["note", "slug", "dateline", "byline", "captions", "boilerplate"]
    spans: tuple[Span, ...]


class FactKind(StrEnum):
    """What a fact is."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    SPEAKER = "speaker"
    ATTRIBUTION = "attribution"
    HEDGE = "hedge"
    NEGATION = "negation"
    OUTCOME = "outcome"
    QUESTION = "question"
    QUOTATION_MARKS = "quotation_marks"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of headline, body or caption that is another one now, or came or went."""

    kind: FactKind
    old: str
    """In the older text's own words; empty where the newer one has gained it."""
    new: str
    """In the newer text's own words; empty where the newer one has lost it."""
    paragraph: int | None = None
    """Position in the newer body, from 0; None for headline and captions."""
    in_caption: bool = False

    @property
    def part(self) -> Literal["headline", "body", "captions"]:
        """In which piece of the copy it stands."""
        if self.paragraph is not None:
            return "body"
        return "captions" if self.in_caption else "headline"


@dataclass(frozen=True, slots=True)
class Diff:
    """Two texts of a story, and everything that differs between them."""

    weight: Weight | None
    """None when a reader would see no difference."""
    reasons: tuple[str, ...]
    label: tuple[Label | None, Label | None]
    headline: tuple[Span, ...]
    paragraphs: tuple[ParagraphChange, ...]
    """In the newer text's order, each removed paragraph after the one that it followed."""
    sentences: tuple[SentenceChange, ...] = ()
    """Those of all paragraphs that differ, in the order of the newer text, each removed one after
    the one that it followed: a sentence that went to another paragraph is one row here."""
    parts: tuple[PartChange, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """Paragraphs `added`, `removed`, `edited`, `moved`, `split`, `merged`, `repeated`; words
    `words_added`, `words_removed`. Of a change that was kept long ago some may be missing."""
    facts: tuple[FactChange, ...] = ()
    """Changed facts, those of the headline first."""
    folded: Mapping[str, int] = field(default_factory=dict)
    """How many pieces (headline, paragraphs, parts) differ in nothing but this class; a piece that
    differs in two is counted in both: `white_space`, `quotes_and_dashes`, `punctuation`, `case`,
    `house_style`, `time`, `counters`, `byline`, `credits`, `links`, `moved`, `encoding`."""
    limits: tuple[str, ...] = ()
    """In words, why the diff is coarser than it could be; empty for all but huge texts."""

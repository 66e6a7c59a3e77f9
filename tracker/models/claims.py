"""What a desk said that it changed, and what was found of it: frozen values. Pure.

A claim is one assertion read from an edit note. Paragraphs are counted from 0 here; a note counts
them from 1, in the newer text unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker.models.values import FactChange


class Verb(StrEnum):
    """What a desk says that it did: the classes of the verbs in edit notes."""

    ADD = "add"
    UPDATE = "update"
    CHANGE = "change"
    RECAST = "recast"
    CORRECT = "correct"
    REMOVE = "remove"
    TRIM = "trim"
    RESTORE = "restore"
    REFILE = "refile"
    REPEAT = "repeat"
    WITHDRAW = "withdraw"
    FOLLOW = "follow"
    """It follows, combines or wraps up other items: nothing in the text before can be checked."""
    ADVISE = "advise"
    """It tells editors something and speaks of no change: `Miracl is cq`, `Also in AMs report`."""


class Matter(StrEnum):
    """What a claim is about, where it names a piece of the copy."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    """The text as a whole, or the paragraphs that its place names."""
    SLUG = "slug"
    LABEL = "label"
    BYLINE = "byline"
    DATELINE = "dateline"
    PHOTO = "photo"
    """Photographs, captions, graphics, video, links to them."""
    CREDITS = "credits"
    """End marks, credits, desk signatures, codes."""
    REMARKS = "remarks"
    """What somebody said: quotes, comments, reaction."""
    NUMBER = "number"
    """Figures, prices, tolls, dates."""
    STYLE = "style"
    """Spelling, grammar, typing errors, format."""
    DISTRIBUTION = "distribution"
    """Who gets it, under which codes: nothing that a reader sees."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text a claim says that something changed."""

    paragraphs: tuple[int, ...] = ()
    """From 0; counted from the end, -1 is the last."""
    sentence: int | None = None
    """Of that paragraph, from 0; -1 is the last."""
    throughout: bool = False
    older: bool = False
    """True where the numbers are those of the older text, as for what was taken out."""


@dataclass(frozen=True, slots=True)
class Splice:
    """How AP puts a rewrite together: `old[start:stop]` gave way to `grafs` new paragraphs."""

    start: int
    stop: int | None
    """None up to the end: there is no pick-up."""
    grafs: int | None = None
    """None where the note does not say how many."""
    quote: str = ""
    """The words, given in the note, with which the older paragraph begins that the splice names:
    the one picked up, replaced, or inserted after."""
    quoted: int | None = None
    """The position of that paragraph in the older text."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of an edit note."""

    verb: Verb
    text: str
    """The clause, verbatim."""
    said: str = ""
    """What the clause names as its object, verbatim: `details`, `Treasury Secretary's remarks`."""
    matter: Matter | None = None
    """None where the object is no piece of the copy that we know."""
    place: Place | None = None
    old: str = ""
    """The words that were wrong, of *A not B*: B."""
    new: str = ""
    """The words that are right, of *A not B*: A."""
    source: str = ""
    """From whom or what it comes: `with minister's remarks`, `from police`."""
    reason: str = ""
    """What for: `to clarify`, `to fix a typing error`."""
    first_appeared: str = ""
    """The label of the version in which the error first appeared, verbatim: `UPDATE 1`."""
    splice: Splice | None = None
    inherited: bool = False
    """True where the verb stands in an earlier clause: *lead* in `CHANGES headline, lead`."""

    @property
    def checkable(self) -> bool:
        """True where two texts can show it.

        It names a place, a piece of the copy, the words that were wrong or are right, or a splice;
        or it says that nothing, or all of it, is another. `Adds details` is borne out by anything.
        """
        if self.verb in _UNSEEN or self.matter is Matter.DISTRIBUTION:
            return False
        named = self.splice or self.place or self.old or self.new
        return bool(named) or self.verb in _WHOLE or self.matter in _SHOWN


_UNSEEN = frozenset({Verb.FOLLOW, Verb.ADVISE, Verb.WITHDRAW})
"""What these say, no text shows."""
_WHOLE = frozenset({Verb.RECAST, Verb.TRIM, Verb.REFILE, Verb.REPEAT})
"""What these say is about the text as a whole, also where they name nothing."""
_SHOWN = frozenset(Matter) - {Matter.BODY, Matter.DISTRIBUTION}


class Finding(StrEnum):
    """What the text shows of a claim."""

    CONFIRMED = "confirmed"
    ELSEWHERE = "elsewhere"
    """It is there, but at another place than the note says."""
    PARTLY = "partly"
    NOT_FOUND = "not_found"
    CANNOT_CHECK = "cannot_check"


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim beside what the text shows of it."""

    claim: Claim
    finding: Finding
    words: str
    """What was found and where, or why it cannot be checked: `paragraph 3 is new`."""
    paragraphs: tuple[int, ...] = ()
    """Positions in the newer text that bear it out, from 0."""
    versions: tuple[int, int] | None = None
    """For an error that *first appeared in UPDATE 1*: the versions from which to which it stood."""


class Rank(StrEnum):
    """What kind of change no claim mentions, the gravest first."""

    HEADLINE_FACT = "headline_fact"
    FACT = "fact"
    REMOVED = "removed"
    """A paragraph is gone."""
    HEADLINE = "headline"
    LEAD = "lead"
    TEXT = "text"
    PART = "part"
    """Byline, dateline, photographs, credits."""
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Unmentioned:
    """A change that no claim of the note is about."""

    rank: Rank
    words: str
    """`12 → 47 in paragraph 3`."""
    telling: bool
    """True where it is shown at once: by the outlet's custom the note should have said it, or the
    label says that nothing, or only something else, was changed."""
    paragraph: int | None = None
    """Position in the newer text, from 0; in the older one for what was removed."""
    fact: FactChange | None = None


class HeadlineClass(StrEnum):
    """What kind of change a headline went through."""

    HOUSE_STYLE = "house_style"
    """`$2 billion` and `$2 bln`: written otherwise, the same words."""
    TRIMMED = "trimmed"
    """Words fell off where the label took their room; no fact went with them."""
    WORDING = "wording"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Custom:
    """What an outlet's notes usually say, so that it is not accused of its own custom."""

    declares_headline: bool = False
    """Its notes on ordinary updates say when the headline changed."""


@dataclass(frozen=True, slots=True)
class NoteCheck:
    """An edit note held against the text: declared and found, declared and not, not mentioned."""

    note: str
    """Verbatim; empty where there is none."""
    claims: tuple[CheckedClaim, ...] = ()
    """In the order of the note."""
    unmentioned: tuple[Unmentioned, ...] = ()
    """The gravest first."""
    headline: HeadlineClass | None = None
    """None where the headline did not change."""
    carried: bool = False
    """True where the version before has the same note, which speaks of an earlier change."""

    @property
    def found(self) -> tuple[CheckedClaim, ...]:
        """Declared and found: where, each says itself."""
        return tuple(one for one in self.claims if one.finding in _FOUND)

    @property
    def partly(self) -> tuple[CheckedClaim, ...]:
        """Declared, and some of it found."""
        return tuple(one for one in self.claims if one.finding is Finding.PARTLY)

    @property
    def not_found(self) -> tuple[CheckedClaim, ...]:
        """Declared, and not found in the text."""
        return tuple(one for one in self.claims if one.finding is Finding.NOT_FOUND)

    @property
    def unchecked(self) -> tuple[CheckedClaim, ...]:
        """Declared, and nothing that a text can show."""
        return tuple(one for one in self.claims if one.finding is Finding.CANNOT_CHECK)

    @property
    def telling(self) -> tuple[Unmentioned, ...]:
        """Changed, not mentioned, and to be shown at once."""
        return tuple(one for one in self.unmentioned if one.telling)

    @property
    def counts(self) -> Mapping[str, bool | int | str | None]:
        """What lists and filters need of it: how many of each, and the class of the headline."""
        return {
            "found": len(self.found),
            "partly": len(self.partly),
            "not_found": len(self.not_found),
            "cannot_check": len(self.unchecked),
            "unmentioned": len(self.unmentioned),
            "telling": len(self.telling),
            "headline": self.headline,
            "carried": self.carried,
        }


class NoteVerdict(StrEnum):
    """What the check of an edit note came to, in one word: the gravest that is true of it."""

    UNMENTIONED = "unmentioned"
    """The note leaves out what by the outlet's custom it should have said."""
    NOT_FOUND = "not_found"
    """It declares what the text does not show."""
    PARTLY = "partly"
    """Of something that it declares, only a part is there."""
    FOUND = "found"
    """What it declares is there, all of it."""
    UNCHECKED = "unchecked"
    """It says nothing that a text can show."""
    CARRIED = "carried"
    """It is the note of the version before, left standing: it speaks of an earlier change."""
    NO_NOTE = "no_note"
    UNKNOWN = ""
    """It was kept before notes were checked."""


def verdict_of(note: str, counts: Mapping[str, Any]) -> NoteVerdict:
    """The verdict on a version's edit note, from what is kept of its check, `NoteCheck.counts`."""
    if not note:
        return NoteVerdict.NO_NOTE
    if not counts:
        return NoteVerdict.UNKNOWN
    true = (verdict for name, verdict in _GRAVEST.items() if counts.get(name))
    return next(true, NoteVerdict.UNCHECKED)


_GRAVEST = {
    "telling": NoteVerdict.UNMENTIONED,
    "carried": NoteVerdict.CARRIED,
    "not_found": NoteVerdict.NOT_FOUND,
    "partly": NoteVerdict.PARTLY,
    "found": NoteVerdict.FOUND,
}
"""What a count above 0 says, the gravest first. Of changes kept long ago, not all are there."""
_FOUND = frozenset({Finding.CONFIRMED, Finding.ELSEWHERE})

"""A story in two versions, and a desk that says what it did: written for the tests of claims."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.diff import compare
from tracker.diff.claims import Earlier, check
from tracker.diff.claims.evidence import Evidence, gather
from tracker.models.claims import CheckedClaim, Claim, Custom, Matter, NoteCheck, Place, Verb
from tracker.models.values import Article, Label, LabelKind

LEAD = "The harbour of Port Elsine will stay shut until Friday, the port authority said on Monday."
SHIPS = "Eleven ships are waiting at anchor outside the breakwater."
WORKS = "A crane that fell on Sunday blocks the only channel."
TRADE = "The port handles a third of the country's grain."
OWNER = "The owner of the crane could not be reached."
FUTURE = "Divers are to begin at low tide."

OLD = Article(
    "Port Elsine shut until Friday", paragraphs=(LEAD, SHIPS, WORKS, TRADE, OWNER, FUTURE)
)
DECLARES = Custom(declares_headline=True)
LABELS = {
    "": None,
    "LEAD": Label("LEAD", LabelKind.UPDATE, 1),
    "UPDATE 1": Label("UPDATE 1", LabelKind.UPDATE, 1),
    "CORRECTED": Label("CORRECTED", LabelKind.CORRECTION),
    "REFILE": Label("REFILE", LabelKind.REFILE),
    "RPT": Label("RPT", LabelKind.REPEAT),
}


def with_paragraphs(*paragraphs: str, **more: Any) -> Article:
    """The newer text with these paragraphs."""
    return replace(OLD, paragraphs=paragraphs, **{"note": "(note)", **more})


def edited(old: str, new: str, **more: Any) -> Article:
    """The newer text, where these words took the place of those, everywhere in the body."""
    return with_paragraphs(*(text.replace(old, new) for text in OLD.paragraphs), **more)


def claim(
    verb: Verb = Verb.ADD, said: str = "", matter: Matter | None = None, **more: Any
) -> Claim:
    """A claim; `at` are paragraphs as a note counts them, from 1."""
    at = more.pop("at", ())
    if at:
        more["place"] = Place(tuple(number - 1 if number > 0 else number for number in at))
    return Claim(verb, f"{verb} {said}", said, matter, **more)


def evidence(new: Article, old: Article = OLD) -> Evidence:
    """What the diff of the two offers."""
    return gather(compare(old, new), old, new)


def checked(
    *claims: Claim,
    new: Article,
    old: Article = OLD,
    custom: Custom = DECLARES,
    history: tuple[Earlier, ...] = (),
) -> NoteCheck:
    """The note held against the text."""
    return check(claims, compare(old, new), old, new, custom=custom, history=history)


def verdict(one: Claim, new: Article, old: Article = OLD) -> CheckedClaim:
    """What is found of a single claim."""
    return checked(one, new=new, old=old).claims[0]

"""Cuts an edit note into clauses, each with the verb that it stands under. Pure.

A clause begins at a verb: behind a full stop, a semicolon, a comma, *and*, or *to*. What stands in
quotation marks or brackets is never cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from tracker.models.claims import Verb
from tracker.parse.wire.claims.advice import is_advice
from tracker.parse.wire.claims.verbs import ALSO_NOUNS, PHRASES, PLAIN, VERBS, Form

HIDDEN: Final = "\x01"
"""Stands for each character of a quotation, in a note that is looked over for clauses."""

_QUOTED: Final = re.compile(
    r"`{1,2}(?:[^`;]|;(?=')){1,160}?'{1,3}(?!\w)"  # AP: `In the...'
    r"|`{1,2}[^`]{1,80}?\.\s?\.[ .]{0,4}"  # ... where the closing mark is missing
    r"|\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|«[^»\n]{1,300}»|„[^“”\n]{1,300}[“”]"
    r"|(?<!\w)['‘][^'‘’\n]{1,120}['’](?!\w)"
    r"|(?<=\w\s)\([^()]{1,300}\)"
)

_SIGN: Final = re.compile("[`'\"“„«‘(]")
"""One of these begins every quotation; most notes have none."""


def hide_quotes(note: str) -> str:
    """The note with every quotation hidden; as long as it was."""
    if not _SIGN.search(note):
        return note
    return _QUOTED.sub(lambda quoted: HIDDEN * len(quoted[0]), note)


class Clause(NamedTuple):
    """A verb and what stands under it, as positions in the note."""

    verb: Verb
    word: str
    """The verb as it stands there, in lower case."""
    glued: int
    """Where its glue begins, and the clause before it ends."""
    start: int
    body: int
    """Where the object begins, behind the verb."""
    end: int
    glue: str
    """What stands before it: empty, `;`, `.`, `,`, `and` or `to`."""
    inherited: bool = False


_GLUE: Final = re.compile(
    r"(?P<glue>^|;|\|\||[.!?:](?=[\s)])|\n|,|\s[-–—](?=\s)|\b(?:and|to|by)\b"
    r"|(?-i:(?<=[a-z'\x01.]) (?=[A-Z]{2,10}ING\b)))(?P<space>[\s(\"*]*)",
    re.IGNORECASE,
)
_FILLERS: Final = re.compile(
    r"(?:(?:also|and|then|now|it|further|plus|officially|please)\s+){0,3}", re.IGNORECASE
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_SUBJECT: Final = re.compile(
    r"(?:(?:in\s)?(?:this|the|an?)\s(?:[\w.]+\s){0,3}?(?:version|story|article|report|item)\b"
    r"(?:\sversion)?(?:\sof\s(?:the\s|this\s|a\s)?(?:[\w.]+\s){0,3}?(?:story|article|report|item))?"
    r"|in\s[^,;]{1,80}?(?:,|story|item)|to\b)"
    r",?\s+(?:(?:has|have|had|was|is|been|being|officially|also|now|again|only)\s+){0,4}",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\bto\s(?:show|say|read|reflect|state|indicate|note|make|attribute|clarify|specify|explain)\b"
    r"|\bthat\b|\bsaying\b",
    re.IGNORECASE,
)
_SOURCED: Final = re.compile(r"\b(?:with|from)\b(?!\s(?:[\w-]+\s){0,2}?gra(?:f|ph))", re.IGNORECASE)
_ERROR: Final = re.compile(r"(?:the\s|this\s)?error\b", re.IGNORECASE)
"""What is said of the error itself belongs to the clause before: `; error first appeared in …`."""
_NOUN_FOLLOWS: Final = re.compile(r"\s*(?:$|[,;.)]|(?:in|of|on|for|at|from)\b)", re.IGNORECASE)
_SOFT: Final = frozenset({",", "and", "to", "by", "-", "–", "—"})
_GOES_ON: Final = frozenset({";", "||"})
_NEVER_INHERITED: Final = frozenset({"pickup", "no pickup", "advice"})
_CUT_BY_TO: Final = frozenset(
    {Verb.CORRECT, Verb.REFILE, Verb.REPEAT, Verb.CHANGE, Verb.RECAST, Verb.UPDATE, Verb.REMOVE}
)


def read_clauses(hidden: str) -> list[Clause]:
    """The clauses of a note whose quotations are hidden, in order; empty where there is no verb."""
    starts = list(_starts(hidden))
    ends = [after.glued for after in starts[1:]] + [len(hidden.rstrip())]
    return [clause._replace(end=end) for clause, end in zip(starts, ends, strict=False)]


def _starts(hidden: str) -> Iterator[Clause]:
    told = [found.start() for found in _TOLD.finditer(hidden)]
    sourced = [found.start() for found in _SOURCED.finditer(hidden)]
    before: Clause | None = None
    at = 0
    while at <= len(hidden) and (found := _GLUE.search(hidden, at)):
        glue = found["glue"].strip().lower() or ("," if found.start() else "")
        at = max(found.end(), found.start() + 1)
        clause = (_soft if glue in _SOFT else _hard)(hidden, found.end(), glue, before)
        clause = clause and clause._replace(glued=found.start())
        if clause and before and glue in _SOFT and _is_said(hidden, told, sourced, before, clause):
            continue
        if clause:
            at, before = max(at, clause.body), clause
            yield clause


def _is_said(
    hidden: str, told: list[int], sourced: list[int], before: Clause, clause: Clause
) -> bool:
    """Whether what looks like a verb is only reported: `to show that the mill changes hands`."""
    if hidden[clause.start : clause.body].isupper():
        return False
    if _between(told, before.body, clause.start) and clause.word not in PLAIN:
        return True
    return clause.glue == "to" and _between(sourced, before.body, clause.start)


def _between(positions: list[int], since: int, until: int) -> bool:
    first = bisect_left(positions, since)
    return first < len(positions) and positions[first] < until


def _hard(hidden: str, at: int, glue: str, before: Clause | None) -> Clause | None:
    """What begins behind a full stop or a semicolon, or at the beginning."""
    start = at
    at = filler.end() if (filler := _FILLERS.match(hidden, at)) else at
    if subject := _SUBJECT.match(hidden, at):
        clause = _verb_at(hidden, subject.end(), glue, start, tuple(Form))
        if clause or glue != ";":
            return clause
    if clause := _verb_at(hidden, at, glue, start, tuple(Form)):
        return clause
    if before and is_advice(hidden, start):
        return Clause(Verb.ADVISE, "advice", start, start, start, start, glue)
    return _inheriting(hidden, at, start, glue, before)


def _inheriting(
    hidden: str, at: int, start: int, glue: str, before: Clause | None
) -> Clause | None:
    """Behind a semicolon, a bare noun under the verb before it."""
    if before is None or glue not in _GOES_ON or before.verb is Verb.WITHDRAW:
        return None
    if (
        before.word in _NEVER_INHERITED
        or _ERROR.match(hidden, at)
        or not _WORD.search(hidden, at, at + 99)
    ):
        return None
    return before._replace(glued=start, start=start, body=start, glue=glue, inherited=True)


def _soft(hidden: str, at: int, glue: str, before: Clause | None) -> Clause | None:
    """What begins inside a sentence: there a word must look like a verb."""
    if filler := _FILLERS.match(hidden, at):
        at = filler.end()
    start = at
    forms = _FORMS[glue]
    if before and glue != "to" and VERBS.get(before.word, _NO_FORM)[1] is Form.STEM:
        forms = (*forms, Form.STEM)
    if before and glue == "," and VERBS.get(before.word, _NO_FORM)[1] is Form.PAST:
        forms = (*forms, Form.PAST)
    clause = _verb_at(hidden, at, glue, start, forms)
    if clause is None:
        loud = _WORD.match(hidden, at)
        if not loud or not loud[0].isupper():
            return None
        return _verb_at(hidden, at, glue, start, tuple(Form))
    if glue == "to" and clause.word == "conform" and _ENDS.match(hidden, clause.body):
        return None
    if glue == "to":
        cut = before is not None and (before.verb in _CUT_BY_TO or before.word in _SPLICING)
        return clause if cut or hidden[clause.start : clause.body].isupper() else None
    noun = clause.word in ALSO_NOUNS and _NOUN_FOLLOWS.match(hidden, clause.body)
    return None if noun else clause


_ENDS: Final = re.compile(r"\s*(?:$|[;.)])")
"""Behind `rewrites paragraph 11 to conform`, which says what for, and no more."""
_NO_FORM: Final = (Verb.FOLLOW, Form.PAST)
_FORMS: Final = {
    ",": (Form.THIRD, Form.ING),
    "and": (Form.THIRD,),
    "to": (Form.STEM,),
    "by": (Form.ING,),
    "-": (Form.THIRD,),
    "–": (Form.THIRD,),
    "—": (Form.THIRD,),
}
_SPLICING: Final = frozenset({"inserts", "insert", "new grafs"})


def _verb_at(hidden: str, at: int, glue: str, start: int, forms: tuple[Form, ...]) -> Clause | None:
    if phrase := PHRASES.match(hidden, at):
        verb, word = _PHRASED[phrase.lastgroup or ""]
        word = "no pickup" if phrase[0][:2].lower() == "no" else word
        return Clause(verb, word, start, start, phrase.end(), phrase.end(), glue)
    if not (found := _WORD.match(hidden, at)):
        return None
    word = found[0].lower()
    if word not in VERBS or VERBS[word][1] not in forms:
        return None
    verb = VERBS[word][0]
    return Clause(verb, word, start, start, found.end(), found.end(), glue)


_PHRASED: Final = {
    "clear": (Verb.CORRECT, "makes clear"),
    "through": (Verb.RECAST, "new throughout"),
    "pickup": (Verb.REPEAT, "pickup"),
    "new": (Verb.ADD, "new grafs"),
    "top": (Verb.RECAST, "leads"),
    "edit": (Verb.CHANGE, "editing"),
}

"""Notes that tell editors something and speak of no change: `Miracl is cq`. Pure."""

from __future__ import annotations

import re
from typing import Final

from tracker.models.claims import Claim, Matter, Verb
from tracker.parse.wire.claims.places import find_places

_SURE: Final = re.compile(r"[^;]{1,200}?\b(?:cq|is correct)\b", re.IGNORECASE)
"""AP: a spelling that looks wrong and is right."""
_ADVICE: Final = re.compile(
    r"(?:also (?:in|moved|moving|ran)|a version (?:is )?mov|for release|first available|stands for"
    r"|(?:only|an?(?: \w+)?) version (?:is )?planned|no \w+ (?:is |are )?planned|precedes? "
    r"|note (?:contents|language|nature)|contents of the following|there will be no|will be le[ad]"
    r"|lead (?:is )?(?:expected|planned)|this (?:is (?:for|the)|also (?:ran|moved))"
    r"|for \w+ [ap]ms\b|members who|\w+ \w+ is on vacation|to go with|editors: |embargo"
    r"|not for (?:use|publication)|hold for release"
    r"|[0-9]{4}\b|planungshinweis|zu dem thema hat dpa|(?:überholte )?zusammenfassung bis"
    r"|(?:nur )?zur (?:redaktionellen )?information|achtung)",
    re.IGNORECASE,
)


def is_advice(hidden: str, at: int) -> bool:
    """True where a note goes on with advice: `; also moved on sports wires`."""
    return _ADVICE.match(hidden, at) is not None


def read_advice(note: str, hidden: str, start: int, end: int) -> list[Claim]:
    """One claim of advice where this stretch of the note is nothing else, or none."""
    text = note[start:end].strip(" \t\r\n;")
    if sure := _SURE.match(hidden, start, end):
        places = find_places(sure[0])
        place = places[0].place if places else None
        return [Claim(Verb.ADVISE, text, matter=Matter.STYLE, place=place)]
    if is_advice(hidden, start):
        return [Claim(Verb.ADVISE, text, matter=Matter.DISTRIBUTION)]
    return []

"""Which words of a headline are names, as the text below it shows. Pure.

A capital says nothing where a headline begins, or has them throughout, and no list has the names
of everybody. Inside the sentences of the text it does: what stands there with a capital, as a
name ends, and nowhere without, is a name in the headline, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.diff.english.openers import may_be_a_name
from tracker.diff.facts.names import opens
from tracker.diff.texts import new_text, old_text
from tracker.models.values import ParagraphChange, Span

_LONGEST = 300
"""Characters of a headline; what is longer is none, and would be held against the text for long."""
_READ = 20_000
"""Characters of the text, of both sides, that are looked through; a long article has 17,000."""
_CAPITALISED = re.compile(r"(?<![\w’'-])[^\W\d_a-z][^\W\d_]{2,}(?![\w-])")
_NAME_GOES_ON = re.compile(r"\s[^\W\d_a-z]\w")


def shown(headline: Sequence[Span], paragraphs: Sequence[ParagraphChange]) -> frozenset[str]:
    """Return the words that only one side of a headline has, in lower case, which are names.

    Those alone of which nothing else tells.
    """
    before, after = (_capitalised(text(headline)) for text in (old_text, new_text))
    asked = [word for word in before ^ after if not may_be_a_name(word)]
    if not asked:
        return frozenset()
    body = "\n".join(_texts(paragraphs))[:_READ]
    return frozenset(word for word in asked if _is_name(word, body))


def _capitalised(headline: str) -> set[str]:
    return {word.casefold() for word in _CAPITALISED.findall(headline, 0, _LONGEST)}


def _texts(paragraphs: Sequence[ParagraphChange]) -> Iterator[str]:
    for it in paragraphs:
        yield old_text(it.spans)
        if any(span.op != "=" for span in it.spans):
            yield new_text(it.spans)


def _is_name(word: str, body: str) -> bool:
    if re.search(rf"\b{re.escape(word)}\b", body):
        return False
    found = re.finditer(rf"(?<![\w’'-]){re.escape(word.capitalize())}(?![\w-])", body)
    inside = (it for it in found if not opens(body, it.start()))
    return any(not _NAME_GOES_ON.match(body, it.end()) for it in inside)

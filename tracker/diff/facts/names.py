"""Names, and which of them are said to have said something. Pure.

Where a script has capitals, a name is a run of words with one; that a sentence begins with a
capital makes no name. In Korean and Japanese a name is what stands before a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

from tracker.diff.english import SAYING_ENGLISH, TELLING_ENGLISH
from tracker.diff.english.openers import may_be_a_name
from tracker.diff.quantities import Token
from tracker.diff.tables import lexicon
from tracker.models.values import FactKind

_CAPITALS = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_CAPITAL = re.compile(rf"[{_CAPITALS}]")
_NAME = re.compile(
    rf"(?<![\w’'])(?:(?:[{_CAPITALS}]\.){{2,}}|[{_CAPITALS}](?:[\w-]|['’](?=\w)(?!s\b))*+)"
    rf"(?:(?:\s(?:of|de|du|des|van|von|al|bin|ibn|la|le|der|del|da|dos|e|y)(?=\s[{_CAPITALS}]))?"
    rf"\s(?:(?:[{_CAPITALS}]\.)+|[{_CAPITALS}](?:[\w-]|['’](?=\w)(?!s\b))*+))*"
)
_HANGUL = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}(?=\s?(?:대통령|총리|장관|차관|대표|의원|회장|사장|시장|지사|감독|위원장|총장|후보"
    r"|교수|부장|판사|검사|대변인|선수|기자|씨(?:[는가를와의도]|\s|$)))"
)
_KANJI = re.compile(
    r"[一-鿿ァ-ヺー]{2,6}?(?=(?:首相|大統領|氏|さん|容疑者|被告|知事|市長|会長|社長|監督|選手|議員|大臣|外相|財務相|教授"
    r"|主席|総書記))|[ァ-ヺー]{3,}"
)
_OPENING = re.compile(r"(?:^|[.!?:]\s|[\n“\"«„‘(])\W*$")
_SAYS = re.compile(rf"(?:,[^,.]{{1,60}},)?\s(?:{'|'.join(SAYING_ENGLISH)})\b")
_TOLD_TO = re.compile(r"\stold\s(?:(?:not\s)?to|that|they|he|she|there)\b")
"""`Drivers told to pay`: they were told, and say nothing."""
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|according to)\s$", re.IGNORECASE)
_SAID_LONGEST = 14
NAMES = frozenset({FactKind.NAME, FactKind.SPEAKER})
TITLED = 0.9
"""Share of words with a capital from which on a text has them as a matter of style."""
_WORD = re.compile(r"(?<![\w’'])[^\W\d_]{3,}")
_LONGEST = 300
"""Characters of the longest headline."""
_FEWEST = 4
"""Words without which a text is too short to tell its style."""
_NO_NAME_ENGLISH = lexicon("""
    the a an in on at of but and or if it he she they we i you his her their its this that these
    those there then when while after before as for from with by to no not mr mrs ms dr according
    """)
_SPELLED_OUT_ENGLISH = {
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    "un": ("united", "nations"),
    "eu": ("european", "union"),
}


def names(
    text: str,
    start: int,
    end: int,
    touches: Callable[[int, int], bool] | None = None,
    known: Container[str] = (),
) -> Iterator[Token]:
    """Yield the names of a stretch of a text, `SPEAKER` where a verb of saying stands beside.

    With `touches` only those of which it tells so, from and up to where they stand. `known` are
    words in lower case that are names, whatever they look like.
    """
    if not _CAPITAL.search(text, start, end):
        for pattern in (_HANGUL, _KANJI):
            for found in pattern.finditer(text, start, end):
                yield Token(FactKind.NAME, (found[0],), *found.span())
        return
    pattern, read = (_WORD, _styled) if titled(text) else (_NAME, _name)
    for found in pattern.finditer(text, start, end):
        if touches and not touches(*found.span()):
            continue
        token = read(found, text, known)
        if token:
            yield token


def _styled(found: re.Match[str], _text: str, known: Container[str]) -> Token | None:
    """Return a word of a text in which capitals say nothing, where it may be a name."""
    small = found[0].casefold()
    common = small in TELLING_ENGLISH or small in _NO_NAME_ENGLISH
    common = common or not (small in known or may_be_a_name(small))
    named = found[0][0].isupper() and not common
    return Token(FactKind.NAME, _value(found[0]), *found.span()) if named else None


def _name(found: re.Match[str], text: str, known: Container[str]) -> Token | None:
    words, start = found[0], found.start()
    first, _, rest = words.partition(" ")
    if first.rstrip(".").casefold() in _NO_NAME_ENGLISH:
        start, words = start + len(first) + 1, rest
    lone = " " not in words and start == found.start()
    if not words or (lone and words.casefold() in TELLING_ENGLISH):
        return None
    says = _says(text, start, found.end())
    if lone and not says and opens(text, start) and not _stands_out(words, text, known):
        return None
    return Token(FactKind.SPEAKER if says else FactKind.NAME, _value(words), start, found.end())


def _says(text: str, start: int, end: int) -> bool:
    before = _SAID_BEFORE.search(text, max(0, start - _SAID_LONGEST), start)
    return bool(before or (_SAYS.match(text, end) and not _TOLD_TO.match(text, end)))


def opens(text: str, start: int) -> bool:
    """Tell whether a sentence begins here, where a capital says nothing."""
    return bool(_OPENING.search(text[max(0, start - 4) : start])) if start else True


def _stands_out(word: str, text: str, known: Container[str]) -> bool:
    """Tell whether a word that opens a sentence may be a name all the same."""
    small = word.lower()
    if not (small in known or may_be_a_name(small)):
        return False
    return small not in text or not re.search(rf"\b{re.escape(small)}\b", text)


def titled(text: str) -> bool:
    """Tell whether capitals are the style of a text, as in a headline that has them throughout."""
    if len(text) > _LONGEST:
        return False
    words = [it for it in _WORD.findall(text) if it.casefold() not in _NO_NAME_ENGLISH]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST and capitals >= TITLED * len(words)


def is_guess(name: Token, text: str, other: str) -> bool:
    """Tell whether nothing but the capital of a lone word speaks for its being a name.

    That says nothing where a sentence begins, or all words have one. `other` is the other side.
    """
    word = text[name.start : name.end]
    if len(name.value) > 1 or name.kind is FactKind.SPEAKER:
        return False
    if word.isupper() and len(word) > 1 and not text.isupper():
        return False
    if not opens(text, name.start) and not titled(text):
        return False
    return not any(_inside(word, it) for it in (text, other))


def _inside(word: str, text: str) -> bool:
    """Tell whether a word stands with its capital where a capital says something."""
    if titled(text):
        return False
    found = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    return any(not opens(text, it.start()) for it in found)


def _value(words: str) -> tuple[str, ...]:
    value = tuple(word.strip("'’-").replace(".", "").casefold() for word in words.split())
    return _SPELLED_OUT_ENGLISH.get(value[0], value) if len(value) == 1 else value

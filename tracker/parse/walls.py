"""Which answers are walls, and no news; and how far the text of a page can be relied on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tracker.models.values import PageText, Quality

FEW_WORDS = 150
"""A page that asks for something, and says less than this, says nothing else. The shortest of 88
real stories has 64 words, and no sign of a wall beside them."""

CUT = 0.6
"""Of the words that a story had: a gate, and less than this, is a stub of it."""

MUCH_SHORTER = 0.3
"""Of the words that a story had: with less, a reader is told that the page may not be whole."""

KINDS = ("challenge", "not found", "consent", "login", "paywall")
"""The surest first: a page of several signs is named by the first."""

_WORDS = {
    "challenge": "answers with a challenge to readers",
    "consent": "answers with a request for consent",
    "login": "answers with a login",
    "paywall": "answers with the beginning of the text, and asks for a subscription",
    "not found": "says that there is no such page, though not by its status",
    "front page": "leads to the front page or to a section",
    "empty": "answers with a page without text",
}
_CHALLENGED = ("cf-mitigated", "x-amzn-waf-action")
_LOGIN_PATHS = ("/login", "/signin", "/sign-in", "/log-in", "/anmelden", "/connexion")


@dataclass(frozen=True, slots=True)
class Wall:
    """An answer that is no news."""

    kind: str
    """One of `KINDS`, `front page` or `empty`."""

    @property
    def words(self) -> str:
        """What the address does, for people, to stand after it."""
        return _WORDS[self.kind]


def wall(
    page: PageText,
    headers: Mapping[str, str],
    *,
    asked: str,
    answered: str,
    words_before: int = 0,
) -> Wall | None:
    """The wall that an answer is; None for a page that has a text of its own.

    `asked` and `answered` are the addresses before and after redirects; `words_before` how many
    words the story had there, 0 where it was never read.
    """
    if any(name in headers for name in _CHALLENGED):
        return Wall("challenge")
    if kind := _led_away(asked, answered):
        return Wall(kind)
    words = word_count(page.lines)
    for kind in KINDS:
        if kind in page.signs and _is_all(kind, words, words_before):
            return Wall(kind)
    return None if page.lines else Wall("empty")


def quality(page: PageText, *, words_before: int = 0) -> Quality:
    """How far the text of a page can be relied on, from 0 to 1, and what speaks against it."""
    words, why = word_count(page.lines), []
    if words_before and words < MUCH_SHORTER * words_before:
        why.append((0.4, f"is much shorter than before ({words} words, before {words_before})"))
    if "paywall" in page.signs:
        why.append((0.2, "asks for a subscription"))
    if "garbled" in page.signs:
        why.append((0.3, "has letters that cannot be read"))
    if page.lines and page.lines[-1].endswith(("…", "...")):
        why.append((0.2, "breaks off at its end"))
    if not page.headline:
        why.append((0.2, "has no headline"))
    score = round(max(0.0, 1.0 - sum(points for points, _ in why)), 2)
    return Quality(score, tuple(words for _, words in why))


def word_count(lines: tuple[str, ...]) -> int:
    """How many words a text has; where a script does not part them, one for every two letters."""
    return sum(max(len(line.split()), _unparted(line)) for line in lines)


def _unparted(line: str) -> int:
    return sum("\u3040" <= letter <= "\u9fff" for letter in line) // 2


def _is_all(kind: str, words: int, words_before: int) -> bool:
    """Whether a sign is all that a page has: little is said beside it, or less than before."""
    if kind == "paywall" and words_before:
        return words < CUT * words_before
    if words_before and words >= CUT * words_before:
        return False
    return words < FEW_WORDS


def _led_away(asked: str, answered: str) -> str | None:
    """Where a redirect led that is not to a story: to the front page or a section, or a gate."""
    if asked == answered:
        return None
    before, after = urlsplit(asked), urlsplit(answered)
    path, was = after.path.rstrip("/").lower(), before.path.rstrip("/").lower()
    if path == was:
        return None
    if (after.hostname or "").startswith("consent.") or "/consent" in path:
        return "consent"
    if path.endswith(_LOGIN_PATHS) and not was.endswith(_LOGIN_PATHS):
        return "login"
    above = was.startswith(f"{path}/") and not any(map(str.isdigit, path))
    return "front page" if was and not after.query and (not path or above) else None

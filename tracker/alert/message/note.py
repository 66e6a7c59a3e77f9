"""What the edit note says beside what the text shows, as lines of a letter. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.alert.message.clean import cut, one_line
from tracker.alert.message.letter import Letter

_CLAIMS = 6
_LEFT = 5
_SAYS = 60
_SHOWS = 100


def note_lines(letter: Letter) -> Iterator[tuple[str, str]]:
    """Term and text of each line: the claims, then what is not mentioned in the note."""
    claims = [
        f"{cut(one_line(says), _SAYS)} · {verdict}: {cut(one_line(shows), _SHOWS)}"
        for verdict, says, shows in letter.declared[:_CLAIMS]
    ]
    yield from _listed("Note says", claims, len(letter.declared))
    mentioned = "not mentioned in the note: " if letter.note else ""
    left = [mentioned + cut(one_line(words), _SHOWS) for words in letter.unmentioned[:_LEFT]]
    yield from _listed("Besides", left, len(letter.unmentioned))


def _listed(term: str, lines: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
    """Each line under the name of its list; how many there are besides."""
    yield from ((term, line) for line in lines)
    if number > len(lines):
        yield term, f"… and {number - len(lines):,} more"

"""What the rounds tell while they go on, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.errors import StartError
from tracker.pipeline.file import Filed


@dataclass(frozen=True, slots=True)
class Failed:
    """A look that went wrong."""

    url: str
    text: str
    """For people; it names the address."""
    ours: bool = False
    """Whether it was answered well, and this machine could not read it."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """A feed fell silent against its own rhythm, or is back."""

    url: str
    text: str
    """For people; it names the address."""


News = Filed | Failed | Noticed


@dataclass(slots=True)
class Round:
    """What some looks came to."""

    feeds: int = 0
    pages: int = 0
    unchanged: int = 0
    stories: int = 0
    versions: int = 0
    failed: int = 0
    unread: int = 0
    """Of those that failed: for a reason of our own."""
    owed: int = 0


@dataclass(slots=True)
class Telling:
    """Counts what comes of looks, and tells of it as it comes."""

    tell: Callable[[News], None]
    round: Round

    def __init__(self, tell: Callable[[News], None]) -> None:
        """Tell each thing to this function."""
        self.tell = tell
        self.round = Round()

    def filed(self, filed: Filed) -> None:
        """A text was filed; it is told of when it made a version."""
        if filed.version is None:
            self.round.unchanged += 1
            return
        self.round.versions += 1
        self.round.stories += filed.version.number == 1
        self.round.owed += filed.owed
        self.tell(filed)

    def noticed(self, url: str, words: str) -> None:
        """Something about the feed at that address."""
        self.tell(Noticed(url, f"{url}: {words}"))

    def failed(self, url: str, error: BaseException) -> None:
        """A look at that address went wrong; where no reader starts, that is our own doing."""
        self.round.failed += 1
        if isinstance(error, StartError):
            self.round.unread += 1
            text = f"{url}: answered, and not read here: {error} Looked at again at its turn."
            self.tell(Failed(url, text, ours=True))
            return
        text = str(error)
        self.tell(Failed(url, text if url in text else f"{url}: {text}"))

"""By which a mail is sorted, threaded and known again. Pure.

A mail reader puts mails in one thread only when the subject stays the same *and* all refer to one
id. So the subject is the story's first headline for ever, and the id is one that no mail ever had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.header import Header
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from functools import cache
from hashlib import blake2b
from typing import Any

from tracker.alert.message.clean import cut, one_line
from tracker.alert.message.letter import Letter
from tracker.alert.message.ways import unsubscribing
from tracker.alert.message.wording import headline_of, title_of

SUBJECT = 150
"""Characters of a subject at most; mail readers show about half of it in their lists."""


class LetterPolicy(EmailPolicy):
    """Writes the headers that we set as we set them, each text in a form that comes back whole.

    The standard policy loses spaces of Korean and Arabic subjects when it folds them, takes a
    headline that looks like an encoded word for one, and encodes a message id that is longer than
    a line. `email.header.Header` does none of this.
    """

    def header_max_count(self, name: str) -> int | None:
        """How often a header may stand in a mail: by itself the library makes a class to know."""
        return _most(name)

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep our own text as it is."""
        return (name, value) if _is_ours(value) else super().header_store_parse(name, value)

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Give our own text back as it is."""
        return value if _is_ours(value) else super().header_fetch_parse(name, value)

    def fold(self, name: str, value: str) -> str:
        """Write one header, in lines of ASCII."""
        if not _is_ours(value):
            folded: str = super().fold(name, value)
            return folded
        header = Header(value, _charset(name, value), header_name=name)
        return f"{name}: {header.encode(linesep=self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write one header, in lines of ASCII."""
        return self.fold(name, value).encode("ascii")


LETTER_POLICY = LetterPolicy(linesep="\r\n", cte_type="7bit")
"""`7bit`: a part that is not ASCII goes as quoted-printable or base64, whichever is shorter."""


@cache
def _most(name: str) -> int | None:
    return EmailPolicy().header_max_count(name)


def _is_ours(value: object) -> bool:
    """True for plain text: what the library writes of the form of the content is that, too.

    Read into objects and written again, those headers take half of the time of a mail.
    """
    return type(value) is str


def _charset(name: str, value: str) -> str:
    """UTF-8 too for a headline that would else be read as an encoded word."""
    disguised = name == "Subject" and "=?" in value
    return "us-ascii" if value.isascii() and not disguised else "utf-8"


def headers(letter: Letter, *, sender: str, now: datetime) -> Iterator[tuple[str, str]]:
    """Name and value of each header, every value in one line."""
    host = host_of(sender)
    root = f"<story.{letter.story_id}.{_trace(letter)}@{host}>"
    older, newer = letter.versions
    yield "From", one_line(sender)
    yield "To", one_line(letter.recipient)
    yield "Subject", subject(letter)
    yield "Date", format_datetime(now)
    yield "Message-ID", letter_id(letter, sender)
    yield "In-Reply-To", root
    yield "References", root
    yield "List-Id", f"<{_dotless(letter.outlet)}.headlines.{host}>"
    yield from unsubscribing(letter.ways)
    yield "Auto-Submitted", "auto-generated"
    yield "Precedence", "bulk"
    yield "X-Auto-Response-Suppress", "All"
    yield "X-Tracker-Story", str(letter.story_id)
    yield "X-Tracker-Range", f"{older}..{newer}"
    yield "X-Tracker-Weight", letter.weight.value


def host_of(sender: str) -> str:
    """The host under which our ids are ours."""
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"


def subject(letter: Letter) -> str:
    """`[Outlet] first headline`, the same for every mail on a story."""
    return cut(f"[{title_of(letter)}] {headline_of(letter.first_headline)}", SUBJECT)


def letter_id(letter: Letter, sender: str) -> str:
    """The Message-ID that a letter goes out with, however often it does."""
    return letter.message_id or message_id(letter, host_of(sender))


def message_id(letter: Letter, host: str) -> str:
    """The same for the same subscription, story and range: a mail sent twice is known as one."""
    older, newer = letter.versions
    about = f"{letter.subscription_id}.{letter.story_id}.{older}-{newer}"
    return f"<{about}.{_trace(letter)}@{host}>"


def _trace(letter: Letter) -> str:
    """A trace of the story itself, because a new database counts its stories from 1 again.

    Mail readers drop a mail whose id they know.
    """
    told = "\n".join((letter.outlet, letter.first_headline))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _dotless(name: str) -> str:
    """A name as it may stand in a List-Id; where no letter of ASCII is left, a trace of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain or blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

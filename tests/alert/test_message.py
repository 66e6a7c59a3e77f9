"""The mail as a whole: what a reader's program makes of it."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.alert.message import Letter, compose
from tracker.models.values import Kind, ParagraphChange, Span

SENDER = "Story Tracker <alerts@tracker.example.org>"
NOW = datetime(2026, 3, 4, 5, 41, tzinfo=UTC)
HEADERS = """
    From To Subject Date Message-ID In-Reply-To References List-Id Auto-Submitted Precedence
    X-Auto-Response-Suppress X-Tracker-Story X-Tracker-Range X-Tracker-Weight"""
ANYTHING = st.text(st.characters(), max_size=80)  # lone surrogates, NUL, CR and LF among them


def arrived(letter: Letter, sender: str = SENDER) -> EmailMessage:
    """The mail after the wire, read by the standard library's own policy."""
    written = compose(letter, sender=sender, now=NOW).as_bytes()
    message = email.message_from_bytes(written, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    text = body.get_content()
    assert isinstance(text, str)
    return text


def test_a_mail_has_a_text_part_and_an_html_part_and_nothing_else(letter: Letter) -> None:
    message = arrived(letter)
    kinds = [one.get_content_type() for one in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert not message.defects
    assert letter.now in part(message, "plain")
    assert letter.now in part(message, "html")


def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    first, second = (compose(letter, sender=SENDER, now=NOW).as_bytes() for _ in range(2))
    assert first == second


def test_a_mail_is_ascii_in_short_lines_whatever_the_script(letter: Letter) -> None:
    korean = replace(
        letter, now="정부, 새 대책 발표 " * 20, outlet_title="항구 통신", note="수정 " * 99
    )
    written = compose(korean, sender=SENDER, now=NOW).as_bytes()
    assert written.isascii()
    assert b"\r" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 78
    assert "정부, 새 대책 발표" in part(arrived(korean), "plain")


@settings(deadline=None)
@given(hostile=ANYTHING)
def test_nothing_that_an_outlet_writes_breaks_a_mail_or_adds_a_header(
    letter: Letter, hostile: str
) -> None:
    message = arrived(
        replace(
            letter,
            recipient=hostile + "reader@example.org",
            value=hostile,
            outlet=hostile,
            outlet_title=hostile,
            first_headline=hostile,
            was=hostile,
            now=hostile,
            headline=(Span("=", hostile), Span("+", hostile)),
            labels=(hostile, hostile),
            note=hostile,
            paragraphs=(ParagraphChange(Kind.ADDED, None, 0, (Span("+", hostile),)),),
            address=hostile,
            base_url=hostile,
        )
    )
    assert message.keys() == [*HEADERS.split(), "MIME-Version", "Content-Type"]
    assert message["Message-ID"].endswith("@tracker.example.org>")
    assert not message.defects
    assert "\0" not in part(message, "plain") + part(message, "html")
    assert len(part(message, "plain").splitlines()[0]) > len("NOW:  ")


def test_an_injected_header_stays_in_its_line(letter: Letter) -> None:
    hostile = "Ferry sinks\r\nBcc: victim@example.net\r\n\r\nHello"
    message = arrived(
        replace(letter, first_headline=hostile, outlet_title=hostile, recipient="a@b.org\r\nBcc: c")
    )
    assert message["Bcc"] is None
    assert "Bcc: victim@example.net Hello" in message["Subject"]


def test_a_sender_may_have_a_name_in_any_script(letter: Letter) -> None:
    sender = "=?utf-8?b?6riw7IKsIOy2lOyggQ==?= <alerts@tracker.example.org>"
    [address] = arrived(letter, sender)["From"].addresses
    assert (address.display_name, address.addr_spec) == ("기사 추적", "alerts@tracker.example.org")

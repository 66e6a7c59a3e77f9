"""The mail that asks for a yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tracker.alert.message.asking import Question, compose_question, question_id

SENDER = "Desk <desk@tracker.example.org>"
NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
QUESTION = Question(
    recipient="reader@example.org",
    site="The Desk",
    base_url="https://tracker.example.org",
    number=7,
    asked_at=NOW,
    link=f"https://tracker.example.org/watches/confirm/12-{'a' * 32}",
)


def test_it_is_plain_text_with_one_link_to_say_yes() -> None:
    mail = compose_question(QUESTION, sender=SENDER, now=NOW)
    assert mail.get_content_type() == "text/plain"
    lines = mail.get_content().splitlines()
    assert QUESTION.link in lines
    assert QUESTION.base_url in lines
    assert all(len(line) <= 72 for line in lines if "://" not in line)
    assert mail["To"] == "reader@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"] == "The Desk: do you want these mails?"


def test_a_mail_sent_twice_is_known_as_one() -> None:
    later = NOW + timedelta(hours=3)
    first = compose_question(QUESTION, sender=SENDER, now=NOW)
    again = compose_question(QUESTION, sender=SENDER, now=later)
    assert first["Message-ID"] == again["Message-ID"] == question_id(QUESTION, SENDER)
    assert question_id(replace(QUESTION, number=8), SENDER) != first["Message-ID"]
    assert question_id(replace(QUESTION, asked_at=later), SENDER) != first["Message-ID"]


def test_who_has_the_watch_already_is_led_to_it() -> None:
    mail = compose_question(replace(QUESTION, goes_on=True), sender=SENDER, now=NOW)
    assert "You have that watch already" in mail.get_content()
    assert "to say yes" not in mail.get_content()


def test_a_title_in_another_script_comes_back_whole() -> None:
    mail = compose_question(replace(QUESTION, site="통신\r\nBcc: x"), sender=SENDER, now=NOW)
    assert mail["Subject"] == "통신 Bcc: x: do you want these mails?"
    assert mail["Bcc"] is None
    assert bytes(mail).isascii()

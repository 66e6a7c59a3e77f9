from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes

from tracker.alert.message.plain import compose_plain


def test_a_plain_mail_says_its_lines_and_who_it_is_for() -> None:
    mail = compose_plain(
        "The chain's head",
        "seal 7\n",
        sender="Desk <desk@w.example>",
        recipient="you@w.example",
        now=datetime(2031, 5, 3, 12, tzinfo=UTC),
    )
    read = message_from_bytes(mail.as_bytes())
    assert (read["To"], read["Subject"]) == ("you@w.example", "The chain's head")
    assert read["Date"] == "Sat, 03 May 2031 12:00:00 +0000"
    assert read.get_payload() == "seal 7\r\n"

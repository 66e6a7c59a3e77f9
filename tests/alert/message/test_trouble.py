"""The mail that tells of a feed that fails, and the reply to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.message import Trouble, compose_trouble, trouble_id

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
SENDER = "desk@example.org"
FAILS = Trouble(
    recipient="ana@example.org",
    subscription_id=3,
    outlet="wire",
    outlet_title="The Wire",
    feed_id=7,
    address="https://wire.example/rss",
    since=NOON,
    error="timeout: did not answer within 30 s",
)
BACK = replace(FAILS, back_at=NOON + timedelta(hours=9))


def mail(trouble: Trouble) -> Any:
    made = compose_trouble(trouble, sender=SENDER, now=NOON)
    return message_from_bytes(made.as_bytes(), policy=policy.default)


def test_it_says_since_when_and_how_to_stop() -> None:
    told = mail(FAILS)
    assert told["Subject"] == "[The Wire] A feed does not answer"
    text = " ".join(told.get_content().split())
    assert "https://wire.example/rss Has not answered well since 2031-05-03 12:00 UTC." in text
    assert "did not answer within 30 s" in text
    assert "tracker watch remove 3" in text


def test_the_last_of_a_day_says_so() -> None:
    last = " ".join(mail(replace(FAILS, last=True)).get_content().split())
    assert "This is the last mail on feeds for today; `tracker feeds list` shows" in last
    assert "last mail" not in mail(FAILS).get_content()


def test_that_it_is_back_is_a_reply_in_the_same_thread() -> None:
    first, second = mail(FAILS), mail(BACK)
    assert second["Subject"] == f"Re: {first['Subject']}"
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
    assert second["Message-ID"] != first["Message-ID"]
    assert "Answers again since 2031-05-03 21:00 UTC" in second.get_content()


def test_an_id_is_that_of_one_failure_and_one_reader() -> None:
    others = [
        replace(FAILS, since=NOON + timedelta(days=1)),
        replace(FAILS, subscription_id=4),
        replace(FAILS, feed_id=8),
        BACK,
    ]
    assert trouble_id(FAILS, SENDER) == trouble_id(replace(FAILS, error="dns"), SENDER)
    assert len({trouble_id(one, SENDER) for one in (FAILS, *others)}) == 5


@given(st.text(max_size=50), st.text(max_size=50))
def test_whatever_an_outlet_is_called_the_mail_is_whole(title: str, error: str) -> None:
    told = mail(replace(FAILS, outlet_title=title, error=error, address=f"https://{error}"))
    assert told["To"] == "ana@example.org"
    assert len(told["Subject"]) <= 160

"""Letters to many readers on one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

from tracker.alert.message import Drafts, Letter, compose
from tracker.alert.message.ways import NO_WAYS, Ways

SENDER = "alerts@tracker.example.org"
WAYS = Ways(pause="https://d.example/p/1-a", stop="https://d.example/s/1-b?a=1&b=2")
NOW = datetime(2026, 3, 4, 5, 41, tzinfo=UTC)


def plain(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_each_reader_gets_the_letter_that_they_alone_would_get(letter: Letter) -> None:
    drafts = Drafts(SENDER, NOW)
    for number, scope in enumerate(("all", "outlet", "words", "story"), 1):
        value = "<b>ferry</b> \N{OBJECT REPLACEMENT CHARACTER}reason"
        one = replace(
            letter,
            recipient=f"{number}@example.org",
            subscription_id=number,
            scope=scope,
            value=value,
            last=number > 2,
            ways=WAYS if number % 2 else NO_WAYS,
        )
        alone = compose(one, sender=SENDER, now=NOW)
        assert bytes(drafts.compose(one)) == bytes(alone)
        text = plain(alone)
        assert (f"end watch {number}." in text) is (number % 2 == 0)
        assert (f"Stop         {WAYS.stop}\n" in text) is bool(number % 2)
        assert "\n\n\n" not in text
        assert not text.endswith("\n\n")
        assert ("last mail" in text) is (number > 2)


def test_another_range_is_another_text(letter: Letter) -> None:
    drafts = Drafts(SENDER, NOW)
    drafts.compose(letter)
    later = drafts.compose(replace(letter, versions=(3, 4), now="Ferry is gone"))
    assert "NOW:  Ferry is gone" in plain(later)

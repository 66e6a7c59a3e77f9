"""Many alerts in one letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tracker.alert.message import Digest, Entry, compose_digest, digest_id
from tracker.alert.message.ways import Ways

SENDER = "Story Tracker <alerts@tracker.example.org>"
NOW = datetime(2026, 3, 4, 5, 41, tzinfo=UTC)
FERRY = Entry("harbour", "Harbour Wire", 7, "Ferry aground", "Ferry sinks", (1, 3), 2)
TOLL = Entry(
    "quay", "The Quay", 9, "Toll rises", "Toll rises", (2, 4), 1, unmentioned=True, label="KILL"
)
DIGEST = Digest(
    recipient="reader@example.org",
    subscription_id=12,
    scope="words",
    value="ferry",
    how="daily",
    entries=[TOLL, FERRY],
    message_id="<12.digest.1@tracker.example.org>",
)


def text(digest: Digest, kind: str = "plain") -> str:
    part = compose_digest(digest, sender=SENDER, now=NOW).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_stories_stand_by_outlet_with_now_and_was() -> None:
    lines = text(DIGEST).splitlines()
    assert lines[:7] == [
        "HARBOUR WIRE", "", "NOW:  Ferry sinks", "WAS:  Ferry aground",
        "      version 1 → 3 · 2 changes", "      tracker diff 7 1..3", "",
    ]  # fmt: skip
    assert "WAS:  Toll rises" not in lines
    assert "KILL · something is not mentioned in the note" in " ".join(text(DIGEST).split())
    assert "https://desk.example.org/s/9/2..4" in text(
        replace(DIGEST, base_url="https://desk.example.org/")
    )


def test_digests_of_one_watch_stand_in_one_thread() -> None:
    first = compose_digest(DIGEST, sender=SENDER, now=NOW)
    second = compose_digest(
        replace(DIGEST, entries=[TOLL], message_id="<2@tracker.example.org>"),
        sender=SENDER,
        now=NOW,
    )
    assert first["Subject"] == "Daily: headlines for the words “ferry”"
    for name in ("Subject", "References", "In-Reply-To", "List-Id"):
        assert first[name] == second[name]
    assert first["Message-ID"] == DIGEST.message_id != second["Message-ID"]


def test_an_id_is_made_of_what_is_told() -> None:
    one = digest_id(12, 1, NOW, SENDER)
    assert one == digest_id(12, 1, NOW, SENDER) != digest_id(12, 2, NOW, SENDER)
    assert one.endswith("@tracker.example.org>")


@pytest.mark.parametrize("hostile", ["a\r\nBcc: v@example.org", "<script>x</script>", "\ud800", ""])
def test_what_outlets_write_breaks_nothing(hostile: str) -> None:
    entry = replace(FERRY, outlet_title=hostile, was=hostile, now=hostile + "!", label=hostile)
    digest = replace(DIGEST, entries=[entry], value=hostile)
    message = compose_digest(digest, sender=SENDER, now=NOW)
    assert message["Bcc"] is None
    assert "<script" not in text(digest, "html")


def test_a_digest_stays_short() -> None:
    many = [
        replace(FERRY, story_id=number, was="중" * 300, now="국" * 300) for number in range(900)
    ]
    digest = replace(DIGEST, entries=many)
    assert "… and 800 more stories" in text(digest)
    assert text(digest).count("NOW:") == 100


def test_a_digest_says_how_to_stop_it() -> None:
    assert "end watch 12." in text(DIGEST)
    ways = Ways(pause="https://d.example/p", stop="https://d.example/s?a=1&b=2")
    linked = replace(DIGEST, ways=ways)
    mail = compose_digest(linked, sender=SENDER, now=NOW)
    assert mail["List-Unsubscribe"] == f"<{ways.stop}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"Stop         {ways.stop}\n" in text(linked)
    assert 'href="https://d.example/s?a=1&amp;b=2"' in text(linked, "html")
    assert "end watch" not in text(linked)

"""What sorts and threads a mail."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.alert.message.headers import LETTER_POLICY, SUBJECT, headers, message_id, subject
from tracker.alert.message.letter import Letter
from tracker.alert.message.ways import Ways
from tracker.models.values import Weight

SENDER = "alerts@tracker.example.org"
NOW = datetime(2026, 3, 4, 5, 41, tzinfo=UTC)

SCRIPTS = (
    "정부 새대책을 북한군 발표 日銀 利上げを決定 は الرئيس يصل اليوم إلى القاهرة Київ чекає"
    " ferry sinks off Ärger größer हिन्दी में 🚢 👩\u200d👩\u200d👧 🇰🇷 =?utf-8?q?no?= e\u0301 \u200f"
)
WORDS = st.one_of(
    st.sampled_from(SCRIPTS.split(" ")),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20),
)
HEADLINES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def named(letter: Letter, sender: str = SENDER) -> dict[str, str]:
    return dict(headers(letter, sender=sender, now=NOW))


def subject_after_the_wire(text: str) -> str:
    message = EmailMessage(policy=LETTER_POLICY)
    message["Subject"] = text
    written = message.as_bytes()
    assert written.isascii()
    assert max(map(len, written.split(b"\r\n"))) < 998
    return str(email.message_from_bytes(written, policy=email.policy.default)["Subject"])


@settings(max_examples=300, deadline=None)
@given(headline=HEADLINES)
@example(headline="정부 새 대책 " * 40)
@example(headline="الرئيس يصل اليوم " * 40)
@example(headline="=?utf-8?b?QmNjOiB4QHkub3Jn?=")
@example(headline="=?utf-8?q?one=0D=0ABcc:_x?=")
@example(headline="x" * 100_000)
@example(headline="중" * 100_000)
@example(headline="👩\u200d👧" * 30_000)
def test_a_subject_comes_back_as_it_was_cut(letter: Letter, headline: str) -> None:
    text = subject(replace(letter, first_headline=headline))
    assert subject_after_the_wire(text) == text
    assert len(text) <= SUBJECT
    whole = f"[Harbour Wire] {headline.strip()}"
    assert text == whole if len(whole) <= SUBJECT else whole.startswith(text[:-1].rstrip("… "))


@pytest.mark.parametrize("length", [149, 150, 151])
def test_only_a_subject_beyond_the_bound_is_cut(letter: Letter, length: int) -> None:
    text = subject(replace(letter, first_headline="x" * (length - len("[Harbour Wire] "))))
    assert text.endswith("…") is (length > SUBJECT)
    assert len(text) == min(length, SUBJECT)


def test_all_mails_on_a_story_share_subject_and_root_and_no_id(letter: Letter) -> None:
    mails = [
        named(replace(letter, versions=(number, number + 1), now=f"Ferry {number}", was="Ferry"))
        for number in range(1, 6)
    ]
    for name in ("Subject", "References", "In-Reply-To", "List-Id"):
        assert len({mail[name] for mail in mails}) == 1
    assert len({mail["Message-ID"] for mail in mails}) == 5
    assert mails[0]["Subject"] == "[Harbour Wire] Ferry runs aground off Port Ellery"
    assert mails[0]["References"] == mails[0]["In-Reply-To"]
    assert mails[0]["References"] not in {mail["Message-ID"] for mail in mails}


def test_a_message_id_is_made_of_subscription_story_and_range(letter: Letter) -> None:
    first = message_id(letter, "example.org")
    again = replace(letter, now="another", note="another", seen_at=NOW)
    others = (
        replace(letter, subscription_id=13),
        replace(letter, story_id=8),
        replace(letter, versions=(1, 3)),
        replace(letter, first_headline="A story of another database"),
    )
    assert message_id(again, "example.org") == first
    assert len({first, *(message_id(other, "example.org") for other in others)}) == 5


def test_long_ids_are_written_as_they_are(letter: Letter) -> None:
    long = named(letter, f"alerts@{'a' * 60}.{'b' * 60}.example.org")
    message = EmailMessage(policy=LETTER_POLICY)
    message["References"] = long["References"]
    assert long["References"].encode() in message.as_bytes()


@pytest.mark.parametrize(
    "outlet", ["harbour", "Harbour Wire!", "항구", "a.b\r\nX: y", "\ud800", ""]
)
def test_a_list_id_is_one_plain_label_under_the_senders_host(letter: Letter, outlet: str) -> None:
    found = named(replace(letter, outlet=outlet))["List-Id"]
    assert re.fullmatch(r"<[a-z0-9-]+\.headlines\.tracker\.example\.org>", found)


def test_machines_are_told_what_this_is(letter: Letter) -> None:
    told = named(replace(letter, weight=Weight.SUBSTANTIVE))
    assert told["Auto-Submitted"] == "auto-generated"
    assert told["X-Tracker-Story"] == "7"
    assert told["X-Tracker-Range"] == "2..3"
    assert told["X-Tracker-Weight"] == "substantive"
    assert told["Date"] == "Wed, 04 Mar 2026 05:41:00 +0000"
    assert told["To"] == "reader@example.org"
    assert "List-Unsubscribe" not in told


@pytest.mark.parametrize(("scheme", "one_click"), [("https", True), ("http", False)])
def test_mail_readers_get_a_button_to_stop(letter: Letter, scheme: str, one_click: bool) -> None:
    stop = f"{scheme}://tracker.example.org/watches/stop/12-{'a' * 32}"
    told = named(replace(letter, ways=Ways(stop=stop)))
    assert told["List-Unsubscribe"] == f"<{stop}>"
    assert told.get("List-Unsubscribe-Post") == (
        "List-Unsubscribe=One-Click" if one_click else None
    )
    message = EmailMessage(policy=LETTER_POLICY)
    message["List-Unsubscribe"] = told["List-Unsubscribe"]
    assert stop.encode() in message.as_bytes()


def test_an_outlet_without_a_title_goes_by_its_name(letter: Letter) -> None:
    assert subject(replace(letter, outlet_title=" ")).startswith("[harbour] ")
    assert subject(replace(letter, first_headline="\0")) == "[Harbour Wire] (no headline)"

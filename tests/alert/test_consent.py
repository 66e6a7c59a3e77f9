"""How often a stranger's address may be asked, under whichever spelling and by whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.consent import BETWEEN, EVER, client_of, mailbox, may_ask
from tracker.alert.mail import valid_address
from tracker.errors import RefusedError

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours_ago", "may"),
    [
        ([], True),
        ([0], False),
        ([23], False),
        ([24], True),
        ([48, 23], False),
        ([48, 24], True),
        ([900, 800, 700], False),
    ],
)
def test_one_mail_a_day_and_three_ever(hours_ago: list[int], may: bool) -> None:
    assert may_ask([NOW - timedelta(hours=hours) for hours in hours_ago], NOW) is may


@given(gaps=st.lists(st.integers(0, 10_000), max_size=60))
def test_however_often_somebody_tries_an_address_is_asked_thrice(gaps: list[int]) -> None:
    now, asked = NOW, list[datetime]()
    for gap in gaps:
        now += timedelta(minutes=gap)
        if may_ask(asked, now):
            asked.append(now)
    assert len(asked) <= EVER
    assert all(later - earlier >= BETWEEN for earlier, later in pairwise(asked))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada@example.org", "ADA@Example.ORG"),
        ("ada.quill@example.org", "adaquill@example.org"),
        ("ada+news@example.org", "ada+@example.org"),
        ("a.d.a+1+2@gmail.com", "ada@googlemail.com"),
        ("ada@bücher.example.org", "ada@XN--BCHER-KVA.example.org"),
    ],
)
def test_spellings_of_one_mailbox_count_as_one(one: str, other: str) -> None:
    assert mailbox(valid_address(one)) == mailbox(valid_address(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada@example.org", "ida@example.org"),
        ("ada@example.org", "ada@example.com"),
        ("+one@example.org", "+two@example.org"),
    ],
)
def test_two_mailboxes_stay_two(one: str, other: str) -> None:
    assert mailbox(one) != mailbox(other)


@pytest.mark.parametrize(
    "address",
    [
        "x@[127.0.0.1]",
        "a@b>\r\nRCPT TO:<v@example.org",
        "a@example.org\nBcc: v@example.org",
        "a@example.org,v@example.org",
        "Ada <a@example.org>",
        "a\0@example.org",
        "정부@example.org",
        "a@example.org ",
        "",
    ],
)
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedError):
        valid_address(address)


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("93.184.216.34", "198.51.100.1", "93.184.216.34"),
        ("127.0.0.1", "93.184.216.34", "93.184.216.34"),
        ("10.1.2.3", "1.2.3.4, 93.184.216.34", "93.184.216.34"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense\r\nX: y", "127.0.0.1"),
        ("2606:2800:220:1:248:1893:25c8:1946", "", "2606:2800:220:1::/64"),
        ("2606:2800:220:1::1", "8.8.8.8", "2606:2800:220:1::/64"),
        ("::ffff:93.184.216.34", "", "93.184.216.34"),
        ("testclient", "", ""),
    ],
)
def test_who_asks_is_whom_we_see_unless_a_proxy_of_ours_saw_another(
    peer: str, forwarded: str, client: str
) -> None:
    assert client_of(peer, forwarded) == client

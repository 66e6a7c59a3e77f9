from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.errors import FetchError
from tracker.fetch.hosts import LONGEST_PAUSE, PATIENCE, Hosts

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def error(kind: str, status: int | None = None, retry_at: datetime | None = None) -> FetchError:
    return FetchError("x", kind=kind, status=status, retry_at=retry_at)


REFUSED = error("refused")


def failed(hosts: Hosts, *errors: FetchError, now: datetime = NOW) -> list[datetime | None]:
    return [hosts.failed("wire.test", one, "is down", now) for one in errors]


def test_a_host_that_names_a_moment_is_left_alone_until_then() -> None:
    hosts, until = Hosts(), NOW + 7 * MINUTE
    assert failed(hosts, error("http 503", 503, until)) == [until]
    assert hosts.held("wire.test", NOW) == (until, "is down")
    assert hosts.held("wire.test", until) is None
    assert hosts.held("other.test", NOW) is None


@pytest.mark.parametrize("kind", ["dns", "refused", "tls", "timeout"])
def test_a_host_that_cannot_be_reached_is_probed_ever_more_rarely(kind: str) -> None:
    found = failed(Hosts(), *[error(kind)] * 9)
    pauses = [until and until - NOW for until in found]
    assert pauses[: PATIENCE - 1] == [None] * (PATIENCE - 1)
    assert pauses[PATIENCE - 1 :] == [n * MINUTE for n in (1, 2, 4, 8, 15, 15, 15)]
    assert LONGEST_PAUSE == 15 * MINUTE


def test_a_host_that_says_too_many_is_left_alone_at_once_and_ever_longer() -> None:
    found = failed(Hosts(), *[error("http 429", 429)] * 3)
    assert found == [NOW + n * MINUTE for n in (1, 2, 4)]


@pytest.mark.parametrize("answer", [error("http 404", 404), error("http 500", 500), None])
def test_any_answer_shows_that_a_host_is_up(answer: FetchError | None) -> None:
    hosts = Hosts()
    failed(hosts, REFUSED, REFUSED)
    if answer:
        failed(hosts, answer)
    else:
        hosts.answered("wire.test")
    assert failed(hosts, REFUSED, REFUSED) == [None, None]


def test_what_happened_to_one_page_says_nothing_of_its_host() -> None:
    errors = [error(kind) for kind in ("truncated", "encoding", "too large", "redirects") * 3]
    assert set(failed(Hosts(), *errors)) == {None}


def test_a_host_with_nothing_against_it_is_forgotten() -> None:
    hosts = Hosts()
    failed(hosts, error("http 404", 404), REFUSED)
    hosts.answered("wire.test")
    assert hosts._known == {}

"""Captures: byte for byte, each a step from the one before; a damaged one takes few along."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from tracker.errors import DamagedError, NotFoundError
from tracker.models.records.evidence import Capture
from tracker.models.values import Answer
from tracker.store.captures import (
    FRAME_SERVES,
    LONGEST_ROAD,
    body_hash,
    captured,
    is_last,
    keep_capture,
)
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder: Path = tmp_path_factory.mktemp("captures")
    made = Database(f"sqlite:///{folder / 'tracker.db'}")
    made.upgrade()
    return made


def keep(
    database: Database,
    body: bytes,
    url: str = "https://w.example/b",
    *,
    status: int = 200,
    at: datetime = NOON,
) -> int:
    headers = {"etag": '"1"'}
    answer = Answer("https://w.example/a", url, status, headers, body, at, dialled="192.0.2.7")
    with database.writing() as session:
        return keep_capture(session, answer, feed_id=None)


def read(database: Database, capture_id: int) -> tuple[Capture, bytes]:
    with database.reading() as session:
        return captured(session, capture_id)


@given(st.binary(max_size=5000))
def test_an_answer_comes_back_as_it_was(database: Database, body: bytes) -> None:
    capture, again = read(database, keep(database, body))
    assert again == body
    assert (capture.url, capture.status, capture.size) == ("https://w.example/b", 200, len(body))
    assert (capture.headers, capture.captured_at) == ({"etag": '"1"'}, NOON)
    assert (capture.body_hash, capture.dialled) == (body_hash(body), "192.0.2.7")


def test_what_was_last_kept_of_an_address_is_known(database: Database) -> None:
    url = "https://w.example/last"
    answers = [Answer(url, url, 200, {}, body, NOON) for body in (b"one", b"two")]
    with database.writing() as session:
        assert not is_last(session, answers[0])
        for answer in answers:
            keep_capture(session, answer, feed_id=None)
            assert is_last(session, answer)
        assert not is_last(session, answers[0])


def test_a_capture_that_there_is_none_of(database: Database) -> None:
    with database.reading() as session, pytest.raises(NotFoundError, match="capture 999999"):
        captured(session, 999_999)


def pages(count: int, size: int = 60_000) -> list[bytes]:
    """A page that grows by a sentence at each look, with a nonce that is new each time."""
    dice = random.Random(7)
    frame = "".join(f"<li class='n{dice.randrange(10**9)}'>item</li>\n" for _ in range(size // 30))
    text = [f"<p>Sentence {dice.randrange(10**9)} of the ferry's log.</p>" for _ in range(count)]
    return [
        f"<script>n='{dice.randrange(10**30)}'</script>{frame}{''.join(text[: at + 1])}".encode()
        for at in range(count)
    ]


def test_a_page_that_hardly_changes_costs_what_is_new_on_it(database: Database) -> None:
    bodies = pages(LONGEST_ROAD + 3)
    ids = [keep(database, body, "https://grows.example/1") for body in bodies]
    kept = [read(database, one) for one in ids]
    assert [body for _, body in kept] == bodies
    depths = [capture.depth for capture, _ in kept]
    assert depths == [*range(LONGEST_ROAD + 1), 1, 2]
    steps = [len(capture.body) for capture, _ in kept if capture.depth]
    assert max(steps) < len(kept[0][0].body) / 20


def test_a_page_with_nothing_of_the_one_before_is_kept_in_full(database: Database) -> None:
    dice = random.Random(3)
    bodies = [dice.randbytes(4000) for _ in range(2)]
    ids = [keep(database, body, "https://other.example/1") for body in bodies]
    assert [read(database, one)[0].depth for one in ids] == [0, 0]


def depths_of(database: Database, ids: list[int]) -> list[int]:
    return [read(database, one)[0].depth for one in ids]


def test_a_new_page_of_a_site_is_a_step_from_another_one_of_it(database: Database) -> None:
    bodies = pages(4)
    ids = [keep(database, body, f"https://site.example/{at}") for at, body in enumerate(bodies)]
    kept = [read(database, one) for one in ids]
    assert [body for _, body in kept] == bodies
    assert [capture.base_id for capture, _ in kept] == [None, ids[0], ids[0], ids[0]]
    assert max(len(capture.body) for capture, _ in kept[1:]) < len(kept[0][0].body) / 20


def test_a_page_of_another_site_or_of_another_time_is_kept_in_full(database: Database) -> None:
    one, two, three, four = pages(4)
    later = NOON + FRAME_SERVES + timedelta(seconds=1)
    ids = [
        keep(database, one, "https://alike.example/1"),
        keep(database, two, "http://alike.example/1"),
        keep(database, three, "https://alike.example/2", at=later),
        keep(database, four, "https://alike.example/3", at=later),
    ]
    assert depths_of(database, ids) == [0, 0, 0, 1]
    assert read(database, ids[3])[0].base_id == ids[2]


def test_a_refusal_or_a_short_answer_is_nobodys_frame(database: Database) -> None:
    (body,) = pages(1)
    ids = [
        keep(database, body[:2000], "https://wall.example/robots.txt"),
        keep(database, body, "https://wall.example/1", status=403),
        keep(database, body, "https://wall.example/2"),
    ]
    assert depths_of(database, ids) == [0, 0, 0]


def test_a_damaged_frame_is_named_by_all_that_hang_on_it_and_serves_no_more(
    database: Database,
) -> None:
    bodies = pages(3)
    ids = [keep(database, body, f"https://torn.example/{at}") for at, body in enumerate(bodies)]
    with database.writing() as session:
        hurt = session.get_one(Capture, ids[0])
        hurt.body = hurt.body[:-9]
        session.add(hurt)
    for lost in ids[1:]:
        with pytest.raises(DamagedError, match=rf"capture {lost} is lost .* capture {ids[0]}:"):
            read(database, lost)
    after = [keep(database, bodies[0], f"https://torn.example/{at}") for at in (7, 8)]
    assert depths_of(database, after) == [0, 1]


def test_a_large_body_hangs_on_fewer_others(database: Database) -> None:
    bodies = pages(4, 1_500_000)
    ids = [keep(database, body, "https://large.example/1") for body in bodies]
    assert [read(database, one)[0].depth for one in ids] == [0, 1, 1, 1]


def test_a_damaged_capture_takes_along_what_hangs_on_it_and_nothing_else(
    database: Database,
) -> None:
    bodies = pages(5)
    ids = [keep(database, body, "https://damaged.example/1") for body in bodies]
    with database.writing() as session:
        hurt = session.get_one(Capture, ids[2])
        hurt.body = hurt.body[:-9]
        session.add(hurt)
    assert [read(database, one)[1] for one in ids[:2]] == bodies[:2]
    with pytest.raises(DamagedError, match=rf"^capture {ids[2]}: its bytes are"):
        read(database, ids[2])
    for lost in ids[3:]:
        with pytest.raises(DamagedError, match=rf"capture {lost} is lost .* capture {ids[2]}:"):
            read(database, lost)
    after = keep(database, bodies[0] + b"<p>on</p>", "https://damaged.example/1")
    assert read(database, after)[0].base_id == ids[0]


def test_a_capture_whose_base_is_gone_is_named(database: Database) -> None:
    ids = [keep(database, body, "https://gone.example/1") for body in pages(3)]
    with database.writing() as session:
        session.delete(session.get_one(Capture, ids[0]))
    with pytest.raises(DamagedError, match=rf"capture {ids[2]}: capture {ids[0]}, .* is missing"):
        read(database, ids[2])


def test_captures_that_go_in_a_circle_are_read_to_no_end(database: Database) -> None:
    ids = [keep(database, body, "https://circle.example/1") for body in pages(2)]
    with database.writing() as session:
        one = session.exec(select(Capture).where(col(Capture.id) == ids[0])).one()
        one.base_id = ids[1]
        session.add(one)
    with pytest.raises(DamagedError):
        read(database, ids[1])


def test_bytes_that_claim_to_be_larger_than_they_were_are_not_unpacked(database: Database) -> None:
    capture_id = keep(database, b"x" * 100, "https://bomb.example/1")
    bomb = keep(database, b"\0" * 3_000_000, "https://zeros.example/1")
    packed = read(database, bomb)[0].body
    with database.writing() as session:
        capture = session.get_one(Capture, capture_id)
        capture.body = packed
        session.add(capture)
    with pytest.raises(DamagedError, match="another size"):
        read(database, capture_id)

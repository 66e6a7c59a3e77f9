"""What evidence costs: bytes of a capture, beside git and WARC; reads; verifying.

`--data DIR` reads `DIR/articles/cnn_versions.jsonl.gz`, real texts of addresses over days; without
it, or where it is absent, invented ones. Pages are made of each text: 90 KB of invented frame, the
same for a site, with nonces that are new at each look. git is the same pages, a commit a version,
after `git gc`; WARC is a gzip record for each. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import gzip
import html
import io
import json
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from tracker.desk.proving.proof import Proof
from tracker.evidence.warc import written
from tracker.models.records.evidence import Capture
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Answer, Reason
from tracker.store import links, stories, versions
from tracker.store.captures import captured, keep_capture
from tracker.store.database import Database, Session

START = datetime(2031, 5, 3, tzinfo=UTC)
PARAGRAPH_BYTES, PLACE_BYTES, VERSION_BYTES = 80, 25, 200
"""On disk, beside the words themselves, of one paragraph (its hash twice: in the row and in its
index), of its place in a version, and of a version: by SQLite's `dbstat` on 10,000 versions."""

Story = list[list[str]]
"""The paragraphs of each version; the first one is the headline."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.evidence", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--verified", type=int, default=20_000)
    given = parser.parse_args()
    told = list(given_stories(given.data))[: given.stories]
    with tempfile.TemporaryDirectory() as folder:
        found = {**kept(Path(folder), told), **walked(Path(folder), given.verified)}
    for name, figure in found.items():
        print(f"{name:28} {figure}")
    print(json.dumps(found))


def given_stories(data: Path | None) -> Iterator[Story]:
    """Stories with more than one version."""
    file = data / "articles" / "cnn_versions.jsonl.gz" if data else None
    if file is None or not file.exists():
        print("The real texts are absent: invented ones.")
        yield from map(invented, range(60))
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            every = json.loads(line)["versions"]
            if len(every) > 1:
                yield [[one["title"], *one["text"].split("\n\n")] for one in every]


def invented(number: int) -> Story:
    """A story of words that no other one has, which grows and changes by a paragraph."""
    dice = random.Random(number)
    text_now = [_paragraph(dice) for _ in range(14)]
    story = [list(text_now)]
    for _ in range(9):
        text_now[dice.randrange(14)] = _paragraph(dice)
        text_now.append(_paragraph(dice))
        story.append(list(text_now))
    return story


def _paragraph(dice: random.Random) -> str:
    letters = "abcdefghijklmnoprstuvwy"
    words = ("".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(45))
    return " ".join(words) + "."


def page(text_now: list[str], frame: str, dice: random.Random) -> bytes:
    """A page of about 90 KB: a frame, the text, nonces."""
    nonces = [f"<script nonce='{dice.getrandbits(128):032x}'>" for _ in range(4)]
    body = "".join(f"<p>{html.escape(one)}</p>\n" for one in text_now[1:])
    head = html.escape(text_now[0])
    return f"{nonces}<h1>{head}</h1>{frame[:40_000]}{body}{frame[40_000:]}".encode()


def frame_of(dice: random.Random) -> str:
    """Menus, links and settings, as pages have around the text."""
    lines = (
        f'<li class="m-{dice.randrange(99)}"><a href="/{_paragraph(dice)[:30]}">item</a></li>\n'
        for _ in range(1_250)
    )
    return "".join(lines)


def kept(folder: Path, told: list[Story]) -> dict[str, Any]:
    """The size of captures and texts, and how long one is read, beside git and WARC."""
    dice = random.Random(1)
    frame = frame_of(dice)
    pages = [[page(one, frame, dice) for one in story] for story in told]
    changed = [(s, v) for s, story in enumerate(told) for v in range(1, len(story))]
    database = Database(f"sqlite:///{folder / 'kept.db'}")
    database.upgrade()
    ids = _file(database, told, pages)
    sizes = _sizes(database, ids)
    steps = [sizes[ids[s][v]] for s, v in changed]
    reads = [_best(partial(_read, database, ids[s][v])) for s, v in changed[-200:]]
    count = sum(map(len, pages))
    found = {
        "pages": count,
        "page_bytes": sum(len(one) for story in pages for one in story) // count,
        "capture_bytes": sum(sizes.values()) // count,
        "changed_capture_bytes": sum(steps) // len(steps),
        "text_bytes_a_version": _text_bytes(database),
        "git_bytes": _git(folder / "git", pages) // count,
        "warc_bytes": _warc(pages) // count,
        "read_ms_worst": round(1000 * max(reads), 2),
    }
    database.close()
    return found


def _file(database: Database, told: list[Story], pages: list[list[bytes]]) -> list[list[int]]:
    def work(session: Session) -> list[list[int]]:
        outlet = Outlet(name="bench", title="Bench", dialect="any")
        session.add(outlet)
        session.flush()
        return [
            [
                _version(session, outlet, number, version, one)
                for version, one in enumerate(zip(story, bodies, strict=True), 1)
            ]
            for number, (story, bodies) in enumerate(zip(told, pages, strict=True), 1)
        ]

    return database.write(work)


def _version(
    session: Session, outlet: Outlet, story_id: int, number: int, one: tuple[list[str], bytes]
) -> int:
    (headline, *paragraphs), body = one
    url, at = f"https://bench.example/{story_id}", START + timedelta(minutes=15 * number)
    capture_id = keep_capture(
        session, Answer(url, url, 200, {"content-type": "text/html"}, body, at), feed_id=None
    )
    if number == 1:
        stories.begin_story(session, outlet.id or 0, headline, at)
        address = Address(
            outlet_id=outlet.id or 0,
            story_id=story_id,
            kind="url",
            value=url,
            key=url,
            first_seen_at=at,
            last_seen_at=at,
        )
        stories.add_address(session, address)
    version = Version(
        story_id=story_id,
        number=number,
        address_id=story_id,
        capture_id=capture_id,
        headline=headline,
        seen_at=at,
        fingerprint=str(number),
    )
    story = stories.story_by_id(session, story_id)
    versions.add_version(session, version, paragraphs, story)
    reason = Reason("url", "the url is known", 1.0)
    links.add_link(session, version, score=1.0, reasons=[reason], now=at)
    return capture_id


def _sizes(database: Database, ids: list[list[int]]) -> dict[int, int]:
    with database.reading() as session:
        rows = session.connection().execute(text("SELECT id, length(body) FROM capture"))
        found: dict[int, int] = {row[0]: row[1] for row in rows}
    return {one: found[one] for story in ids for one in story}


def _text_bytes(database: Database) -> int:
    """Bytes of the rows that hold texts, for each version after a story's first."""
    query = (
        f"SELECT sum(length(CAST(paragraph.text AS BLOB)) + {PARAGRAPH_BYTES})"
        " FROM paragraph WHERE NOT EXISTS (SELECT 1 FROM version_paragraph"
        " JOIN version ON version.id = version_id"
        " WHERE paragraph_id = paragraph.id AND version.number = 1)"
    )
    rows = (
        f"SELECT sum({PLACE_BYTES}) FROM version_paragraph JOIN version ON version.id = version_id"
        " WHERE version.number > 1"
    )
    own = f"SELECT sum({VERSION_BYTES} + length(headline)), count(*) FROM version WHERE number > 1"
    with database.reading() as session:
        connection = session.connection()
        texts = connection.execute(text(query)).scalar() or 0
        places = connection.execute(text(rows)).scalar() or 0
        versions_of, count = connection.execute(text(own)).one()
    return int((texts + places + versions_of) // count)


def _read(database: Database, capture_id: int) -> None:
    with database.reading() as session:
        captured(session, capture_id)


def _best(work: Callable[[], None]) -> float:
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def _git(folder: Path, pages: list[list[bytes]]) -> int:
    folder.mkdir()

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=bench", "-c", "user.email=bench@w.example")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    for version in range(max(map(len, pages))):
        for number, story in enumerate(pages):
            if version < len(story):
                (folder / f"{number}.html").write_bytes(story[version])
        git("add", "-A")
        git("commit", "-qm", str(version))
    git("gc", "-q")
    return sum(file.stat().st_size for file in (folder / ".git").rglob("*") if file.is_file())


def _warc(pages: list[list[bytes]]) -> int:
    out = io.BytesIO()
    for number, story in enumerate(pages):
        for body in story:
            url = f"https://bench.example/{number}"
            capture = Capture(
                id=1,
                url=url,
                captured_at=START,
                status=200,
                headers={},
                body_hash="",
                size=len(body),
                body=b"",
            )
            out.write(written([(capture, body)], software="bench"))
    return len(out.getvalue())


def walked(folder: Path, count: int) -> dict[str, Any]:
    """Versions verified a second, texts and chain, without the bytes of captures."""
    database = Database(f"sqlite:///{folder / 'walked.db'}")
    database.upgrade()
    told = [invented(number) for number in range(count // 10)]
    bodies = [[b"page"] * len(story) for story in told]
    for start in range(0, len(told), 200):
        _file_from(database, told[start : start + 200], bodies, start)
    proof = Proof(database)
    taken = _best(lambda: _holds(proof))
    database.close()
    return {"versions_verified": count, "verified_a_second": int(count / taken)}


def _file_from(
    database: Database, told: list[Story], bodies: list[list[bytes]], start: int
) -> None:
    def work(session: Session) -> None:
        outlet = session.get(Outlet, 1) or Outlet(name="bench", title="Bench", dialect="any")
        session.add(outlet)
        session.flush()
        for number, story in enumerate(told, start + 1):
            for version, one in enumerate(zip(story, bodies[number - 1], strict=True), 1):
                _version(session, outlet, number, version, one)

    database.write(work)


def _holds(proof: Proof) -> None:
    flaws = [flaw for flaw in proof.verify(read_bytes=False).flaws if "change" not in flaw.words]
    assert flaws == [], flaws[:3]


if __name__ == "__main__":
    main()

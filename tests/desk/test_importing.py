"""Files of other archives, taken in by a desk that follows the same outlet."""

from __future__ import annotations

import gzip
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import col, select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tests.evidence.archives import packed, page, response
from tests.readers import shared_readers
from tracker.desk.importing import Importing
from tracker.desk.proving.evidence import Evidence
from tracker.desk.proving.proof import Proof
from tracker.errors import NotFoundError, ParseError
from tracker.models.records.evidence import Capture

EARLY = START - timedelta(days=2)
SHUT = page("Docks may shut", *BODY)
URL = "https://wire.example/docks"


def importing(room: Newsroom) -> Importing:
    return Importing(room.database, shared_readers(), limit=1_000_000, clock=lambda: room.now)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "crawl.warc.gz"


def test_a_file_is_taken_in_once(database_url: str, file: Path) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        later = page("Docks shut", *BODY)
        file.write_bytes(
            packed(
                response(URL, SHUT, at=EARLY),
                response(URL, later, at=EARLY + timedelta(hours=1)),
                response(URL, SHUT, WARC_Type="request"),
                response(URL + "/photo", b"GIF", "Content-Type: image/gif", at=EARLY),
                response(URL, SHUT, at=EARLY, WARC_Payload_Digest="sha1:" + "A" * 32),
            )
        )
        done = desk.import_file(file, outlet="wire")
        assert (done.records, done.captures, done.versions) == (5, 2, ["1@1", "1@2"])
        assert done.refused == {"not the bytes of its WARC-Payload-Digest": 1}
        assert sum(done.skipped.values()) == 2
        again = desk.import_file(file, outlet="wire")
        assert (again.captures, again.known, again.versions) == (0, 2, [])
        renamed = file.rename(file.with_name("other.warc.gz"))
        assert desk.import_file(renamed, outlet="wire").known == 2
        with room.database.reading() as session:
            kept = session.exec(select(Capture).order_by(col(Capture.id))).all()
        assert [one.captured_at for one in kept] == [EARLY, EARLY + timedelta(hours=1)]
        assert str(kept[0].imported_from).startswith("crawl.warc.gz <urn:")
        assert Proof(room.database).verify().flaws == ()


def test_what_stands_before_a_cut_is_kept(database_url: str, file: Path) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        whole = packed(response(URL, SHUT, at=EARLY), response(URL + "/2", SHUT, at=EARLY))
        file.write_bytes(whole[:-30])
        done = desk.import_file(file, outlet="wire")
        assert done.versions == ["1@1"]
        assert "crawl.warc.gz: the file ends" in done.cut


def test_a_wall_is_kept_and_is_no_version(database_url: str, file: Path) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        wall = b"<html><head><title>Just a moment...</title></head><body></body></html>"
        file.write_bytes(response(URL, wall, "Content-Type: text/html", "cf-mitigated: challenge"))
        room.now = START + timedelta(days=9)
        done = desk.import_file(file, outlet="wire")
        assert (done.captures, done.versions, len(done.skipped)) == (1, [], 1)


def test_whose_an_answer_is_must_be_known_or_said(database_url: str, file: Path) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        file.write_bytes(response(URL, SHUT, at=EARLY))
        assert "--outlet" in next(iter(desk.import_file(file).skipped))
        room.follow()
        ours = room.server.url("/docks")
        file.write_bytes(response(ours, SHUT, at=EARLY))
        assert desk.import_file(file).versions == ["1@1"]


def test_a_feed_that_is_known_is_read_as_one(database_url: str, file: Path) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        room.follow()
        room.items = [Item("Docks shut", "/docks", guid="d", summary="A " + "long text. " * 60)]
        file.write_bytes(
            response(room.server.url("/feed"), room.feed(), "Content-Type: text/xml", at=EARLY)
        )
        done = desk.import_file(file)
        assert done.captures == 1
        assert len(done.versions) + sum(done.skipped.values()) == 1


def test_a_bundle_of_our_own_comes_back(database_url: str, file: Path, tmp_path: Path) -> None:
    with open_newsroom(database_url) as room:
        room.items = [Item("Docks shut", "/docks", body=BODY)]
        room.follow()
        room.looks()
        room.items = [Item("Docks open again", "/docks", body=BODY[::-1])]
        room.looks()
        with zipfile.ZipFile(BytesIO(Evidence(room.database).bundle(1, 1, 2))) as bundle:
            file.write_bytes(bundle.read("captures.warc.gz"))
        texts = [room.reading.version(1, number).article.paragraphs for number in (1, 2)]
        assert importing(room).import_file(file).known == 2
    with open_newsroom(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.now = START + timedelta(days=1)
        done = importing(other).import_file(file, outlet="elsewhere")
        assert done.versions == ["1@1", "1@2"]
        assert [other.reading.version(1, n).article.paragraphs for n in (1, 2)] == texts


@pytest.mark.parametrize(
    "data", [b"", b"<html>", gzip.compress(b"<html>")], ids=["empty", "html", "gzip"]
)
def test_what_is_no_warc_file(database_url: str, file: Path, data: bytes) -> None:
    with open_newsroom(database_url) as room:
        desk = importing(room)
        file.write_bytes(data)
        with pytest.raises(ParseError, match=r"crawl.warc.gz: is no WARC"):
            desk.import_file(file)
        with pytest.raises(NotFoundError):
            desk.import_file(file.with_name("none"))

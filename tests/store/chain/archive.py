"""A database that the pipeline filled, to be tampered with, and what it is made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.readers import shared_readers
from tracker.desk.archive import Archive, recordings
from tracker.desk.deciding.linking import Linking
from tracker.store.database import Database

START = datetime(2031, 5, 3, 12, tzinfo=UTC)

DOCKS = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
    "Fruit importers warned of empty shelves, and two shipping lines sent their ships north.",
)
MORE = "The minister of transport, Oda Brandt, called both sides to her office on Friday."
FERRY = (
    "PORT ELSINE, May 3 (Harbour) -- A ferry with 12 people aboard ran aground off Kestrel Point.",
    "The Merganser had left Tern Island at six and struck a sandbank in thick fog.",
)


def _feed(*items: tuple[str, str, tuple[str, ...]]) -> str:
    entries = "".join(
        f"<item><title>{title}</title><link>https://wire.example/{path}</link>"
        f"<guid isPermaLink='false'>{path}</guid><pubDate>Sat, 03 May 2031 11:50:00 GMT</pubDate>"
        f"<content:encoded>{''.join(f'&lt;p&gt;{one}&lt;/p&gt;' for one in text)}"
        "</content:encoded></item>"
        for title, path, text in items
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Wire</title>{entries}</channel></rss>"
    )


FERRY_1 = ("Ferry with 12 aboard runs aground", "ferry", FERRY)
DOCKS_1 = ("Docks shut for a second day", "docks", DOCKS)
DOCKS_2 = ("UPDATE 1-Docks shut for a second day", "docks", (*DOCKS, MORE))
DOCKS_3 = ("UPDATE 2-Minister calls dockers in", "docks", (MORE, *DOCKS[1:]))
LOAF = (
    "A loaf of rye costs four crowns in Linnet from Monday, a tenth more than last winter.",
    "Flour, salt and wood for the ovens had all become dearer, the bakers' guild said.",
)
BREAD = ("Bakers of Linnet raise their prices", "bread", LOAF)
FEEDS = (
    _feed(FERRY_1),
    _feed(DOCKS_1, FERRY_1),
    _feed(DOCKS_2, FERRY_1),
    _feed(DOCKS_3, FERRY_1),
    _feed(BREAD),
    _feed(DOCKS_1, FERRY_1),
)


def filled(folder: Path) -> Path:
    """An SQLite database in this folder, of stories that changed, parted and were joined."""
    for number, text in enumerate(FEEDS):
        at = START + timedelta(minutes=15 * number)
        file = folder / "wire" / f"{at:%Y%m%dT%H%M%SZ}.xml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    path = folder / "tracker.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    Archive(database, shared_readers()).replay(recordings(folder / "wire"))
    hours = iter((3, 4))
    linking = Linking(database, clock=lambda: START + timedelta(hours=next(hours)))
    linking.merge(1, 3, by="ada")
    linking.split(1, 2, None, by="ada")
    database.close()
    return path

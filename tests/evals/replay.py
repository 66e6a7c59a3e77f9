"""Recorded feeds, replayed: does each retitled item have a story with those headlines in order?

The truth is read from the snapshots by feedparser alone: for each guid the titles that it had, one
after another. Besides, no version may come of a moved date.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import feedparser

from tracker.config import Settings
from tracker.desk.archive import open_archive, recordings
from tracker.desk.reading.stories import Reading, open_reading

Said = dict[tuple[str, str], list[tuple[str, str]]]
"""By feed and guid: each title and description that the item had, runs of equal ones once."""


def measure(folder: Path) -> dict[str, Any]:
    """Replay a folder of feeds into a database of its own and compare it with what they said."""
    truth = _truth(folder)
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{scratch}/tracker.db"
        settings = Settings.model_validate({"database": {"url": url}})
        with open_archive(settings) as archive:
            replayed = archive.replay(recordings(folder))
        with open_reading(settings) as reading:
            seen = _seen(reading)
    retitled = {key: titles for key, said in truth.items() if len(titles := _titles(said)) > 1}
    wrong = [key for key, said in truth.items() if seen.get(key) != _titles(said)]
    for key in wrong:
        print(f"{key}: said {_titles(truth[key])}, seen {seen.get(key)}")
    return {
        "answers": replayed.answers,
        "guids": len(truth),
        "retitled": len(retitled),
        "retitled_found": sum(key not in wrong for key in retitled),
        "wrong": len(wrong),
        "stories": replayed.stories,
        "versions": replayed.versions,
        "most_versions": sum(len(said) for said in truth.values()),
    }


def _truth(folder: Path) -> Said:
    said: Said = {}
    for recording in recordings(folder):
        parsed = feedparser.parse(recording.file.open("rb"))
        for entry in parsed.entries:
            now = (" ".join(entry.title.split()), entry.get("description", ""))
            so_far = said.setdefault((recording.feed, entry.id), [])
            if not so_far or so_far[-1] != now:
                so_far.append(now)
    return said


def _seen(reading: Reading) -> dict[tuple[str, str], list[str]]:
    found = {}
    for line in reading.stories(limit=1_000_000):
        read = reading.story(line.story.id or 0)
        headlines = _runs(one.version.headline for one in read.versions)
        for address in read.addresses:
            if address.kind == "guid":
                found[line.outlet.name, address.value] = headlines
    return found


def _titles(said: list[tuple[str, str]]) -> list[str]:
    return _runs(title for title, _ in said)


def _runs(texts: Iterator[str]) -> list[str]:
    return [text for text, _ in groupby(texts)]

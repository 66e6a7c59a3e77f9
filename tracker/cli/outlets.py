"""`outlets`: who publishes, and how each writes its labels."""

from __future__ import annotations

from collections import Counter

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.following import open_following

app = room()


@app.command()
def outlets(as_json: AsJson = False) -> None:
    """The outlets that are known, with the dialect of their labels and their number of feeds.

      tracker outlets
      tracker outlets --json
      tracker outlets | cut -f 1

    On a pipe: name, title, dialect, feeds.
    """
    with open_following(load_settings()) as following:
        known = following.outlets()
        feeds = Counter(outlet.name for _, outlet in following.feeds())
    rows = [(one.name, one.title, one.dialect, feeds[one.name]) for one in known]
    keys = ("name", "title", "dialect", "feeds")
    if as_json:
        terminal.as_json([dict(zip(keys, row, strict=True)) for row in rows])
    elif terminal.drawn():
        heads = [key.upper() for key in keys]
        terminal.draw_table(heads, [[str(cell) for cell in row] for row in rows])
    else:
        for row in rows:
            terminal.record(*row)

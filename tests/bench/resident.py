"""The tracker as a resident program that looks at everything once for every line it is sent.

Told feeds as arguments and its database by the settings, it follows them and ends. Without any it
answers each line on its input with one line: what the round came to, as JSON. So start-up is left
out of what a round costs, and a desk at work has not the migrations in memory.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from tracker.config import load_settings
from tracker.desk.following import open_following
from tracker.desk.polling.rounds import open_rounds


def main() -> None:
    """Follow the feeds that are named, or do a round for every line."""
    settings = load_settings()
    if feeds := sys.argv[1:]:
        with open_following(settings, from_files=False) as following:
            for feed in feeds:
                following.add_feed(feed, outlet="bench")
        return
    with open_rounds(settings) as rounds:
        print(json.dumps({"ready": True}), flush=True)
        for _ in sys.stdin:
            print(json.dumps(asdict(rounds.poll(everything=True))), flush=True)


if __name__ == "__main__":
    main()

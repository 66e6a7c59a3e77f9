"""The tracker as a peer of the bench bed; copied into the bed and registered in its `ours.py`."""

import json
import os
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

import peers

PYTHON = os.environ["BENCH_PYTHON"]
CHECKOUT = os.environ["BENCH_CHECKOUT"]


class Tracker:
    """Resident, like a desk that is running; a check is one round over everything."""

    name = "tracker"

    def __init__(self, home, urls, feeds):
        self.home = home
        shutil.rmtree(home, ignore_errors=True)
        Path(home).mkdir(parents=True)
        self.file = f"{home}/tracker.db"
        settings = {
            "TRACKER_DATABASE_URL": f"sqlite:///{self.file}",
            "TRACKER_FETCH__PER_HOST": "32",
            "TRACKER_FETCH__GAP": "0",
            "TRACKER_FETCH__ALLOW_PRIVATE": '["127.0.0.0/8"]',
        }
        self.process = subprocess.Popen(
            [PYTHON, "-m", "tests.bench.resident", *feeds],
            cwd=CHECKOUT,
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(Path(home) / "out.log").open("ab"),
            text=True,
        )
        self.process.stdout.readline()

    def check(self):
        sampler = peers.Sampler(self.process.pid)
        sampler.once()
        before = sum(sampler.cpu.values())
        sampler.start()
        began = time.perf_counter()
        print("round", file=self.process.stdin, flush=True)
        said = json.loads(self.process.stdout.readline())
        wall = time.perf_counter() - began
        cpu, peak = sampler.done()
        return {"wall": wall, "cpu": cpu - before, "rss": peak, "rc": min(1, said["failed"])}

    def _ask(self, query, *values):
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return connection.execute(query, values).fetchone()
        finally:
            connection.close()

    def revisions(self):
        return self._ask("SELECT count(*) FROM version")[0]

    def size(self):
        return peers.du(self.home)

    def text_has(self, headline):
        return self._ask("SELECT count(*) FROM version WHERE headline = ?", headline)[0] > 0

    def linked(self, old, new):
        story = "SELECT story_id FROM address WHERE value = ?"
        return self._ask(story, old) is not None and self._ask(story, old) == self._ask(story, new)

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)

"""The tracker as a peer of the bench bed; copied into the bed and registered in its `ours.py`."""

import json
import os
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import peers  # type: ignore[import-not-found]  # of the bed

PYTHON = os.environ["BENCH_PYTHON"]
CHECKOUT = os.environ["BENCH_CHECKOUT"]


class Tracker:
    """Resident, like a desk that is running; a check is one round over everything."""

    name = "tracker"

    def __init__(self, home: str, _urls: list[str], feeds: list[str]) -> None:
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
        command = [PYTHON, "-m", "tests.bench.resident"]
        environment = {**os.environ, **settings}
        subprocess.run([*command, *feeds], cwd=CHECKOUT, env=environment, check=True)
        self.process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(Path(home) / "out.log").open("ab"),
            text=True,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.tell, self.told = self.process.stdin, self.process.stdout
        self.told.readline()

    def check(self) -> dict[str, float]:
        sampler = peers.Sampler(self.process.pid)
        sampler.once()
        before = sum(sampler.cpu.values())
        sampler.start()
        began = time.perf_counter()
        print("round", file=self.tell, flush=True)
        said = json.loads(self.told.readline())
        wall = time.perf_counter() - began
        cpu, peak = sampler.done()
        return {"wall": wall, "cpu": cpu - before, "rss": peak, "rc": min(1, said["failed"])}

    def _ask(self, query: str, *values: str) -> Any:
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return connection.execute(query, values).fetchone()
        finally:
            connection.close()

    def revisions(self) -> int:
        return int(self._ask("SELECT count(*) FROM version")[0])

    def size(self) -> int:
        return int(peers.du(self.home))

    def text_has(self, headline: str) -> bool:
        return bool(self._ask("SELECT count(*) FROM version WHERE headline = ?", headline)[0])

    def linked(self, old: str, new: str) -> bool:
        story = "SELECT story_id FROM address WHERE value = ?"
        before = self._ask(story, old)
        return bool(before) and bool(before == self._ask(story, new))

    def close(self) -> None:
        self.tell.close()
        self.process.wait(30)

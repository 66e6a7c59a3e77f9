"""A story's history as JSON has it: how it grew, and who brought which words. Pure.

Keys are promises: new ones may be added, and a program passes over those that it does not know.
Versions are named by number; lives and paragraphs are counted from 0, lengths of time in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.models.history import (
    Creep,
    Drift,
    Duration,
    History,
    Life,
    Reversal,
    Run,
    SeenVersion,
    Stage,
)
from tracker.show.moments import exact

Object = dict[str, Any]


def growth(history: History) -> Object:
    """All versions and lives, what turned back, and how far it went."""
    return {
        "versions": [_grown(history, version) for version in history.versions],
        "headline": _life(history, history.lineage.headline),
        "paragraphs": [_life(history, life) for life in history.lineage.lives],
        "reversals": [_reversal(history, turn) for turn in history.reversals],
        "drift": _drift(history.drift),
        "limits": list(history.limits),
    }


def blame(history: History, number: int) -> Object:
    """The words of one version, each run with the version that brought it."""
    headline, *paragraphs = history.lineage.blame(number)
    runs = [run for runs in (headline, *paragraphs) for run in runs]
    brought = {run.version for run in runs} | {number}
    return {
        "number": number,
        "versions": [_version(one) for one in history.versions if one.number in brought],
        "headline": _runs(headline),
        "paragraphs": [_runs(runs) for runs in paragraphs],
        "limits": list(history.limits),
    }


def _version(version: SeenVersion) -> Object:
    return {
        "number": version.number,
        "label": version.label.text if version.label else None,
        "seen_at": exact(version.seen_at),
        "unseen_until": exact(version.unseen_until),
    }


def _grown(history: History, version: SeenVersion) -> Object:
    return {
        **_version(version),
        "words": history.lineage.words(version.number),
        "left": round(history.drift.left[version.number], 4),
        "body": list(history.lineage.bodies[version.number]),
    }


def _drift(drift: Drift) -> Object:
    return {
        "weight": drift.weight,
        "heaviest": drift.heaviest,
        "creeps": [_creep(creep) for creep in drift.creeps],
        "words": list(drift.words),
    }


def _creep(creep: Creep) -> Object:
    return {
        "life": creep.life,
        "versions": list(creep.versions),
        "old": creep.old,
        "new": creep.new,
        "largest": round(creep.largest, 4),
        "whole": round(creep.whole, 4),
    }


def _life(history: History, life: Life) -> Object:
    return {
        "first": life.first,
        "until": life.until,
        "edited": list(life.edited),
        "moved": list(life.moved),
        "gaps": [list(gap) for gap in life.gaps],
        "origin": life.origin,
        "heir": life.heir,
        "stood": _duration(history.stood(life.first, life.until)),
        "stages": [_stage(stage) for stage in life.stages],
    }


def _stage(stage: Stage) -> Object:
    return {
        "first": stage.first,
        "until": stage.until,
        "how": stage.how,
        "returned": stage.returned,
        "words": stage.words,
        "text": stage.text,
    }


def _reversal(history: History, turn: Reversal) -> Object:
    return {
        "what": turn.what,
        "life": turn.life,
        "old": turn.old,
        "meanwhile": list(turn.meanwhile),
        "turned": turn.turned,
        "back": turn.back,
        "stood": _duration(history.stood(turn.turned, turn.back)),
    }


def _runs(runs: Iterable[Run]) -> list[Object]:
    return [{"text": run.text, "version": run.version, "returned": run.returned} for run in runs]


def _duration(stood: Duration) -> Object:
    most = stood.at_most
    return {
        "at_least": stood.at_least.total_seconds(),
        "at_most": None if most is None else most.total_seconds(),
    }

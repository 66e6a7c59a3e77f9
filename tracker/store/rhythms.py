"""Rhythms: what was learned of when each outlet changes its stories."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from tracker.models.records.rhythms import Rhythm


def learned_of(session: Session, outlet_id: int) -> Mapping[str, Any]:
    """What was learned of an outlet; empty where nothing was kept."""
    rhythm = session.get(Rhythm, outlet_id)
    return rhythm.learned if rhythm else {}


def keep_learned(
    session: Session, outlet_id: int, learned: Mapping[str, Any], at: datetime
) -> None:
    """Keep it in place of what was kept before: of two writers, the later one's stays."""
    session.merge(Rhythm(outlet_id=outlet_id, learned=dict(learned), kept_at=at))

"""All tables, so that each foreign key finds its table: for migrations, and for whoever writes."""

from sqlmodel import SQLModel

from tracker.models.records import (
    alerts,
    clues,
    consent,
    doubts,
    evidence,
    feeds,
    leaders,
    outlets,
    rereadings,
    rhythms,
    stories,
    versions,
)

__all__ = [
    "alerts",
    "clues",
    "consent",
    "doubts",
    "evidence",
    "feeds",
    "leaders",
    "metadata",
    "outlets",
    "rereadings",
    "rhythms",
    "stories",
    "versions",
]

metadata = SQLModel.metadata
"""Of every table."""

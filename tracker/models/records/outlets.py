"""Who publishes."""

from __future__ import annotations

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import NEVER_REUSED, identity


class Outlet(SQLModel, table=True):
    """Who publishes."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    name: str = Field(unique=True)
    """The short name that people type, such as `yonhap`."""
    title: str
    dialect: str
    """Which grammar of labels its copy follows."""
    labels: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """Patterns of labels that it has beside those of its dialect, each with its kind."""
    declares: dict[str, bool] = Field(default_factory=dict, sa_type=JSON)
    """What its notes on updates declare by custom, or do not; of the rest its dialect decides."""
    robots: bool = True
    """Whether robots.txt is heeded; False by agreement with the outlet."""
    zone: str = ""
    """The time zone of its newsroom, as the IANA names it; empty where nobody said."""

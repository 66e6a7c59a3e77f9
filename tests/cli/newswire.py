"""A version as a round tells of it, made without a database."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Version
from tracker.models.values import Standing, Verdict
from tracker.pipeline.file import Filed

AT = datetime(2025, 10, 14, 7, 41, tzinfo=UTC)


def filed(
    headline: str,
    before: str | None = None,
    *,
    label: str | None = None,
    weight: str = "headline",
    back: int | None = None,
    number: int = 2,
) -> Filed:
    """A second version of story 5 of the harbour's agency; the first one without `before`."""
    if before is None:
        return Filed(*_home(headline), Verdict(Standing.FIRST), _version(headline, 1, label))
    return Filed(
        *_home(headline),
        Verdict(Standing.NEW),
        _version(headline, number, label, back),
        _version(before, number - 1),
        Change(
            story_id=5,
            old_number=number - 1,
            new_number=number,
            changed_at=AT,
            weight=weight,
            reasons=[],
            counts={},
        ),
    )


def _home(headline: str) -> tuple[Outlet, Story, Address]:
    outlet = Outlet(id=1, name="harbour", title="Harbour News Agency", dialect="yonhap")
    story = Story(id=5, outlet_id=1, headline=headline, versions=2, begun_at=AT, changed_at=AT)
    url = "https://harbour.example/view/0102"
    address = Address(
        outlet_id=1, story_id=5, kind="url", value=url, key=url, first_seen_at=AT, last_seen_at=AT
    )
    return outlet, story, address


def _version(
    headline: str, number: int, label: str | None = None, back: int | None = None
) -> Version:
    return Version(
        story_id=5,
        number=number,
        address_id=1,
        capture_id=1,
        headline=headline,
        label=label,
        seen_at=AT,
        fingerprint="",
        back=back,
    )

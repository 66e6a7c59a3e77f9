"""Stories that are hard to show: of one version, badly seen, written leftward, nearly the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.web.newsroom import FERRY, NOON, Newsroom
from tracker.models.records.evidence import PollSpan
from tracker.models.values import Article, Label, LabelKind, Quality
from tracker.pipeline.file import Filed
from tracker.store.database import Database

NOW = NOON + timedelta(hours=4)
HOUR = timedelta(hours=1)

BRIDGE = Article(
    "Bridge at Tamar closed after a crack is found",
    label=Label("URGENT", LabelKind.ALERT),
    paragraphs=("Engineers closed the bridge at Tamar after divers found a crack in a pier.",),
)
HEBREW = Article(
    "מעבורת עלתה על שרטון, 12 נפצעו",
    paragraphs=(
        "מעבורת עלתה על שרטון ליד הנמל.",
        "לפחות 12 נפצעו.",
        "האונייה נבנתה לפני שנים רבות.",
    ),
)
HEBREW_LATER = replace(
    HEBREW,
    headline="מעבורת עלתה על שרטון, 47 נפצעו",
    paragraphs=(HEBREW.paragraphs[2], HEBREW.paragraphs[0], "לפחות 47 נפצעו."),
)
"""The last paragraph goes first."""

CROP = Article("Wheat crop seen smaller", paragraphs=("Rain came late, growers in Tamar said.",))


def publish_all(newsroom: Newsroom, database: Database) -> None:
    """Stories 1 to 4."""
    newsroom.publishes(FERRY, _at(1))
    badly_seen(newsroom, database)
    for said in (HEBREW, HEBREW_LATER):
        newsroom.publishes(said, _at(3), outlet="namal", title="סוכנות הנמל")
    for label in (None, Label("LEAD", LabelKind.UPDATE, 1)):
        newsroom.publishes(replace(CROP, label=label), _at(4))


def badly_seen(newsroom: Newsroom, database: Database) -> None:
    """A story at which nobody looked for a while; and then a page asked for money."""
    filed = newsroom.publishes(BRIDGE, _at(2))
    with database.writing() as session:
        session.add_all(_looks(filed))
    newsroom.publishes(replace(BRIDGE, headline="Bridge at Tamar to stay closed"), _at(2))
    behind = Quality(0.4, ("asks for a subscription",))
    newsroom.publishes(replace(BRIDGE, headline="Bridge at Tamar: read on"), _at(2), quality=behind)


def _looks(filed: Filed) -> list[PollSpan]:
    """One look, then none until fourteen minutes later."""
    start = filed.story.begun_at
    return [
        PollSpan(
            url=filed.address.value,
            address_id=filed.address.id,
            outcome="same",
            from_at=start + late,
            to_at=start + late,
            due_at=start + late + due,
        )
        for late, due in ((timedelta(), timedelta(minutes=1)), (timedelta(minutes=14), 9 * HOUR))
    ]


def _at(number: int) -> str:
    return f"https://harbour.example/{number}"

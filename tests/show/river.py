"""A story in six versions to which everything happens that can, for all tests of its history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.diff.history import history
from tracker.models.history import History, SeenVersion
from tracker.models.values import Article, Label, LabelKind, Weight

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)

LEAD = "A barge with 12 people aboard sank off Alder early on Monday, the brigade said."
MORE = LEAD.replace("12", "47")
FOG = "Fog lay thick over the whole bay that morning, the harbour master said."
HURT = "Nobody was hurt, and the crew were given tea."
PUMPS = "Two pumps from the northern dock were on their way by noon."
OWNER = "The owner, Lowen & Sons, could not be reached."

BODIES = (
    (LEAD, FOG, HURT),
    (MORE, FOG, HURT, PUMPS),
    (MORE, HURT, PUMPS),
    (PUMPS, LEAD, FOG, HURT, OWNER),
    (PUMPS, LEAD, FOG, HURT, OWNER),
    (LEAD, FOG, HURT),
)
HEADLINES = ("Barge sinks", "Barge <b>sinks</b>") * 3
LABELS = (
    Label("URGENT", LabelKind.ALERT),
    None,
    Label("LEAD", LabelKind.UPDATE, 1),
    Label("CORRECTED", LabelKind.CORRECTION),
    None,
    Label("KILL", LabelKind.WITHDRAWN),
)


def river(versions: int = 6) -> History:
    """The story up to one of its versions; they are seen 20 minutes apart, 5 after a poll."""
    numbers = range(1, versions + 1)
    seen = [
        SeenVersion(
            number,
            NOON + timedelta(minutes=20 * number),
            NOON + timedelta(minutes=20 * number - 5) if number > 1 else None,
            LABELS[number - 1],
        )
        for number in numbers
    ]
    texts = {
        number: Article(HEADLINES[number - 1], LABELS[number - 1], paragraphs=BODIES[number - 1])
        for number in numbers
    }
    return history(seen, texts, dict.fromkeys(numbers[1:], Weight.HEADLINE))

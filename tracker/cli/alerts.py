"""`alerts`: what is owed to whom, what was sent, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.alerting.ledger import open_ledger
from tracker.show.moments import exact
from tracker.store.alerts import OwedAlert
from tracker.store.notices import OwedNotice

if TYPE_CHECKING:
    from tracker.models.records.alerts import Delivery
    from tracker.models.records.versions import Change
    from tracker.store.ledger import Line

app = room("Mails owed, sent and not sent, and why.")

AlertId = Annotated[int, typer.Argument(metavar="ID", help="Its id, as `alerts list` shows it.")]


@app.command("list")
def list_alerts(
    state: Annotated[str, typer.Option(metavar="STATE", help="owed, held, told or put_down.")] = "",
    watch: Annotated[int, typer.Option(metavar="ID", help="Of one watch.")] = 0,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Alerts, the newest first.

      tracker alerts list
      tracker alerts list --state held
      tracker alerts list --watch 3 --json

    On a pipe: id, state, why, mail address, watch, outlet, story, older and newer version, owed at,
    tried next at, sent at, id of the letter's first alert, Message-ID,
    webhook, feed.
    """
    with open_ledger(load_settings()) as ledger:
        found = ledger.lines(state=state, watch=watch, limit=limit)
    if as_json:
        terminal.as_json([_object(one) for one in found])
    elif terminal.drawn():
        rows = [_row(one) for one in found]
        terminal.draw_table(("ID", "TO", "STORY", "STATE", "WHY"), rows)
    else:
        for one in found:
            terminal.record(*_object(one).values())


def _object(one: Line) -> dict[str, object]:
    alert = one.alert
    change = one.change if isinstance(one, OwedAlert) else None
    return {
        "id": alert.id,
        "state": alert.state,
        "why": alert.reason,
        "email": one.subscription.email,
        "watch": alert.subscription_id,
        "outlet": one.outlet.name,
        "story": change and change.story_id,
        "old": change and change.old_number,
        "new": change and change.new_number,
        "owed_at": exact(alert.owed_at),
        "next_try_at": exact(alert.next_try_at) if alert.next_try_at else None,
        "sent_at": exact(alert.sent_at) if alert.sent_at else None,
        "letter": alert.lead_id,
        "message_id": alert.message_id,
        "webhook": one.subscription.webhook,
        "feed": None if isinstance(one, OwedAlert) else one.feed.url,
    }


def _row(one: Line) -> list[str]:
    watch = one.subscription
    about = f"feed {one.notice.feed_id}" if isinstance(one, OwedNotice) else _story(one.change)
    to = watch.webhook or watch.email
    return [str(one.alert.id), to, about, one.alert.state, one.alert.reason]


def _story(change: Change) -> str:
    return f"{change.story_id} {change.old_number}..{change.new_number}"


@app.command()
def show(alert: AlertId, as_json: AsJson = False) -> None:
    """One alert, and what the mail server or the webhook answered to each try.

    tracker alerts show 12
    tracker alerts show 12 --json
    """
    with open_ledger(load_settings()) as ledger:
        found, tries = ledger.show(alert)
    about = _object(found) | {"occasion": found.subscription.on, "way": found.alert.way}
    if as_json:
        terminal.as_json(about | {"tries": [_try(one) for one in tries]})
        return
    for name, value in about.items():
        terminal.record(name, value)
    for one in tries:
        terminal.record("try", *_try(one).values())


def _try(one: Delivery) -> dict[str, object]:
    return {"at": exact(one.tried_at), "sent": one.sent, "answer": one.answer}


@app.command()
def retry(
    alert: Annotated[int, typer.Argument(metavar="[ID]", help="Of one alert.")] = 0,
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="All that is held of an outlet.")
    ] = "",
) -> None:
    """Send an alert after all; or let go what was held of an outlet, a digest to each watch.

    tracker alerts retry 12
    tracker alerts retry --outlet mirinae
    """
    if bool(alert) == bool(outlet):
        raise typer.BadParameter("say an ID, or --outlet")
    with open_ledger(load_settings()) as ledger:
        if outlet:
            terminal.talk(f"Alerts let go: {ledger.let_go(outlet)}. They leave at the next round.")
            return
        lead = ledger.retry(alert)
    terminal.talk(f"Alert {lead.id} is owed again, and leaves at the next round.")


@app.command()
def test(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Who gets it.")],
) -> None:
    """Send one plain mail now, and print what the mail server answered.

    tracker alerts test you@example.org
    """
    with open_ledger(load_settings()) as ledger:
        terminal.write(ledger.test(email))

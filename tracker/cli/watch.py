"""`watch`: who gets a mail of which changes, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.alert.leaving import DAYS, weekday_of
from tracker.alert.match import OCCASIONS
from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import Settings, load_settings
from tracker.desk.alerting.consent import open_consent
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.alerting.wishes import When
from tracker.desk.following import open_following
from tracker.desk.reading.stories import open_reading
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.alerts import Subscription
    from tracker.store.previews import Stepped

_OCCASIONS = f"When: {', '.join(OCCASIONS)}."

Story = Annotated[str, typer.Option(metavar="STORY", help="Of one story.")]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Of all stories of an outlet.")]
Words = Annotated[str, typer.Option(metavar="WORDS", help="Where the headline has these words.")]
Everything = Annotated[bool, typer.Option("--all", help="Of every story.")]
Occasion = Annotated[str, typer.Option(metavar="OCCASION", help=_OCCASIONS)]
How = Annotated[str, typer.Option(metavar="HOW", help="at_once, hourly, daily or weekly.")]
At = Annotated[str, typer.Option(metavar="HH:MM", help="When a digest leaves.")]
Day = Annotated[str, typer.Option(metavar="DAY", help="Of a weekly one.")]
Zone = Annotated[str, typer.Option(metavar="ZONE", help="Whose clock it is.")]
Quiet = Annotated[str, typer.Option(metavar="HOURS", help="Such as 22:00-07:00: no mail then.")]

app = room("Mails about changed headlines.")


@app.command()
def add(  # noqa: PLR0917 (an option each)
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Who gets the mails.")],
    story: Story = "",
    outlet: Outlet = "",
    words: Words = "",
    everything: Everything = False,
    on: Occasion = "headline",
    how: How = "at_once",
    at: At = "08:00",
    day: Day = "Monday",
    zone: Zone = "UTC",
    quiet: Quiet = "",
    webhook: Annotated[
        str, typer.Option(metavar="URL", help="Tell this program instead; EMAIL answers for it.")
    ] = "",
) -> None:
    """Send a mail whenever the headline changes: of a story, an outlet, with words, or at all.

    tracker watch add you@example.org --story 12
    tracker watch add you@example.org --outlet mirinae
    tracker watch add you@example.org --words "ferry aground"
    tracker watch add you@example.org --outlet mirinae --on correction
    tracker watch add you@example.org --all --how daily --at 07:30 --zone Asia/Seoul
    tracker watch add you@example.org --all --webhook https://example.org/hook

    With a webhook the last field is the secret that its messages are signed with.
    """
    settings = load_settings()
    when = When(how, at, weekday_of(day), zone, quiet)
    wanted = _wanted(settings, _scope(story, outlet, words, everything), on, when)
    with open_following(settings) as following:
        kept = following.watch(
            email,
            scope=wanted.scope,
            value=wanted.value,
            on=wanted.on,
            wish=wanted.wish,
            webhook=webhook,
        )
    secret = (kept.webhook, kept.secret) if kept.webhook else ()
    terminal.record(kept.id, kept.email, kept.scope, kept.value, *secret)
    if not (settings.smtp.host or webhook):
        terminal.talk("The mails wait until smtp.host is set; see `tracker config show`.")


@app.command()
def preview(  # noqa: PLR0917 (an option each)
    story: Story = "",
    outlet: Outlet = "",
    words: Words = "",
    everything: Everything = False,
    on: Occasion = "headline",
    how: How = "at_once",
    at: At = "08:00",
    day: Day = "Monday",
    zone: Zone = "UTC",
    as_json: AsJson = False,
) -> None:
    """What a watch would have brought in the last days: how many mails, and of which changes.

      tracker watch preview --outlet mirinae
      tracker watch preview --words "ferry aground" --on substantive
      tracker watch preview --all --how daily --at 07:30 --zone Asia/Seoul

    On a pipe: how often, the changes that it asks for, and the hours that were looked through.
    """
    settings = load_settings()
    when = When(how, at, weekday_of(day), zone)
    wanted = _wanted(settings, _scope(story, outlet, words, everything), on, when)
    with open_consent(settings) as consent:
        found = consent.foresee(wanted)
    hours = round(found.span / timedelta(hours=1))
    if as_json:
        last = [_latest(one) for one in found.last]
        terminal.as_json(
            {"often": found.often, "changes": found.changes, "hours": hours, "last": last}
        )
    elif terminal.drawn():
        terminal.talk(f"{found.often}: {found.changes} changes in the last {hours} hours")
        rows = [list(map(str, _latest(one).values())) for one in found.last]
        terminal.draw_table(("SEEN", "STORY", "VERSIONS", "WAS", "NOW"), rows)
    else:
        terminal.record(found.often, found.changes, hours)


def _latest(one: Stepped) -> dict[str, object]:
    return {
        "seen_at": exact(one.change.changed_at),
        "story": one.change.story_id,
        "versions": f"{one.old.number}..{one.new.number}",
        "was": one.old.headline,
        "now": one.new.headline,
    }


def _scope(story: str, outlet: str, words: str, everything: bool) -> tuple[str, str]:
    """What of, as the one option that was given says it."""
    scopes = {"story": story, "outlet": outlet, "words": words, "all": "all" * everything}
    wanted = [(scope, value) for scope, value in scopes.items() if value]
    if len(wanted) != 1:
        raise typer.BadParameter("say one of --story, --outlet, --words, --all")
    return wanted[0]


def _wanted(settings: Settings, scope: tuple[str, str], on: str, when: When) -> Wanted:
    kind, value = scope
    if kind == "story":
        with open_reading(settings) as reading:
            value = str(reading.story_id(value))
    return Wanted(kind, "" if kind == "all" else value, on, when)


@app.command("list")
def list_watches(as_json: AsJson = False) -> None:
    """All watches.

      tracker watch list
      tracker watch list --json
      tracker watch list | grep example.org

    On a pipe: id, mail address, scope, value, begun at, occasion, how, at, day, zone, quiet hours,
    confirmed at, paused until, webhook.
    """
    with open_following(load_settings()) as following:
        watches = following.watches()
    if as_json:
        terminal.as_json([_object(watch) for watch in watches])
    elif terminal.drawn():
        rows = [
            [str(watch.id), watch.webhook or watch.email, _wish(watch), _when(watch)]
            for watch in watches
        ]
        terminal.draw_table(("ID", "TO", "WHEN", "HOW"), rows)
    else:
        for watch in watches:
            terminal.record(*_object(watch).values())


def _object(watch: Subscription) -> dict[str, object]:
    return {
        "id": watch.id,
        "email": watch.email,
        "scope": watch.scope,
        "value": watch.value,
        "begun_at": exact(watch.begun_at),
        "on": watch.on,
        "how": watch.how,
        "at": watch.at,
        "day": DAYS[watch.weekday],
        "zone": watch.zone,
        "quiet": watch.quiet,
        "confirmed_at": exact(watch.confirmed_at) if watch.confirmed_at else None,
        "paused_until": exact(watch.paused_until) if watch.paused_until else None,
        "webhook": watch.webhook,
    }


def _wish(watch: Subscription) -> str:
    of = {"all": "any story", "story": "story ", "outlet": "any story of "}
    return f"{OCCASIONS[watch.on]}: {of.get(watch.scope, 'with the words ')}{watch.value}"


def _when(watch: Subscription) -> str:
    if watch.paused_until:
        return f"paused until {exact(watch.paused_until)}"
    day = f" on {DAYS[watch.weekday]}s" if watch.how == "weekly" else ""
    at = f"{day} at {watch.at} {watch.zone}" if watch.how in {"daily", "weekly"} else ""
    quiet = f", not {watch.quiet} {watch.zone}" if watch.quiet else ""
    return watch.how.replace("_", " ") + at + quiet


@app.command()
def pause(
    watch: Annotated[int, typer.Argument(metavar="ID", help="Its id, as `watch list` shows it.")],
    days: Annotated[int, typer.Option(metavar="N", min=0, help="0: it goes on at once.")] = 1,
) -> None:
    """Let a watch rest; what happens meanwhile is told of to nobody.

    tracker watch pause 3
    tracker watch pause 3 --days 7
    tracker watch pause 3 --days 0
    """
    with open_following(load_settings()) as following:
        resting = following.pause_watch(watch, days)
    until = resting.paused_until
    rests = f"is paused until {exact(until)}" if until else "goes on"
    terminal.talk(f"Watch {resting.id} of {resting.email} {rests}.")


@app.command()
def remove(
    watch: Annotated[int, typer.Argument(metavar="ID", help="Its id, as `watch list` shows it.")],
) -> None:
    """End a watch; what is owed to it is no longer sent.

    tracker watch remove 3
    """
    with open_following(load_settings()) as following:
        ended = following.end_watch(watch)
    terminal.talk(f"{ended.email} gets no more mails of watch {ended.id}.")


@app.command()
def forget(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="As `watch list` shows it.")],
) -> None:
    """Delete an address, with its watches, alerts and answers: on request, or when mails bounce.

    tracker watch forget you@example.org
    """
    with open_consent(load_settings()) as consent:
        number = consent.forget_address(email)
    terminal.talk(f"{email} is deleted, with its watches: {number}.")

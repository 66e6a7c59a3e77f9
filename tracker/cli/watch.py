"""`watch`: who gets a mail when which headlines change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import Settings, load_settings
from tracker.desk.following import open_following
from tracker.desk.reading import open_reading
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.alerts import Subscription

app = room("Mails about changed headlines.")


@app.command()
def add(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Who gets the mails.")],
    story: Annotated[str, typer.Option(metavar="STORY", help="Of one story.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Of all stories of an outlet.")] = "",
    words: Annotated[
        str, typer.Option(metavar="WORDS", help="Where the headline has these words.")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Of every story.")] = False,
) -> None:
    """Send a mail whenever the headline changes: of a story, an outlet, with words, or at all.

    tracker watch add you@example.org --story 12
    tracker watch add you@example.org --outlet mirinae
    tracker watch add you@example.org --words "ferry aground"
    """
    scopes = {"story": story, "outlet": outlet, "words": words, "all": "all" * everything}
    wanted = {scope: value for scope, value in scopes.items() if value}
    if len(wanted) != 1:
        raise typer.BadParameter("say one of --story, --outlet, --words, --all")
    ((scope, value),) = wanted.items()
    settings = load_settings()
    if scope == "story":
        value = _story_id(settings, value)
    with open_following(settings) as following:
        kept = following.watch(email, scope=scope, value="" if scope == "all" else value)
    terminal.record(kept.id, kept.email, kept.scope, kept.value)
    if not settings.smtp.host:
        terminal.talk("The mails wait until smtp.host is set; see `tracker config show`.")


def _story_id(settings: Settings, named: str) -> str:
    with open_reading(settings) as reading:
        return str(reading.story_id(named))


@app.command("list")
def list_watches(as_json: AsJson = False) -> None:
    """All watches.

      tracker watch list
      tracker watch list --json
      tracker watch list | grep example.org

    On a pipe: id, mail address, scope, value, begun at.
    """
    with open_following(load_settings()) as following:
        watches = following.watches()
    if as_json:
        terminal.as_json([_object(watch) for watch in watches])
    elif terminal.drawn():
        rows = [[str(watch.id), watch.email, _wish(watch)] for watch in watches]
        terminal.draw_table(("ID", "MAIL TO", "WHEN THE HEADLINE CHANGES"), rows)
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
    }


def _wish(watch: Subscription) -> str:
    of = {"all": "of any story", "story": "of story ", "outlet": "of any story of "}
    return of.get(watch.scope, "and has the words ") + watch.value


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

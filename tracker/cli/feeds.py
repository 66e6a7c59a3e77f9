"""`feeds`: which are followed, and whether one can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import terminal
from tracker.cli.moments import short
from tracker.cli.options import AsJson, By, name, room
from tracker.config import load_settings
from tracker.desk.deciding.steering import open_steering
from tracker.desk.following import FeedChecked, check_feed, open_following
from tracker.desk.way_out import shuts_out
from tracker.errors import NotFoundError
from tracker.parse.wire import DIALECTS
from tracker.show.conditions import condition, why
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.feeds import Feed
    from tracker.models.records.outlets import Outlet
    from tracker.models.values import Entry

app = room("The feeds that are polled.")

FeedName = Annotated[str, typer.Argument(metavar="FEED", help="Its address, or its id.")]
Url = Annotated[str, typer.Argument(metavar="URL", help="Its address.")]


@app.command()
def add(
    url: Url,
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Whose feed it is.")],
    dialect: Annotated[
        str, typer.Option(metavar="NAME", help="How a new outlet writes its labels.")
    ] = "",
) -> None:
    """Follow a feed from now on; a new outlet begins with it.

      tracker feeds add https://wire.example/rss --outlet example-wire
      tracker feeds add https://wire.example/rss --outlet example-wire --dialect reuters
      tracker feeds add https://wire.example/atom.xml --outlet yonhap

    `tracker outlets` lists the outlets and dialects that are known.
    """
    if dialect and dialect not in DIALECTS:
        raise NotFoundError(f"{dialect}: no such dialect; known are {', '.join(DIALECTS)}")
    settings = load_settings()
    with open_following(settings) as following:
        feed = following.add_feed(url, outlet=outlet, dialect=dialect or None)
        kept = next(one.dialect for one in following.outlets() if one.id == feed.outlet_id)
    if shuts_out(settings, feed.url):
        terminal.talk(f"{feed.url}: is private; fetch.allow_private does not let it through yet.")
    terminal.record(feed.id, feed.url)
    if dialect and dialect != kept:
        terminal.talk(f"{outlet} keeps its dialect {kept}; outlets.toml can change it.")
    terminal.talk("`tracker poll` looks at it now, `tracker run` again and again.")


@app.command("list")
def list_feeds(as_json: AsJson = False) -> None:
    """All feeds, by outlet.

      tracker feeds list
      tracker feeds list --json
      tracker feeds list | grep paused

    On a pipe: id, outlet, address, state, polled at, next poll at, error, title,
    silent since, condition, paused by.
    """
    with open_following(load_settings()) as following:
        feeds = following.feeds()
    if as_json:
        terminal.as_json([_object(feed, outlet) for feed, outlet in feeds])
    elif terminal.drawn():
        heads = ("ID", "OUTLET", "CONDITION", "POLLED (UTC)", "FEED")
        terminal.draw_table(heads, [_row(feed, outlet) for feed, outlet in feeds])
    else:
        for feed, outlet in feeds:
            terminal.record(*_object(feed, outlet).values())


def _object(feed: Feed, outlet: Outlet) -> dict[str, Any]:
    return {
        "id": feed.id,
        "outlet": outlet.name,
        "address": feed.url,
        "state": feed.state,
        "polled_at": exact(feed.polled_at),
        "next_poll_at": exact(feed.next_poll_at),
        "error": feed.last_error,
        "title": feed.title,
        "silent_since": exact(feed.news_at) if feed.silence_id else None,
        "condition": condition(feed),
        "paused_by": feed.paused_by or None,
    }


def _row(feed: Feed, outlet: Outlet) -> tuple[str, ...]:
    address = f"{feed.url}  {why(feed)}" if feed.last_error else feed.url
    if feed.silence_id:
        address += f"  nothing new since {short(feed.news_at)}"
    if feed.paused_by:
        address += f"  paused by {feed.paused_by}"
    return (str(feed.id), outlet.name, condition(feed), short(feed.polled_at), address)


@app.command()
def remove(feed: FeedName) -> None:
    """Poll a feed no more; its stories stay.

      tracker feeds remove https://wire.example/rss
      tracker feeds remove 3

    A feed that outlets.toml names is taken out there.
    """
    with open_following(load_settings(), from_files=False) as following:
        removed = following.remove_feed(feed)
    terminal.talk(f"{removed.url} is polled no more.")


# -- what people have us do ------------------------------------------------------------------------


@app.command()
def pause(feed: FeedName, by: By = "") -> None:
    """Look at a feed no more until somebody resumes it, whatever outlets.toml says.

      tracker feeds pause https://wire.example/rss
      tracker feeds pause 3 --by ada

    The time until then is shown as not looked at. `tracker poll FEED` looks once all the
    same.
    """
    with open_steering(load_settings()) as steering:
        paused = steering.pause(feed, by=by or name())
    terminal.talk(f"{paused.url} is paused. `tracker feeds resume {paused.id}` looks at it again.")


@app.command()
def resume(feed: FeedName, by: By = "") -> None:
    """Look at a feed again that was paused.

    tracker feeds resume https://wire.example/rss
    tracker feeds resume 3 --by ada
    """
    with open_steering(load_settings()) as steering:
        resumed = steering.resume(feed, by=by or name())
    terminal.talk(f"{resumed.url} is looked at again.")


@app.command()
def history(feed: FeedName, as_json: AsJson = False) -> None:
    """What people had us do with a feed, the newest first.

      tracker feeds history https://wire.example/rss
      tracker feeds history 3 --json

    On a pipe: when, who, what (`look`, `pause`, `resume`).
    """
    with open_steering(load_settings()) as steering:
        found, told = steering.instructions(feed)
    if as_json:
        terminal.as_json([{"at": exact(x.at), "by": x.by, "what": x.what} for x in told])
    elif not told:
        terminal.talk(f"Nobody had anything done with {found.url} yet.")
    elif terminal.drawn():
        rows = [(short(one.at), one.by, one.what) for one in told]
        terminal.draw_table(("WHEN (UTC)", "WHO", "WHAT"), rows)
    else:
        for one in told:
            terminal.record(exact(one.at), one.by, one.what)


# -- check -----------------------------------------------------------------------------------------


@app.command()
def check(url: Url, as_json: AsJson = False) -> None:
    """Ask for a feed once, keep nothing, and say what would be read from it.

      tracker feeds check https://wire.example/rss
      tracker feeds check https://wire.example/rss --json
      TRACKER_FETCH__TIMEOUT=60 tracker feeds check https://wire.example/rss

    Ends with 5 when it cannot be reached, and with 7 when it is no feed, or had to be mended.
    """
    checked = check_feed(load_settings(), url)
    found = _findings(checked)
    if as_json:
        terminal.as_json({**_facts(checked), "findings": found, "entries": _entries(checked)})
    else:
        _show(checked, found)
    if found:
        raise typer.Exit(7)


def _findings(checked: FeedChecked) -> list[str]:
    """What a person should know before this feed is followed."""
    found = list(checked.text.warnings)
    if not checked.text.entries:
        found.append("it has no entries")
    if checked.answer.moved_to:
        found.append(f"it moved for good to {checked.answer.moved_to}")
    return found


def _facts(checked: FeedChecked) -> dict[str, Any]:
    entries = checked.text.entries
    return {
        "address": checked.answer.final_url,
        "title": checked.text.title,
        "bytes": len(checked.answer.body),
        "number_of_entries": len(entries),
        "with_date": sum(bool(entry.published_at or entry.updated_at) for entry in entries),
        "with_guid": sum(bool(entry.guid) for entry in entries),
        "with_full_text": checked.full_texts,
        "conditional": bool({"etag", "last-modified"} & checked.answer.headers.keys()),
    }


def _entries(checked: FeedChecked) -> list[dict[str, Any]]:
    return [_entry(entry) for entry in checked.text.entries]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "link": entry.link,
        "guid": entry.guid,
        "published_at": exact(entry.published_at),
        "updated_at": exact(entry.updated_at),
    }


def _show(checked: FeedChecked, found: list[str]) -> None:
    rows = [(name.replace("_", " "), str(value)) for name, value in _facts(checked).items()]
    rows += [("entry", entry.title) for entry in checked.text.entries]
    rows += [("found", finding) for finding in found]
    if terminal.drawn():
        terminal.draw_table(("", ""), rows)
        return
    for row in rows:
        terminal.record(*row)

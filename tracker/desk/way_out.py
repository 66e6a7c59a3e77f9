"""The one way out, as the settings describe it: whoever at the desk asks an outlet asks by this."""

from __future__ import annotations

from urllib.parse import urlsplit

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.fetch import Fetcher
from tracker.fetch.addresses import border, is_number


def shuts_out(settings: Settings, url: str) -> bool:
    """Whether an address names a private host, by its number, that may not be asked.

    Raises ConfigError when `fetch.allow_private` names no network.
    """
    host = urlsplit(url).hostname or ""
    number = "127.0.0.1" if host == "localhost" else host
    return is_number(number) and not border(settings.fetch.allow_private).permits(number)


def open_fetcher(settings: Settings, *, clock: Clock = utc_now) -> Fetcher:
    """A fetcher with the manners of the settings, to be closed by whoever asked for it.

    Raises ConfigError when `fetch.allow_private` names no network.
    """
    fetch = settings.fetch
    contact = f" (+{fetch.contact})" if fetch.contact else ""
    return Fetcher(
        user_agent=fetch.user_agent + contact,
        timeout_s=fetch.timeout,
        max_bytes=fetch.max_bytes,
        per_host=fetch.per_host,
        gap_s=fetch.gap,
        in_flight=fetch.in_flight,
        allow_private=fetch.allow_private,
        clock=clock,
    )

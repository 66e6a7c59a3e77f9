"""The one way out, as the settings describe it: whoever at the desk asks an outlet asks by this."""

from __future__ import annotations

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.fetch import Fetcher


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

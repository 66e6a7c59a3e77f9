"""The settings, read once: environment over config/tracker.toml over the defaults in `settings`.

Every setting is also an environment variable, `TRACKER_SECTION__KEY` (lists as JSON), and the
database has the short form `TRACKER_DATABASE_URL`. Below the desk nobody knows that settings
exist: the parts are given plain numbers. `config/outlets.toml` is data, not settings: outlets,
their feeds and the dialect of their labels; `config/watches.toml` is too: who is told of what.
`files` reads all three; what is said of a mistake in one is in `mistakes`.
"""

from tracker.config.files import (
    config_folder,
    load_outlets,
    load_settings,
    load_watches,
    origins,
)
from tracker.config.outlets import LabelKind, OutletEntry, OutletFeed
from tracker.config.sections import web_address
from tracker.config.settings import (
    Alerts,
    Database,
    Fetch,
    Poll,
    Settings,
    Site,
    Smtp,
    Web,
)
from tracker.config.watches import WatchEntry

__all__ = [
    "Alerts",
    "Database",
    "Fetch",
    "LabelKind",
    "OutletEntry",
    "OutletFeed",
    "Poll",
    "Settings",
    "Site",
    "Smtp",
    "WatchEntry",
    "Web",
    "config_folder",
    "load_outlets",
    "load_settings",
    "load_watches",
    "origins",
    "web_address",
]

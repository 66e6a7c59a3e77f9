"""The only way out: asks outlets for feeds and pages, politely, and trusts none of them.

`fetcher` is the door, in plain calls. Behind it, on a loop in a thread of its own (`resident`):
`conveyor` and `turns` (who is next), `manners` with `hosts`, `robots` and `waits` (who is not to be
asked now), `client` (one request), `visit` (redirects), `bodies` (what arrives, under a cap),
`guard` and `addresses` (where nothing may go), `failures` (what went wrong, in words).
"""

import sys

# Loading httpx loads its command, and with it rich and pygments: 5 MB that nothing here needs.
# None says that there is no such module, which httpx takes for a command not installed.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

from tracker.fetch.fetcher import Fetcher  # noqa: E402

__all__ = ["Fetcher"]

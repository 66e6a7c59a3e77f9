"""The only way out: asks outlets for feeds and pages, politely, and trusts none of them.

`fetcher` is the door, in plain calls. Behind it, on a loop in a thread of its own (`resident`):
`conveyor` and `turns` (who is next), `manners` with `hosts`, `robots` and `waits` (who is not to be
asked now), `client` (one request), `visit` (redirects), `bodies` (what arrives, under a cap),
`guard` and `addresses` (where nothing may go), `failures` (what went wrong, in words).
"""

import sys

# `import httpx` loads its own command line where it can, and with it rich and pygments: 6 of the
# 43 MB that httpx costs a desk, and 0.09 of 0.40 s (0.28.1; best of three). It has no setting for
# it, and does without where `import httpx._main` fails. A None in sys.modules is how Python is told
# that there is no such module (language reference, 5.3.1). Whoever loaded it before keeps it.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

from tracker.fetch.fetcher import Fetcher  # noqa: E402

__all__ = ["Fetcher"]

"""Holds what a desk declared against what changed. Pure.

`check` takes the claims of a note and the diff between the two versions that it speaks of. Inside:
`evidence` is what the diff offers; `checks` chooses the check that a claim calls for, each kind in
a file of its own; `unmentioned` is what no claim accounts for.
"""

from tracker.diff.claims.check import check
from tracker.diff.claims.custom import custom_of
from tracker.diff.claims.headline import headline_class
from tracker.diff.claims.history import Earlier

__all__ = ["Earlier", "check", "custom_of", "headline_class"]

"""The habits of wire copy: labels, slugs, edit notes, datelines, captions, end marks. Pure.

`read_headline` takes the label off a title, `read_copy` and `arrange` put a piece of copy in
order, `read_note` says what an edit note claims, `story_number` finds the agency's own number in
an address.
"""

from tracker.parse.wire.claims import read_note
from tracker.parse.wire.dialects import DIALECTS, Dialect, dialect_named
from tracker.parse.wire.explain import Reading, explain
from tracker.parse.wire.labels import Heading, read_headline, read_slug
from tracker.parse.wire.layout import arrange, read_copy
from tracker.parse.wire.numbers import AddressNumber, read_address, story_number

__all__ = [
    "DIALECTS",
    "AddressNumber",
    "Dialect",
    "Heading",
    "Reading",
    "arrange",
    "dialect_named",
    "explain",
    "read_address",
    "read_copy",
    "read_headline",
    "read_note",
    "read_slug",
    "story_number",
]

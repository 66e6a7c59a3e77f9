"""A web page: the article on it, and a hash that tells whether its text changed. Pure."""

from tracker.parse.page.reading import read_page
from tracker.parse.page.seen import visible_hash

__all__ = ["read_page", "visible_hash"]

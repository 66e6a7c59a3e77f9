"""When to look again: at a feed, and at a story's own page. Pure."""

from tracker.poll.feeds import FLOOR, FeedRhythm, learn_feed, least_wait, next_feed_poll
from tracker.poll.pages import BUDGET, Learned, next_page_poll, read_learned
from tracker.poll.rates import Followed

__all__ = [
    "BUDGET",
    "FLOOR",
    "FeedRhythm",
    "Followed",
    "Learned",
    "learn_feed",
    "least_wait",
    "next_feed_poll",
    "next_page_poll",
    "read_learned",
]

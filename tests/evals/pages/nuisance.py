"""A real page as its next visitor gets it: the same story, and everything else about it new.

Changes are made in the bytes of the page, not in a tree: what is left alone stays as it came.
What may be changed is told by the true text: it is never touched.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.evals.pages.shingles import runs

Runs = Counter[tuple[str, ...]]

TOWNS = ("Velmora", "Tarn Harbour", "Osk", "Lindwick", "Marrow Bay", "Quill", "Ostrava Nova")
DEEDS = (
    "council votes to close the old mill road",
    "ferry crews return to work after talks",
    "storm takes the roof off the market hall",
    "museum finds a lost painting in its cellar",
    "school opens a week late after the flood",
    "mayor denies that the bridge was sold",
    "farmers block the harbour for a second day",
)
ADVERTISERS = ("Gull Shoes", "Marn Insurance", "the Blue Kettle", "Tarn Motors", "Osk Holidays")

_LINK = re.compile(r"(<a\b[^<>]*>)([^<>]{12,200})(</a>)", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_AGE = re.compile(
    r">(\s*(?:[A-Z][a-z]+:? )?)\d{1,3}( (?:seconds?|minutes?|mins?|hours?|days?) ago)"
)
_COUNT = re.compile(r">(\s*)\d[\d,.]{0,6}[kK]?(\s+(?:comments?|shares?|views?|likes?|replies))\b")
_OPENING = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^<>]*>(.*?)</p>", re.IGNORECASE | re.DOTALL)
_SEAM = re.compile(r"\s*<p\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")


def variant(page: str, true: str, seed: int) -> str:
    """The page with other links, ads, counters, times and nonces; `true` is its article's text."""
    dice = random.Random(seed)
    known = runs(true)
    page = _LINK.sub(lambda link: _other_link(link, known, page, dice), page)
    page = _AGE.sub(lambda age: f">{age[1]}{dice.randrange(1, 60)}{age[2]}", page)
    page = _COUNT.sub(lambda count: f">{count[1]}{dice.randrange(2, 900)}{count[2]}", page)
    page = _SCRIPT.sub(lambda tag: f'{tag[0]} nonce="{dice.getrandbits(64):x}"', page)
    return _with_strangers(page, known, dice)


def _other_link(link: re.Match[str], known: Runs, page: str, dice: random.Random) -> str:
    """Another story's headline in place of one; the story's own words and its headline stay."""
    words = link[2].split()
    own = any(run in known for run in runs(link[2]))
    if own or len(words) < 4 or page.count(link[2].strip()) > 1:
        return link[0]
    return f"{link[1]}{headline(dice)}{link[3]}"


def _with_strangers(page: str, known: Runs, dice: random.Random) -> str:
    """New blocks in places of all kinds: before and after everything, and between paragraphs."""
    places = list(_seams(page, known))
    chosen = sorted(dice.sample(places, min(3, len(places))), reverse=True)
    for place in chosen:
        page = page[:place] + dice.choice(INSIDE)(dice) + page[place:]
    if opening := _OPENING.search(page):
        at = opening.end()
        page = page[:at] + "".join(make(dice) for make in dice.sample(BEFORE, 2)) + page[at:]
    end = page.lower().rfind("</body>")
    at = end if end >= 0 else len(page)
    return page[:at] + "".join(make(dice) for make in dice.sample(AFTER, 3)) + page[at:]


def _seams(page: str, known: Runs) -> Iterator[int]:
    """Between two paragraphs of the article, which follow each other at once."""
    for paragraph in _PARAGRAPH.finditer(page):
        following = _PARAGRAPH.match(page, _after_space(page, paragraph.end()))
        if following and all(_told(one[1], known) for one in (paragraph, following)):
            yield paragraph.end()


def _after_space(page: str, at: int) -> int:
    seam = _SEAM.match(page, at)
    return seam.end() - 2 if seam else at


def _told(markup: str, known: Runs) -> bool:
    found = runs(_TAGS.sub("", markup))
    return len(found) >= 4 and all(run in known for run in found)


# -- what stands beside a story -------------------------------------------------------------------


def headline(dice: random.Random) -> str:
    """The headline of some other story."""
    return f"{dice.choice(TOWNS)} {dice.choice(DEEDS)}, No. {dice.randrange(1, 99)}"


def _items(dice: random.Random, many: int) -> str:
    return "".join(
        f'<li><a href="/news/{dice.randrange(10**6)}">{headline(dice)}</a></li>'
        for _ in range(many)
    )


def advertisement(dice: random.Random) -> str:
    """A block with the word above it and a sentence in it."""
    slot = dice.getrandbits(32)
    return f"""<div class="ad-slot" id="ad-{slot:x}"><span>Advertisement</span>
<p>{dice.choice(ADVERTISERS)}: {dice.randrange(5, 70)} percent off until Sunday.</p></div>"""


def bare_slot(dice: random.Random) -> str:
    """A frame whose advertisement comes by script, and the word above it."""
    return f"""<p>Advertisement</p><div id="div-gpt-ad-{dice.getrandbits(40)}">
<script>googletag.cmd.push(function(){{show("{dice.getrandbits(64):x}")}})</script></div>"""


def related(dice: random.Random) -> str:
    """A box of links to other stories."""
    return f"""<div class="related-stories"><h3>Related</h3>
<ul>{_items(dice, dice.randrange(2, 6))}</ul></div>"""


def unnamed_links(dice: random.Random) -> str:
    """The same without a class that says so."""
    return f"<ul>{_items(dice, dice.randrange(3, 6))}</ul>"


def read_more(dice: random.Random) -> str:
    """One link in a paragraph of its own."""
    words = dice.choice(("Read more: ", "READ ALSO: ", "Related: ", "See also: ", "Also read: "))
    return f'<p><strong>{words}</strong><a href="/{dice.randrange(10**6)}">{headline(dice)}</a></p>'


def lone_link(dice: random.Random) -> str:
    """The same without any word before it."""
    return f'<p><a href="/{dice.randrange(10**6)}"><b>{headline(dice)}</b></a></p>'


def age(dice: random.Random) -> str:
    """How long ago, in some form."""
    unit = dice.choice(("minutes", "hours"))
    forms = (
        '<span class="age">{n} {unit} ago</span>',
        '<p class="timestamp">Updated {n} {unit} ago</p>',
        "<div>{n} {unit} ago</div>",
        '<p><time datetime="2026-01-01T00:00:00Z">{n} {unit} ago</time></p>',
        "<p>Last updated: {n} {unit} ago</p>",
    )
    return dice.choice(forms).format(n=dice.randrange(2, 59), unit=unit)


def counters(dice: random.Random) -> str:
    """Shares and comments."""
    n = dice.randrange(2, 4_000)
    forms = (
        f'<ul class="share-bar"><li>Facebook {n}</li><li>Tweet</li><li>Email</li></ul>',
        f'<div class="tools"><a href="#comments">{n} comments</a></div>',
        f"<p>{n:,} shares</p>",
        f'<div class="article-views">Views: {n}</div>',
    )
    return dice.choice(forms)


def newsletter(dice: random.Random) -> str:
    """An invitation, with a token in its form."""
    return f"""<div class="newsletter-signup"><h4>The Morning Gull</h4>
<p>Sign up to our newsletter and get {dice.randrange(5, 12)} stories a day in your inbox.</p>
<form action="/join"><input type="hidden" name="csrf" value="{dice.getrandbits(128):x}">
<input type="email" name="email"><button>Sign up</button></form></div>"""


def cookies(dice: random.Random) -> str:
    """A banner with its choices."""
    return f"""<div id="cookie-consent-{dice.randrange(99)}" role="dialog"><p>We and our
{dice.randrange(100, 900)} partners use cookies to store and access information on a device.</p>
<button>Accept all</button><button>Reject</button></div>"""


def cards(dice: random.Random) -> str:
    """Other stories, each an article by its markup."""
    return "".join(
        f"""<article class="card"><h3><a href="/{dice.randrange(10**6)}">{headline(dice)}</a></h3>
<p>It happened in {dice.choice(TOWNS)}, where {dice.choice(DEEDS)}.</p>
<time>{dice.randrange(2, 59)} minutes ago</time></article>"""
        for _ in range(dice.randrange(2, 5))
    )


def most_read(dice: random.Random) -> str:
    """A list beside the story."""
    return f"<aside><h2>Most read</h2><ol>{_items(dice, 5)}</ol></aside>"


def letters(dice: random.Random) -> str:
    """What readers wrote under it."""
    said = "".join(
        f'<div class="comment"><b>{dice.choice(TOWNS)}{dice.randrange(99)}</b> <span>'
        f"{dice.randrange(2, 59)} minutes ago</span><p>I was there when {dice.choice(DEEDS)}, and "
        f"I can say that nobody in {dice.choice(TOWNS)} was surprised by it.</p></div>"
        for _ in range(dice.randrange(1, 6))
    )
    return f'<section id="comments"><h3>{dice.randrange(2, 99)} comments</h3>{said}</section>'


def script(dice: random.Random) -> str:
    """A program with a number that is never the same."""
    return f'<script>window.__state={{"nonce":"{dice.getrandbits(128):x}"}}</script>'


def token(dice: random.Random) -> str:
    """A hidden field."""
    return f'<input type="hidden" name="csrf_token" value="{dice.getrandbits(128):x}">'


Maker = Callable[[random.Random], str]
INSIDE: tuple[Maker, ...] = (
    advertisement, bare_slot, related, unnamed_links, read_more, lone_link, age, counters,
    newsletter, script, token,
)  # fmt: skip
BEFORE: tuple[Maker, ...] = (cookies, cards, advertisement, most_read, age, script, token)
AFTER: tuple[Maker, ...] = (
    cards, most_read, letters, related, cookies, advertisement, newsletter, script, unnamed_links,
)  # fmt: skip

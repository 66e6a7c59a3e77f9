"""The HTML part: the same words in the same order, set calmly. Pure.

Styles are written once, in the template's style sheet, and moved into the elements by css-inline,
because mail readers drop style sheets: a rule is then changed in one place and cannot be forgotten
in another. Jinja escapes all that it sets; css-inline is told to fetch nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tracker.alert.message.wording import Wording


def html_part(wording: Wording) -> str:
    """The whole page, without a style sheet, a picture or a script."""
    return _setter("letter.html")(wording=wording)


def digest_part(**told: object) -> str:
    """The whole page of a digest, likewise."""
    return _setter("digest.html")(**told)


@cache
def _setter(name: str) -> Callable[..., str]:
    """Made when the first mail is: both libraries cost start-up time that few commands need."""
    from css_inline import CSSInliner  # noqa: PLC0415 (start-up time)
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (start-up time)

    templates = Environment(
        loader=PackageLoader("tracker.alert"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template(name)
    inliner = CSSInliner(load_remote_stylesheets=False)
    return lambda **told: inliner.inline(page.render(**told))

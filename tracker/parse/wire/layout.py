"""A piece of wire copy as an article, each line in its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.models.values import Article, Label
from tracker.parse.wire.captions import strip_triangle
from tracker.parse.wire.credits import join_credits
from tracker.parse.wire.cut import clean, cut
from tracker.parse.wire.dialects import Dialect, dialect_of
from tracker.parse.wire.labels import Heading, read_headline, read_slug
from tracker.parse.wire.marks import stacked
from tracker.parse.wire.notes import unhang
from tracker.parse.wire.sorting import Piece, Sheet, sort_lines


def read_copy(text: str, dialect: Dialect | str = "any") -> Article:
    """A whole piece of wire copy, as plain text, as an article.

    Image lines, table bars and control characters are markup and are dropped; every other line
    ends in exactly one piece of the article.
    """
    return arrange(cut(text), dialect=dialect)


def arrange(
    lines: Sequence[str],
    *,
    title: str = "",
    slug: str = "",
    note: str = "",
    byline: str = "",
    dialect: Dialect | str = "any",
) -> Article:
    """Copy that was cut into lines already, as an article.

    `title`, `slug`, `note` and `byline` are what a feed or a page says of it beside the text. The
    title may come again among the lines, with or without its label. A byline in the text, which
    is the agency's own, goes before the given one; a slug given goes before a slug line; notes are
    kept both, one a line.
    """
    dialect = dialect_of(dialect)
    title, slug, note, byline = (" ".join(clean([said])) for said in (title, slug, note, byline))
    copy = [piece for line in join_credits(clean(lines)) for piece in unhang(line)]
    sheet = sort_lines(copy, title, dialect)
    heading = _heading(sheet, title, dialect)
    keyword, rest = _slug(sheet, slug or heading.slug, dialect)
    return Article(
        headline=heading.headline,
        label=_label(sheet, heading, keyword, dialect),
        slug=keyword.slug,
        note=_notes(note, sheet.of(Piece.NOTE)),
        dateline=_dateline(sheet),
        byline=_byline(sheet) or byline,
        captions=tuple(strip_triangle(line) for line in sheet.of(Piece.CAPTION)),
        paragraphs=_paragraphs(sheet),
        boilerplate=rest + sheet.of(Piece.END, Piece.BOILERPLATE),
    )


# -- heading -----------------------------------------------------------------------------------


def _heading(sheet: Sheet, title: str, dialect: Dialect) -> Heading:
    """The label and the headline of the title, or of the line that stands for it.

    A title that the feed cut off is the shorter one, and the line says the rest of it.
    """
    said = [read_headline(text, dialect) for text in (title, *sheet.of(Piece.HEADLINE)) if text]
    label = next((heading.label for heading in said if heading.label), None)
    cut_off = title.endswith(("…", "..."))
    headlines = [heading.headline for heading in said] or [""]
    slug = next((heading.slug for heading in said if heading.slug), "")
    return Heading(label, max(headlines, key=len) if cut_off else headlines[0], slug)


def _label(sheet: Sheet, heading: Heading, keyword: Heading, dialect: Dialect) -> Label | None:
    """The marks with lines of their own and the one in the headline; else the slug line's."""
    alone = [read_headline(line, dialect).label for line in sheet.of(Piece.LABEL)]
    stack = {label.text: label for label in (*alone, heading.label) if label}
    return stacked(list(stack.values())) or keyword.label


def _slug(sheet: Sheet, slug: str, dialect: Dialect) -> tuple[Heading, tuple[str, ...]]:
    """The slug, and the slug lines that say something else than the slug given."""
    told = [read_slug(text, dialect) for text in (slug, *sheet.of(Piece.SLUG)) if text]
    if not told:
        return Heading(None, "", ""), ()
    label = next((one.label for one in told if one.label), None)
    rest = tuple(one.slug for one in told[1:] if one.slug.casefold() != told[0].slug.casefold())
    return Heading(label, "", told[0].slug), rest


def _notes(given: str, found: tuple[str, ...]) -> str:
    """All notes, one a line; a note given without its brackets is the one found with them."""
    bare = {line.strip("() ") for line in found}
    return "\n".join(([given] if given and given.strip("() ") not in bare else []) + list(found))


# -- text --------------------------------------------------------------------------------------


def _dateline(sheet: Sheet) -> str:
    dateline = sheet.opening.dateline if sheet.opening else ""
    return " ".join([*sheet.of(Piece.PLACE), dateline]).strip()


def _byline(sheet: Sheet) -> str:
    """The lines that name who wrote, without the sign for the end of a line."""
    named = [line.rstrip(" =") for line in sheet.of(Piece.BYLINE)]
    if sheet.opening and sheet.opening.byline:
        named.append(sheet.opening.byline)
    return _BROKEN.sub(" ", "\n".join(named))


_BROKEN: Final = re.compile(r"(?<=,)\n|(?<=\band)\n|\n(?=and\b)")
"""Where a byline of several names goes on in its next line."""


def _paragraphs(sheet: Sheet) -> tuple[str, ...]:
    opening = sheet.opening.text if sheet.opening else ""
    texts = (
        opening if piece is Piece.OPENING else line
        for piece, line in sheet.lines
        if piece in {Piece.OPENING, Piece.PARAGRAPH}
    )
    return tuple(text for text in texts if text)

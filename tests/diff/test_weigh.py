"""What changed in the facts weighs much, how it looks weighs little, and both say why."""

import pytest

from tracker.diff.articles import compare
from tracker.diff.facts import facts
from tracker.diff.weigh import LISTED, weigh
from tracker.diff.words import word_spans
from tracker.models.values import Article, Kind, Label, LabelKind, ParagraphChange, Weight

LEAD = Label("LEAD", LabelKind.UPDATE, 1)
SECOND = Label("2nd LD", LabelKind.UPDATE, 2)
PIER = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
CREW = "All nine of the crew were ashore when the line parted, the owner said by telephone."
ORCHARD = "Growers in the valley expect half the apples of last year."


def weighed(old: Article, new: Article) -> tuple[Weight | None, tuple[str, ...]]:
    diff = compare(old, new)
    return diff.weight, diff.reasons


def body(*paragraphs: str) -> Article:
    return Article("Pier shut", paragraphs=paragraphs)


def test_nothing_differs() -> None:
    assert weigh((LEAD, LEAD), (), (), ()) == (None, (), {})
    assert weighed(body(PIER), body(PIER)) == (None, ())


@pytest.mark.parametrize(
    ("old", "new", "weight", "reason"),
    [
        ("Ferry sinks", "Ferry capsizes", Weight.HEADLINE, "headline: sinks → capsizes"),
        ("12 dead", "47 dead", Weight.HEADLINE, "headline: 12 → 47"),
        ("Ferry sinks", "Ferry sinks?", Weight.HEADLINE, "headline: “?” added"),
        ("Ferry sinks", "Fеrry sinks", Weight.HEADLINE, "headline: Ferry → Fеrry"),
        ("Ferry sinks", "", Weight.HEADLINE, "headline: “Ferry sinks” removed"),
        ("A 'safe' ferry", "A safe ferry", Weight.SUBSTANTIVE, "headline: quotation marks differ"),
        ("Ferry sinks", "FERRY SINKS", Weight.COSMETIC, "only case differs"),
        ("Ferry - safe", "Ferry—safe", Weight.COSMETIC, "only dashes and white space differ"),
        (
            "'Safe' ferry",
            "“safe” ferry",
            Weight.COSMETIC,
            "only quotation marks and case differ",
        ),
    ],
)
def test_headline(old: str, new: str, weight: Weight, reason: str) -> None:
    assert weighed(Article(old), Article(new)) == (weight, (reason,))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("It hurt 12 men.", "It hurt 47 men.", "paragraph 1: 12 → 47"),
        ("Anna Alder won it.", "Anna Elder won it.", "paragraph 1: Alder → Elder"),
        ("He did see it.", "He did not see it.", "paragraph 1: “not” added"),
        ("There is no table.", "There is notable.", "paragraph 1: no table → notable"),
        ("He was cleared of it.", "He was blamed for it.", "paragraph 1: cleared of → blamed for"),
        ("It may go under.", "It will go under.", "paragraph 1: may → will"),
        ("He called it a crime.", "He called it a “crime.”", "paragraph 1: quotation marks differ"),
        ("A rise of 1.5 points.", "A rise of 15 points.", "paragraph 1: 1.5 → 15"),
        ("In Раris on Monday.", "In Paris on Monday.", "paragraph 1: Раris → Paris"),
    ],
)
def test_words_of_the_body_are_never_less_than_substantive(old: str, new: str, reason: str) -> None:
    weight, reasons = weighed(body(old), body(new))
    assert (weight, reasons) == (Weight.SUBSTANTIVE, (reason,))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("The  pier is shut.", "The pier is shut.", "only white space differs"),
        ("“Shut,” he said.", '"Shut," he said.', "only quotation marks differ"),
        ("Shut - for now.", "Shut – for now.", "only dashes differ"),
        ("The pier is shut", "The pier is shut.", "only punctuation differs"),
        ("THE PIER IS SHUT", "The pier is shut", "only case differs"),
        (
            "The cafe\u0301 is shut",
            "The caf\u00e9 is shut",
            "only the encoding of characters differs",
        ),
    ],
)
def test_looks_are_cosmetic(old: str, new: str, reason: str) -> None:
    assert weighed(body(old), body(new)) == (Weight.COSMETIC, (reason,))


def test_paragraphs_added_removed_and_moved() -> None:
    old, new = body(PIER, CREW, "* * *"), body(ORCHARD, CREW, "The port is open.", PIER)
    assert weighed(old, new) == (
        Weight.SUBSTANTIVE,
        ("2 paragraphs added", "1 paragraph moved", "elsewhere only punctuation differs"),
    )
    assert weighed(new, body(ORCHARD, PIER))[1] == ("2 paragraphs removed",)


def test_only_moved_is_minor() -> None:
    assert weighed(body(PIER, ORCHARD), body(ORCHARD, PIER)) == (
        Weight.MINOR,
        ("1 paragraph moved",),
    )


def row(kind: Kind, old: int | None, new: int | None, *texts: str) -> ParagraphChange:
    return ParagraphChange(kind, old, new, word_spans(*texts))


@pytest.mark.parametrize(
    ("rows", "weight", "reasons", "folded"),
    [
        (
            [row(Kind.SPLIT, 0, 0, PIER, PIER), row(Kind.SPLIT, 0, 1, CREW, CREW)],
            Weight.COSMETIC,
            ("only paragraph breaks differ",),
            {"white_space": 1},
        ),
        (
            [row(Kind.MERGED, 0, 0, PIER, PIER), row(Kind.MERGED, 1, 0, CREW, CREW)],
            Weight.COSMETIC,
            ("only paragraph breaks differ",),
            {"white_space": 1},
        ),
        (
            [
                row(Kind.SPLIT, 0, 0, PIER, PIER),
                row(Kind.SPLIT, 0, 1, CREW, CREW.replace("nine", "five")),
            ],
            Weight.SUBSTANTIVE,
            ("paragraph 2: nine → five", "elsewhere only paragraph breaks differ"),
            {"white_space": 1},
        ),
        (
            [row(Kind.REPEATED, None, 1, "", PIER)],
            Weight.MINOR,
            ("1 paragraph repeated",),
            {},
        ),
        (
            [
                row(Kind.EDITED, 0, 0, f"{PIER} {CREW}", PIER),
                row(Kind.EDITED, 1, 1, ORCHARD, f"{ORCHARD} {CREW}"),
            ],
            Weight.MINOR,
            ("1 passage moved",),
            {"moved": 2},
        ),
    ],
)
def test_parted_joined_repeated(
    rows: list[ParagraphChange], weight: Weight, reasons: tuple[str, ...], folded: dict[str, int]
) -> None:
    assert weigh((None, None), (), rows, (), facts((), rows)) == (weight, reasons, folded)


def test_a_dateline_in_the_text_is_minor() -> None:
    old, new = (f"ALDER, May {day} (Coast) -- {PIER}" for day in (3, 4))
    assert weighed(body(old), body(new)) == (Weight.MINOR, ("dateline differs",))


def test_house_style_of_a_headline_is_cosmetic() -> None:
    old, new = Article("Pier costs $2 billion"), Article("Pier costs $2 bln")
    assert weighed(old, new) == (Weight.COSMETIC, ("only house style differs",))


def test_moved_and_edited_is_weighed_by_the_edit() -> None:
    old, new = body(ORCHARD, PIER), body(PIER, ORCHARD.replace("half", "twice"))
    assert weighed(old, new) == (
        Weight.SUBSTANTIVE,
        ("paragraph 2: half → twice", "1 paragraph moved"),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (body(f"{PIER} {CREW}"), body(PIER, CREW)),
        (body(PIER, CREW, ORCHARD), body(f"{PIER} {CREW}", ORCHARD)),
        (body(f"{PIER} {CREW}", ORCHARD), body(PIER, f"{CREW} {ORCHARD}")),
    ],
)
def test_one_text_parted_elsewhere_is_cosmetic(old: Article, new: Article) -> None:
    assert weighed(old, new) == (Weight.COSMETIC, ("only paragraph breaks differ",))


def test_parted_elsewhere_and_changed_is_not_cosmetic() -> None:
    old, new = body(f"{PIER} {CREW}"), body(PIER, CREW.replace("nine", "five"))
    assert weighed(old, new)[0] is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (Article("Pier shut", byline="By Ann Lee"), "byline differs"),
        (Article("Pier shut", dateline="ALDER, May 3"), "dateline differs"),
        (Article("Pier shut", captions=("The pier", "The port")), "captions differ"),
        (Article("Pier shut", boilerplate=("(END)",)), "boilerplate differs"),
        (Article("Pier shut", slug="Alder pier"), "slug differs"),
        (Article("Pier shut", note="(ADDS quote)"), "edit note differs"),
    ],
)
def test_other_parts_are_minor(new: Article, reason: str) -> None:
    assert weighed(Article("Pier shut"), new) == (Weight.MINOR, (reason,))


def test_other_parts_in_another_look_are_cosmetic() -> None:
    old, new = Article("Pier shut", byline="BY ANN LEE"), Article("Pier shut", byline="By Ann Lee")
    assert weighed(old, new) == (Weight.COSMETIC, ("only case differs",))


def test_label_only() -> None:
    assert weighed(Article("Pier shut", LEAD), Article("Pier shut", SECOND)) == (
        Weight.LABEL_ONLY,
        ("label: LEAD → 2nd LD",),
    )


def test_reasons_stand_heaviest_first() -> None:
    old = Article("Pier shut", LEAD, byline="By Ann Lee", paragraphs=(PIER, "Shut - for now."))
    new = Article("Pier open", SECOND, paragraphs=(PIER.replace("both", "all"), "Shut – for now."))
    assert weighed(old, new) == (
        Weight.HEADLINE,
        (
            "headline: shut → open",
            "paragraph 1: both → all",
            "byline differs",
            "elsewhere only dashes differ",
            "label: LEAD → 2nd LD",
        ),
    )


def test_changed_numbers_are_told_first_and_the_rest_is_counted() -> None:
    old = [f"On pier {name} there was a crowd of 12 at noon." for name in "ABCDEFGH"]
    new = [line.replace("crowd", "queue") for line in old[:-1]] + [old[-1].replace("12", "47")]
    weight, reasons = weighed(body(*old), body(*new))
    assert weight is Weight.SUBSTANTIVE
    assert reasons[0] == "paragraph 8: 12 → 47"
    assert reasons[LISTED:] == ("3 more paragraphs edited",)

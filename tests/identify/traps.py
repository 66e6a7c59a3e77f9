"""Two texts of one story, and two that look it: invented, for the tests and for the weights."""

from __future__ import annotations

from datetime import timedelta

from tracker.identify.score import Signs
from tracker.models.values import Article, Label, LabelKind

Pair = tuple[str, Article, Article, Signs, str, str]
"""What it is; the older text and the newer; the other signs; the addresses of both."""

STRIKE = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
)
WHEAT = (
    "Farmers in the Tamar valley expect a smaller wheat crop this year, a growers' body said,"
    " as a dry spring gave way to weeks of rain that kept machines off the fields.",
)
SOON = timedelta(minutes=20)


def label(text: str, ordinal: int) -> Label:
    return Label(text, LabelKind.UPDATE, ordinal)


def alert(text: str, ordinal: int) -> Label:
    return Label(text, LabelKind.ALERT, ordinal)


NEXT_DAY = timedelta(hours=24)
BOND = (
    "Orsal Steel said it sold 40 million crowns of convertible bonds due 2047 through a group led"
    " by Harrow Bank, with a coupon of 5 percent and a premium of 22 percent over the closing price"
    " of the shares. The bonds may not be called for two years and the issue is rated single B.",
)
OTHER_BOND = (
    BOND[0]
    .replace("Orsal Steel", "Venn Shipping")
    .replace("40 million", "75 million")
    .replace("Harrow Bank", "Tamar Trust")
    .replace("2047", "2052")
    .replace("5 percent", "6 percent")
    .replace("22", "19"),
)
LINE = ("Each morning there is a new word of five letters to be found in six guesses or fewer.",)
MARKET = "https://wire.example/2031/05/03/us-markets-elsine-id"
PIER = "https://wire.example/2031/05/03/us-elsine-pier-fire-id"

TRAPS: list[Pair] = [
    (
        "two stories under one standfirst",
        Article("Can the minister end the dock strike?", paragraphs=(STRIKE[1],)),
        Article("Docks: what the strike costs a day", paragraphs=(STRIKE[1],)),
        Signs(SOON),
        "",
        "",
    ),
    (
        "two earnings from one template",
        Article("Orsal Steel Q2 profit beats forecasts"),
        Article("Venn Shipping Q2 profit beats forecasts", label("UPDATE 1", 1)),
        Signs(SOON),
        "",
        "",
    ),
    (
        "a daily column",
        Article("Elsine shares close lower on trade worries"),
        Article("Elsine shares close lower on rate worries"),
        Signs(timedelta(hours=24)),
        "",
        "",
    ),
    (
        "one word",
        Article("Weather"),
        Article("Weather report"),
        Signs(SOON),
        "",
        "",
    ),
    (
        "nothing at all",
        Article(""),
        Article(""),
        Signs(SOON),
        "",
        "",
    ),
    (
        "two stories of one slug",
        Article("Harbour strike enters second day", slug="elsine", paragraphs=STRIKE),
        Article("Wheat crop seen smaller", slug="elsine", paragraphs=WHEAT),
        Signs(SOON),
        "",
        "",
    ),
    ("a template", Article("A sells bonds", paragraphs=BOND),
     Article("B sells bonds", paragraphs=OTHER_BOND), Signs(SOON), MARKET, PIER),
    ("a column under its address and number", Article("Elsine shares slip on rate worries"),
     Article("Elsine shares rise as banks gain"), Signs(NEXT_DAY, same_number=True),
     MARKET, MARKET),
    ("a press digest of another date", Article("PRESS DIGEST - Tamar papers - Sept 6"),
     Article("PRESS DIGEST - Tamar papers - Sept 8"), Signs(NEXT_DAY), "", ""),
    ("a column without a date, two days on", Article("Bright and brief", slug="AM-Brites,0440"),
     Article("Bright and brief", slug="AM-Brites,0512"), Signs(timedelta(hours=46)), "", ""),
    ("a column that was gone and comes round", Article("Which word is it today?"),
     Article("Which word is it today?"), Signs(NEXT_DAY, listing="gone"), PIER, PIER),
    ("the same with its standing line", Article("Which word is it today?", paragraphs=LINE),
     Article("Which word is it today?", paragraphs=LINE), Signs(NEXT_DAY, listing="gone"), "", ""),
    ("one slug, two stories", Article("Guerrillas kill three", slug="PM-Tamar,0390"),
     Article("Earthquake shakes new year", slug="AM-Tamar,0210"), Signs(SOON), "", ""),
    ("a number used again", Article("Mine chief wins deal, bows out"),
     Article("Traders cheer copper takeover"), Signs(SOON, same_number=True), PIER, MARKET),
    ("two that the listing shows side by side", Article("Man hurt in Elsine tram crash"),
     Article("Man hurt in Elsine tram brawl"), Signs(SOON, listing="listed"), "", ""),
    ("a diary", Article("DIARY - Tamar meetings, week ahead"),
     Article("DIARY - Tamar meetings, day ahead"), Signs(timedelta(hours=48)), "", ""),
    ("a press digest of another town, a day on", Article("PRESS DIGEST - Elsine - Sept 6"),
     Article("PRESS DIGEST - Elsine - Sept 7"), Signs(NEXT_DAY), "", ""),
    ("the evening's slug, another story",
     Article("Ministers weigh rice tax", slug="AM-Elsine,0390"),
     Article("Flood waters reach rail yard", slug="PM-Elsine,0210"),
     Signs(timedelta(hours=11)), "", ""),
    ("a wrap-up that holds the whole story and others",
     Article("Dockers strike", paragraphs=STRIKE),
     Article("Tamar in turmoil", Label("WRAPUP 2", LabelKind.WRAPUP, 2),
             paragraphs=(*WHEAT, *STRIKE, *BOND, *OTHER_BOND)), Signs(SOON), "", ""),
    ("a sidebar", Article("Dockers in Port Elsine strike again", paragraphs=STRIKE),
     Article("FACTBOX - Port Elsine's strikes since 2020", paragraphs=(*BOND, STRIKE[1])),
     Signs(SOON), "", ""),
    ("one event in two chains of leads", Article("Tamar detects tremors as Orsal tests rocket",
     label("2nd LD", 2)), Article("Orsal confirms second test of rocket", label("LEAD", 1)),
     Signs(SOON), "", ""),
    ("two of one word", Article("Weather"), Article("Weather"), Signs(SOON), "", ""),
]  # fmt: skip

REWRITES: list[Pair] = [
    (
        "a rewrite with a new headline",
        Article("Harbour strike enters second day", paragraphs=STRIKE),
        Article("Docks shut as talks fail", label("LEAD", 1), paragraphs=("It goes on.", *STRIKE)),
        Signs(SOON),
        "",
        "",
    ),
    (
        "a flash, then the story under the same headline",
        Article("Tamar dam gives way after week of rain"),
        Article("Tamar dam gives way after week of rain", paragraphs=WHEAT),
        Signs(SOON),
        "",
        "",
    ),
    (
        "a headline cut to make room for a label",
        Article("Orsal Steel posts higher sales, sees margins under pressure"),
        Article("Orsal Steel posts higher sales", Label("CORRECTED", LabelKind.CORRECTION)),
        Signs(SOON),
        "",
        "",
    ),
    ("one address, another headline", Article("Pier burns in Elsine harbour"),
     Article("Elsine crews battle blaze on waterfront pier"), Signs(SOON), PIER, PIER),
    ("an update the next day", Article("Orsal to shut Elsine mill, cut 300 jobs"),
     Article("Orsal to shut Elsine mill, cut 300 jobs", label("UPDATE 2", 2)),
     Signs(NEXT_DAY), "", ""),
    ("a text that keeps its length, when the other was long gone", Article(
        "Harbour strike enters second day", paragraphs=(*STRIKE, *WHEAT, *BOND)),
     Article("Docks stay shut", paragraphs=(*STRIKE, *WHEAT, *BOND)),
     Signs(NEXT_DAY, listing="gone"), "", ""),
    ("a headline in short forms", Article("Orsal wins $2 billion U.S. order"),
     Article("Orsal wins $2 bln US order", label("UPDATE 1", 1)), Signs(SOON), "", ""),
    ("what came when the other left", Article("Brand in haven van Elsine gedoofd"),
     Article("Grote brand in haven Elsine onder controle"), Signs(SOON, listing="left"), "", ""),
    ("a flash, then its story", Article("Orsal Steel 2030 net 12 million crowns vs 9 million"),
     Article("Steelmaker lifts payout", paragraphs=(
         "Orsal Steel said on Monday its 2030 net was 12 million crowns vs 9 million.", *BOND)),
     Signs(SOON), "", ""),
    ("after three alerts the first story", Article("댐 수문 고장 주민 대피", alert("3보", 3)),
     Article("댐 수문 고장 주민 대피", label("종합", 1)), Signs(SOON), "", ""),
    ("a wrap-up of the same story", Article("Dockers strike", paragraphs=STRIKE),
     Article("Dockers strike", Label("WRAPUP 1", LabelKind.WRAPUP, 1), paragraphs=STRIKE),
     Signs(SOON), "", ""),
]  # fmt: skip

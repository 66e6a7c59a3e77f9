"""English words that open a headline or a sentence with a capital, and are no names. Pure."""

from __future__ import annotations

import re

from tracker.diff.tables import lexicon

SHORTEST = 3
"""Letters of the shortest word that is looked at."""

_COMMON_ENDS = re.compile(
    r"(?:s|ing|ed|ly|ion|ment|er|ity|ness|ful|able|ous|ive|ence|ance|ism|ist|ure|age|ship)$"
)
_OPENERS_ENGLISH = lexicon(
    """
    aboard abroad abuse actor actual add additional admiral advice afterward again against ahead
    aide aircraft airline airport airspace alarm alcohol along alongside already also although
    aluminum ambassador amid among and animal annual anti antisemitic antitrust anxiety any
    anybody anyone apart appreciate are area art artificial aside ask asset assistant associate
    atmosphere audio author auto avalanche aware away baby bad bag ball band bankruptcy baseball
    battle beach because been behind between beyond big bill billionaire blast blaze blood blue
    board boat body bomb bond born bottom bridge broken budget burglar but cabin call camera
    camp capital captain car cargo carry cartel case cash catastrophic catch caught cause cell
    chairman chancellor change channel cheap check chemical chief church citizenship civil clean
    climate clinic clinical club coffee college come commercial common complete complex concrete
    congressional congressman consistent conspiracy contact content control controversy convict
    core corn correct cost counsel country course crash crazy credit crew criminal crude cruise
    cultural dad dam dark deadline debt defendant demand democracy deputy desperate despite did
    die diesel different diplomacy diplomatic director discount discovery doctor dog dollar
    domestic downtown dramatic driven drone drug duke dust each eat economic economy electric
    electronic eligible elite elsewhere emergency energy enjoy enough entire environmental envoy
    euro even every everybody everyone everywhere except exercise exit expect expert export
    extreme face fact factory fair faith familiar fan far farm fast favorite fear federal fee
    fellow ferry fight financial fire fisherman fix flat fleet flew flight flu fog food foot
    football for forecast foreign forest forget formal fossil fresh friend from fuel fun
    fundamental game gap general get giant given global gold golf gone good got governor grand
    great grocery ground group gun gunfire had hail happy harbor harbour hard harsh have head
    health healthcare heart heat heatwave heavy hedge help here high history hold home hope
    hospital host hostile hot hotel how huge human hydrogen iconic identify imagery imagine
    immediate immigrant immune impact import income incumbent independent individual industry
    initial inmate inside instead institutional intense interest interim internal internet
    invest investor island jet job joint journey judicial juror just key know known labor lack
    lady lake land landslide large late latest law lay lead leadership let liberal license lie
    life like little loan local long longtime look loud love low lunch luxury made mail make
    maritime market material math maximum mayor meanwhile medical meet mental metal midterm mill
    mine minimum missile model moderate modern mom momentum money mosque movie much multiple
    museum music myself nationwide natural naval near nearby net network nice non now nurse off
    offset often oil old once online ordinary otherwise our out outbreak output outside overall
    overhaul pain panic part party past pay peace peak people person personal phone photo
    physical pilot place plan plane planet plant plastic plenty policy political poor pope port
    post pre preliminary premium presidential pretty price prince prior privacy problem
    professional professor project prominent property protect pull pupil push put quake queen
    quiet quite race radical radio rain rare real rebel recent record recovery regime regional
    regret regular relevant relief remain research resident residential respect response rest
    restaurant retail revenue review rhetoric rice rich rival road rocket round rule runway
    rupee rural safety sailor same satellite scale school search see seen self senator senior
    separate severe sex sexual share she sheriff shield ship shock shoot short shot shutdown
    signal significant similar since size sky slow small smoke snow social soft software soil
    solar somebody someone somewhere song soon sorry space speak special spent sport spread
    standard star state statue stay steel steep step still stock stolen storm strategic strategy
    strength stuck student stuff style subject such sudden sue sun surprise suspect swell system
    take talk target tariff tax team tech technology teen temple terror test text that the their
    then therapy there therefore these they thief think those though through throughout throw
    time title too top total toward town trade traditional traffic train transit transparency
    transport travel tree tremor trip trouble truck trust try tunnel turn twice type typical
    uncertainty unit unlike until update upon uranium urban urgent use vaccine value variety
    vehicle very vessel veteran victim video viral visa visible voice volume vote wait walk want
    war warfare watch wave way wealth wear welcome well were what wheat when where which while
    who whole wholesale why wide widespread wildfire wind with within word work world worse
    written yen yet you young your
    """
)
"""The words that 1,600 stories of a news site write small at least thirty times, and most often so;
with what disasters, courts, markets and sport begin with. Those that their end tells are left
out."""


_PLACES_ENGLISH = lexicon(
    """
    algiers andes annapolis ardennes arkansas athens azores bahamas balkans barbados beijing belarus
    brussels calais cannes caracas chester chongqing columbus comoros cyprus dallas damascus davos
    denver doncaster dover emirates exeter falklands florence france galapagos gloucester hanover
    hebrides himalayas honduras illinois indianapolis italy kansas kunming lagos lancaster laos
    leeds leicester louis maldives manchester marseilles massachusetts mauritius memphis minneapolis
    nablus nanjing nantes naples netherlands niger orleans paris philippines rennes rhodes
    seychelles sicily texas tunis vancouver vegas versailles vilnius wales worcester
    """
)
"""Countries, provinces, islands and cities that the news is made of and whose names end as common
words do. What else is a name, the text below a headline shows."""


def may_be_a_name(word: str) -> bool:
    """Tell whether a word, in lower case, is none of those that open many an English sentence."""
    common = word in _OPENERS_ENGLISH or _COMMON_ENDS.search(word)
    return word in _PLACES_ENGLISH or (len(word) >= SHORTEST and not common)

"""English words that say what happened, in families: what one family says is one thing. Pure.

`rose` and `climbed` say the same, `rose` and `fell` do not. The words of a family after its `:` are
verbs, in the form that a dictionary has; their regular forms are made, the others are listed after
a second one. An empty line parts two fields: no word takes the place of one of another field, as a
`west` does not of a `deal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_FAMILIES = """
up higher risen grown growth: rise climb gain grow increase jump surge soar advance rally
up: rebound raise lift hike boost : rose grew
down lower fallen: fall drop decline slip tumble slide plunge decrease
down: shrink ease slump dive lower cut slash reduce trim plummet : fell sank slid shrank shrunk
dead killed death deaths fatal fatally: kill : died dies dying slain
hurt injured wounded injuries injury wounds: injure wound
alive survivors survivor: survive
rescued saved: rescue save
missing
clear innocent acquitted acquitting: clear acquit exonerate
convict guilty: convict
blame: blame
accuse: accuse
charge: charge indict
arrest custody: arrest detain : held detained
free bailed: release free : freed frees
jail prison imprisoned imprisonment: jail imprison
sentence: sentence
fine fined
sack ousted: sack oust dismiss : fired
resign resignation: resign : quit quits stepped
hire: hire appoint name
suspend: suspend
elect elected: elect
approve approval: approve adopt ratify pass : passed passes
reject rejection: reject veto block : vetoed
back support endorsed: back support endorse
oppose: oppose
ban: ban prohibit outlaw forbid bar
allow: allow permit legalise legalize
grant: grant
accept: accept
refuse: refuse
agree deal agreement: agree
disagree
uphold upheld: uphold confirm
overturn: overturn annul quash
improve better: improve
worsen worse: worsen deteriorate
join: join
leave: depart : leaves
win victory: win defeat : won beat beats beaten wins winning
lose defeat : : lost loses losing
draw tie tied : : drew drawn
begin start: begin start launch commence : began begun
end halted stop: end stop halt cease : stopped
finish: finish
close closure: close : shut shuts closing
open: open reopen : reopened
keep retain: keep retain : kept
remove: remove
build: build rebuild : built rebuilt
destroy: destroy
repair: repair restore
damage: damage
attack attacks: attack
capture: capture seize : taken took seized
abandon: abandon
withdraw: withdraw retreat : withdrew withdrawn retreated
enter: enter
sign: sign
scrap cancelled canceled: scrap cancel
delay: delay postpone
extend: extend
sell: sell : sold
buy: buy acquire purchase : bought acquired
find : : found
miss: miss
hit: hit strike : struck
deport: deport
return: return
escape flee: escape : fled
surrender: surrender
recover: recover
infect: infect

profit profits
loss losses
surplus
deficit

strong stronger
weak weaker

murder: murder
manslaughter
suicide
accident accidental accidentally
deliberate deliberately intentional
arson
terrorism terrorist terrorists

ceasefire truce
offensive
invasion: invade

soldiers soldier troops
civilians civilian
militants militant
rebels rebel
gunmen gunman
men man male
women woman female
boys boy
girls girl
children child
adults adult
students pupils
workers
passengers
migrants
refugees
hostages hostage
prisoners

north northern
south southern
east eastern
west western
northeast northeastern
northwest northwestern
southeast southeastern
southwest southwestern

left
right

before
after
during

true
false
safe
unsafe
legal
illegal
legally
illegally
lawful
unlawful

all
some
most
many
several
few
both

former
current
acting
next
previous
last

public
private

positive
negative

stable
critical
serious

temporary temporarily
permanent permanently
partial partially partly
full fully

mandatory compulsory
voluntary

unanimous unanimously
majority
minority

peaceful
violent

major
minor

hurricane
tornado
earthquake
flood floods flooding
drought

son sons
daughter daughters
husband
wife
father
mother
brother
sister

yes

ally
rival

biggest largest
smallest
best
worst
highest
lowest

buyer
seller
"""
_VOWELS = "aeiou"
_DOUBLED = re.compile(rf"[^{_VOWELS}][{_VOWELS}][^{_VOWELS}wxy]$")


def _forms(verb: str) -> Iterator[str]:
    """Yield the forms of a regular verb; a short last syllable is given both ways."""
    stem = verb.removesuffix("e")
    yield from (verb, f"{stem}ed", f"{stem}ing")
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        yield f"{verb}es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    else:
        yield f"{verb}s"
    if _DOUBLED.search(verb):
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


class Family(NamedTuple):
    """What a word says, and the field in which it says so."""

    field: str
    name: str


def _read() -> Iterator[tuple[str, Family, bool]]:
    """Yield each word, its family, and whether it is a form of a verb."""
    for lines in _FAMILIES.strip().split("\n\n"):
        field = lines.split(maxsplit=1)[0]
        for line in lines.splitlines():
            plain, regular, others = (part.split() for part in (line + "::").split(":")[:3])
            family = Family(field, [*plain, *regular][0])
            forms = [form for verb in regular for form in _forms(verb)]
            yield from ((word, family, False) for word in plain)
            yield from ((word, family, True) for word in (*forms, *others))


OUTCOMES_ENGLISH: Mapping[str, Family] = {word: family for word, family, _ in _read()}
"""Words that say what happened, to whom and when, each by its family."""
OUTCOME_VERBS_ENGLISH = frozenset(word for word, _, is_verb in _read() if is_verb)
"""Those of them that are a form of a verb."""

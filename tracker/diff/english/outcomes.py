"""English words that say what happened, in families: what one family says is one thing. Pure.

`rose` and `climbed` say the same, `rose` and `fell` do not. The words of a family after its `:` are
verbs, in the form that a dictionary has; their regular forms are made, the others are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_FAMILIES = """
up higher risen rose grown grew growth: rise climb gain grow increase jump surge soar advance rally
up: rebound raise lift hike boost
down lower fallen fell sank slid shrank shrunk: fall drop decline slip tumble slide plunge decrease
down: shrink ease slump lower cut slash reduce trim plummet
dead killed died death deaths fatal fatally dies dying slain: kill
hurt injured wounded injuries injury wounds: injure wound
alive survivors survivor: survive
rescued saved: rescue save
missing
clear innocent acquitted acquitting: clear acquit exonerate
convict guilty: convict
blame: blame
accuse: accuse
charge: charge indict
arrest held detained custody: arrest detain
free freed frees bailed: release free
jail prison imprisoned imprisonment: jail imprison
sentence: sentence
fine fined
sack fired ousted: sack oust dismiss
resign quit quits resignation stepped: resign
hire: hire appoint name
suspend: suspend
elect elected: elect
approve approval passed passes: approve adopt ratify pass
reject rejection vetoed: reject veto block
back support endorsed: back support endorse
oppose: oppose
ban: ban prohibit outlaw forbid bar
allow: allow permit legalise legalize
grant: grant
accept: accept
refuse: refuse decline
agree deal agreement: agree
disagree
uphold upheld: uphold confirm
overturn: overturn annul quash
improve better: improve
worsen worse: worsen deteriorate
join: join
leave leaves: depart
win won beat beats beaten victory wins winning: win defeat
lose lost loses losing defeat
draw drew drawn tie tied
begin began begun start: begin start launch commence
end stopped halted stop: end stop halt cease
finish: finish
close shut shuts closing closure: close
open reopened: open reopen
keep kept retain: keep retain
remove: remove
build built rebuilt: build rebuild
destroy: destroy
repair: repair restore
damage: damage
attack attacks: attack
capture taken took seized: capture seize
abandon: abandon
withdraw withdrew withdrawn retreated: withdraw retreat
enter: enter
sign: sign
scrap cancelled canceled: scrap cancel
delay: delay postpone
extend: extend
sell sold: sell
buy bought acquired: buy acquire purchase
find found
miss: miss
hit struck: hit strike
deport: deport
return: return
escape fled flee: escape
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
last
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


def _read(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.strip().splitlines():
        plain, _, verbs = line.partition(":")
        family = (plain or verbs).split()[0]
        words = [*plain.split(), *(form for verb in verbs.split() for form in _forms(verb))]
        yield from ((word, family) for word in words)


OUTCOMES_ENGLISH: Mapping[str, str] = dict(_read(_FAMILIES))
"""Words that say what happened, to whom and when, each by its family."""

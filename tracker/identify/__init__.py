"""Which story is this, and is its text new? Pure.

`keys` names what an address is known by, `clues` what a text may be known by, `score` weighs one
text against a story, `sources` tells what a source changed of what it said before, and `judge`
says whether a text makes a version.
"""

"""A small wire on loopback, and the stories it tells.

Three invented outlets publish stories that were written for this program, and rewrite them step
by step through one invented day: an agency that marks its rewrites `(LEAD)`, one that marks them
`UPDATE 1-`, and a newspaper that marks nothing at all. The first agency has a Korean service too.

copy/*.toml → stories → typeset → feeds, pages → edition → wire

`wire.DemoWire` is the door; `DemoWire.truth()` says what a tracker should have found. A new story
is a new file in `copy/`: its paragraphs once each, and its versions as lists of them.
"""

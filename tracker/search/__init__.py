"""What somebody typed, understood; and where a text has it. Pure.

`query` reads a search, `addresses` what may be an address; `passages` finds the words in a text,
`spots` in all versions of a story, and `standing` says in which of them they stood.
"""

"""The sentence as code: what happens to one answer of an outlet, and to one text in it.

`reading` has an answer read by a child with limits: feed → entries, page → article. `receive` takes
what was read, and `file` puts each text where it belongs: identify → store → diff → alert; both
are called in a transaction that somebody above has opened, and nothing is read in one.
"""

"""Evidence that leaves the house: anchors, WARC files, bundles and how they are checked.

`anchor` is the chain's head as a line of text; `warc` writes and reads captures; `bundle` packs and
opens the zip; `check` is what the script in a bundle does. Nothing here knows the database.
"""

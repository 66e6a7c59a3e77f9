"""One diff, many faces: the same values as text, as a patch, as HTML, as JSON, as a picture. Pure.

Page, mail and command line render through this room, so that they cannot disagree. Each module is
imported for itself: a command loads the one that it draws with.
"""

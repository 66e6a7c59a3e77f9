"""A web page: `reading` finds the article on it, `seen` makes a hash of what it shows. Pure.

They stand apart since whoever looks whether a page changed needs none of what reads one.
"""

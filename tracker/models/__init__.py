"""The nouns: `values` (what an outlet said, frozen) and `records` (what we keep, tables).

They are two files so that reading a piece of copy or comparing two files starts without the
database library.
"""

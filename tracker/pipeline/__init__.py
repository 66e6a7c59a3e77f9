"""The sentence as code: what happens to one answer of an outlet, and to one text in it.

`receive` reads answers: feed → entries, page → article. `file` puts a text where it belongs:
identify → store → diff → alert. Each is called in a transaction that somebody above has opened.
"""

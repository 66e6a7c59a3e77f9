"""Story Tracker follows wire stories through their versions.

poll → fetch → parse → identify → store → diff → alert, and show

Each word is a module of that name. `pipeline` says them in order, `desk` is the one door to all
of it, and `cli`, `web`, `scheduler` and `demo` show it.
"""

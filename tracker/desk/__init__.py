"""The one door: everything that can be asked of the tracker, one method a question.

It has three wings, so that asking for a story's versions does not load the libraries that poll:
`reading` (stories, versions, diffs, changes), `following` (outlets, feeds, watches) and `rounds`
(poll, send alerts, replay an archive). Each has a function `open_…` that chooses its parts from
the settings. Methods return records and values; never a table, never HTML.
"""

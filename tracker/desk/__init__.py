"""The one door: everything that can be asked of the tracker, one method a question.

It has wings, so that asking for a story's versions does not load the libraries that poll:

- `polling`: look at what is due and file what is new, on and on;
- `alerting`: watches, the yes to them, and the letters that are owed;
- `reading`: stories, versions, changes, outlets, searches;
- `deciding`: what belongs together, as people say;
- `proving`: what shows that what is kept is what was seen, and what was taken away.

`following` says whom we follow; `archive` and `importing` bring what others recorded. What opens a
wing, `open_…`, chooses its parts from the settings. Methods return records and values; never a
table, never HTML.
"""

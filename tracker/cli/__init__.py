"""The desk at a terminal: commands that translate questions and answers, and decide nothing.

`door` runs a command and knows the exit codes, `shelf` lists the commands and loads the one that
is asked for, `terminal`, `moments`, `objects`, `spans` and `copy` show what it found: drawn on a
terminal, a record a line on a pipe, or as JSON. The other modules are the commands.
"""

from tracker.cli.door import main
from tracker.cli.shelf import app

__all__ = ["app", "main"]

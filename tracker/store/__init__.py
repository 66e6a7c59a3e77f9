"""What we remember, and the only SQL. One file a noun; functions with a session first.

The caller opens the transaction; nothing here commits. SQL narrows, the pure steps decide.
A thing that a person asked for and that is missing raises NotFoundError; one that the pipeline
asked for is None.
"""

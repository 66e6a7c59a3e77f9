"""The chain: what was kept is sealed in the transaction that keeps it, each seal over the last.

`forms` reads the fields that are hashed, `seals` extends the chain, `walk` holds the database
against it. A row that is changed, put in or taken out past the program then shows; that the chain
itself was written anew, or cut off at its end, shows against an anchor that is kept elsewhere.
"""

from tracker.store.chain.seals import due, head, seal_due, seal_old

__all__ = ["due", "head", "seal_due", "seal_old"]

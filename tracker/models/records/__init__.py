"""What we keep: the tables. Records are data: no relationships, no queries, no methods that act.

A table a class, a file a noun. A class takes about 10 ms to build, so each room imports those that
it works with; `every` has them all, for whoever writes.
"""

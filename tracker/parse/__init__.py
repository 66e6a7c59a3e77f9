"""Bytes in, articles out: feeds, pages and pieces of wire copy, read into values. Pure."""

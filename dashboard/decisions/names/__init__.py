"""Decisions on names: merge, split, rename, hide, move to another country. No module of it reads a file."""

"""Decisions on names: merge, split, rename, hide, move to another country. Nothing here reads a file."""

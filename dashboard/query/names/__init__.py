"""Counts, profiles, pairs, spellings and likely duplicates of names. Nothing is merged in this package."""

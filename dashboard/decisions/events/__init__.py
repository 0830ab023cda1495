"""Decisions on events: reject, re-date, re-place, join, part. Nothing here reads a file."""

"""Decisions on events: reject, date, place, join, separate. No module of it reads a file."""

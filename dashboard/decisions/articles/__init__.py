"""Decisions on articles: day, title, publisher, copies, off topic. Nothing here reads a file."""

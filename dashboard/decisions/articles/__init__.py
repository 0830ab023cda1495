"""Decisions on articles: day, title, publisher, copies, off topic. No module of it reads a file."""

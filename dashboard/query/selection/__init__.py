"""Filters -> Selection: which articles, events and sentences are kept, and the counts of each facet. No page-specific table."""

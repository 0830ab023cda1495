"""Counts articles and days over time. No lists of events."""

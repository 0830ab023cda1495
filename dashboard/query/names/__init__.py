"""Persons, organisations and places: counts, profiles, company, spellings, duplicates. Nothing is merged here."""

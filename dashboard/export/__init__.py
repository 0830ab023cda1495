"""Exports: charts and rows with their methods card, as the bytes of a file. Nothing is counted here."""

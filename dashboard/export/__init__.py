"""Exports: (specification, rows, card) -> bytes of a file. Nothing is counted here."""

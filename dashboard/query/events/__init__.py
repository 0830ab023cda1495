"""Reported events, meetings and figures, and the sentences that report them. Nothing is corrected here."""

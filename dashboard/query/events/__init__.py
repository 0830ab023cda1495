"""Reported events, meetings, figures and the sentences behind them. Nothing is corrected here."""

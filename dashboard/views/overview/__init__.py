"""The page Overview. Nothing is counted here."""

"""The page Compare. Nothing is counted here."""

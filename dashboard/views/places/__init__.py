"""The page Places. Nothing is counted here."""

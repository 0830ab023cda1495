"""The page Who, a module a tab or panel. Nothing is counted here."""

"""The page Timeline, a module a tab or panel. Nothing is counted here."""

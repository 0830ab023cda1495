"""The page Articles, a module a tab or panel, and the reader. Nothing is counted here."""

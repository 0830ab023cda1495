"""The page Corpus, a module a tab or panel. Nothing is counted here."""

"""Words and phrases: counts, trends, distinctive words, concordance, collocates."""

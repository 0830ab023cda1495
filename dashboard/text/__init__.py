"""Text by itself: tokens, sentences, folded letters, word lists. Nothing here knows an article, a step or the corpus."""

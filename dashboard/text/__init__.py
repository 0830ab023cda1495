"""Text by itself: words, sentences, parts, folded letters, word lists. It knows no step and no corpus."""

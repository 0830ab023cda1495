"""Two selections side by side."""

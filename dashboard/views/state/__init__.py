"""What outlives a run: the address, the session, the caches, and what a page is given. Nothing is drawn here."""

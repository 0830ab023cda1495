"""What outlives a click: the address, the session, the caches, the context of a page. Nothing is drawn."""

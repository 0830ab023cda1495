"""How files are written: atomic, synced, locked, with checksums. Nothing here knows what a file says."""

"""The files that analysts write: decisions, notes, checks, stop words. Nothing in it changes a corpus."""

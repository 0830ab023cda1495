"""The files beside a store that analysts write: decisions, notes, accuracy checks, stop words. Their effect lies elsewhere."""

"""applies filters: selects articles, events and sentences, counts facets. No page-specific tables."""

"""The search language: finds the articles that match a typed query. It knows nothing of the other filters."""

"""The search language: a query as typed -> the articles that meet it. Nothing here knows the other filters."""

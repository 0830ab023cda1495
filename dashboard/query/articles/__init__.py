"""Single articles: to read, their copies, dates, sources, topics, and articles like them."""

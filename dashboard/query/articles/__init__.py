"""Single articles: their text, copies, dates, origins, topics and similar articles. Nothing is corrected here."""

"""Single articles: their text, copies, dates, origins and topics. Nothing is corrected here."""

"""Names of the corpus that only the gazetteer can join: one country or one national body under several names."""

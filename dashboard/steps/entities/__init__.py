"""Join names that only the gazetteer can join: those of one country, one people or one national body."""

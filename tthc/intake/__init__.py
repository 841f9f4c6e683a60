"""FILES IN: what officers keep in CSV and Excel becomes facts, or a problem with its row."""

"""PAPERS OUT: what the program knows, as text, tables, JSON and CSV, in Vietnamese or English."""

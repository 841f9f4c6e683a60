"""MEMORY: the append-only journal and what is projected from it."""

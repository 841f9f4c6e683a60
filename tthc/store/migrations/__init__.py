"""How a register of an older program gets today's schema (docs/database.md)."""

"""DAYS: official days, working-day arithmetic, and deadlines that explain themselves."""

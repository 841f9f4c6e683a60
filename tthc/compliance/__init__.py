"""LAW x FACTS: the rule book, obligations, verdicts, checks and indicators."""

"""tthc tracks whether provinces do in time what the law on administrative procedures asks."""

__version__ = "0.1.0"

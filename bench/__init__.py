"""Side-by-side measurements: each figure is a ratio to something known, taken in one run."""

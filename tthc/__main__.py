"""Runs the command line: python -m tthc."""

from tthc.cli import main

main()

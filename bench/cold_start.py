"""How long a command takes to answer: `tthc --help` and `tthc show CODE` on 100,000 cases."""

import tempfile
from pathlib import Path

from bench.measuring import PYTHON, compare, program, run_all, tthc
from bench.registers import make_cases


def main() -> None:
    """Compare with importing what the command cannot do without."""
    click = program(PYTHON, "-c", "import click")
    both = program(PYTHON, "-c", "import click, sqlalchemy")
    help_ = tthc("--help")
    run_all([click, both, help_])
    compare("tthc --help / import click", help_, click, 1.6, runs=15)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        make_cases(place, 100_000, 0.02)
        show = tthc("show", "1.150004", "--format", "json", cwd=place)
        shown = tthc("show", "1.150004", cwd=place)
        run_all([show, shown])
        compare("tthc show CODE (json) / import click, sqlalchemy", show, both, 1.4, runs=15)
        compare("tthc show CODE (text) / import click, sqlalchemy", shown, both, 1.4, runs=15)

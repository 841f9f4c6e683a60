"""Runs every benchmark, or those named: python -m bench [start import audit calendar]."""

import sys
from importlib import import_module

NAMES = {
    "start": "bench.cold_start",
    "import": "bench.import_register",
    "audit": "bench.audit_register",
    "cascade": "bench.cascade",
    "calendar": "bench.calendar_arithmetic",
    "notice": "bench.notice_register",
    "snapshot": "bench.snapshot",
}

for name in sys.argv[1:] or NAMES:
    print(f"== {name}", flush=True)
    import_module(NAMES[name]).main()

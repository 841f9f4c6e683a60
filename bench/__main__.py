"""Runs every benchmark, or those named: python -m bench [start import audit ... scale].

One that takes an hour (`scale`) runs only when it is named.
"""

import sys
from importlib import import_module

NAMES = {
    "start": "bench.cold_start",
    "import": "bench.import_register",
    "audit": "bench.audit_register",
    "cascade": "bench.cascade",
    "calendar": "bench.calendar_arithmetic",
    "notice": "bench.notice_register",
    "officers": "bench.officers",
    "snapshot": "bench.snapshot",
    "scale": "bench.scale",
}
LONG = {"scale"}

for name in sys.argv[1:] or sorted(NAMES.keys() - LONG, key=list(NAMES).index):
    print(f"== {name}", flush=True)
    import_module(NAMES[name]).main()

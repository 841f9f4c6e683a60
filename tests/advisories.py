"""Has a library that we lock a known hole? Said when the source of advisories does not answer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NotRequired, TypedDict

LOCKED = Path(__file__).parent.parent / "requirements" / "run.txt"
ASK = ("-m", "pip_audit", "--requirement", str(LOCKED), "--no-deps", "--disable-pip")


class Library(TypedDict):
    """What pip-audit says of one library: its holes, or why it could not look."""

    name: str
    version: NotRequired[str]
    skip_reason: NotRequired[str]
    vulns: NotRequired[list[dict[str, object]]]


def judge(libraries: list[Library]) -> tuple[int, str]:
    """Give the exit code and what to say; nothing audited is said aloud, never taken for none."""
    holes = [(one, found) for one in libraries if (found := one.get("vulns"))]
    unseen = [one for one in libraries if "skip_reason" in one]
    if holes:
        named = "; ".join(f"{one['name']} {one.get('version')}: {found}" for one, found in holes)
        return 1, f"known holes: {named}"
    if unseen:
        return 0, f"advisories SKIPPED for {len(unseen)} of {len(libraries)}: no answer about them"
    return 0, f"{len(libraries)} libraries, no known hole"


def main() -> int:
    """Ask pip-audit about the locked versions."""
    asked = [sys.executable, *ASK, "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=300, check=False)
    try:
        libraries: list[Library] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"advisories SKIPPED: {done.stderr.strip().splitlines()[-1:]}")
        return 0
    code, said = judge(libraries)
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main())

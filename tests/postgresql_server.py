"""How the tests get a PostgreSQL server of their own: the system's programs, a folder, a socket."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SETTINGS = (
    *("-c", "listen_addresses="),
    *("-c", "max_connections=200"),
    *("-c", "fsync=off"),
)


def programs() -> Path | None:
    """Give the folder of initdb and pg_ctl, or None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


@contextmanager
def running(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Run a server in `folder`; give its address without a database name.

    `durable` keeps fsync on, for tests that kill it.
    """
    bin_ = programs()
    assert bin_ is not None
    folder.mkdir(parents=True, exist_ok=True)
    data, sockets = folder / "data", Path(f"/tmp/tthc-pg-{os.getpid()}-{id(folder)}")  # noqa: S108 - a socket's path has at most 107 bytes
    sockets.mkdir(mode=0o700)
    for path in (folder, sockets):
        _give(path)
    settings = [s for s in _SETTINGS if not (durable and s == "fsync=off")]
    settings = settings[:-1] if durable else settings
    try:
        _run(bin_ / "initdb", "-D", data, "-A", "trust", "-U", "tthc", "-E", "UTF8", "--locale=C")
        options = " ".join([*settings, f"-k {sockets}"])
        _run(bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://tthc@/{{name}}?host={sockets}"
        finally:
            _run(bin_ / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(sockets, ignore_errors=True)


def _give(path: Path) -> None:
    """PostgreSQL refuses to run as root: as root, the system's own user runs it."""
    if os.geteuid() == 0:
        shutil.chown(path, "postgres")
        for parent in path.parents:
            if not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)


def _run(*command: object) -> None:
    as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    prefix = as_server if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        timeout=120,
    )

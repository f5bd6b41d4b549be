"""A PostgreSQL server of a test's own: its data and its socket lie in one folder, and no port is opened."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
BINARIES = next((folder for folder in _FOLDERS if (folder / "initdb").exists()), None)
"""Folder of Debian's programs of the newest version; None where there are none."""
WHY_NOT = "PostgreSQL's server is not on this machine (Debian: apt install postgresql)"


def _command(*words: str) -> None:
    """Run a program of PostgreSQL; none of them runs as root."""
    assert BINARIES is not None
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*user, str(BINARIES / words[0]), *words[1:]], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()


@contextmanager
def running_postgresql(options: str = "-F") -> Iterator[str]:
    """Run a server, and give the folder of its socket; ``-F`` spares the syncs."""
    with tempfile.TemporaryDirectory(prefix="bm-pg-") as folder:  # a socket's path has at most 107 characters
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        _command("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
        given = f"{options} -c listen_addresses='' -c unix_socket_directories='{folder}'"
        _command("pg_ctl", "-D", data, "-o", given, "-l", f"{folder}/log", "-w", "start")
        try:
            yield folder
        finally:
            _command("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def new_database(socket: str) -> str:
    """Make an empty database on a server, and return its address for the settings."""
    name = f"store_{uuid4().hex}"
    with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql+psycopg://postgres@/{name}?host={socket}"

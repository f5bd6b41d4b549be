"""File systems over a network, on which SQLite cannot keep its locks."""

import os
import re
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK_KINDS: Final = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "sshfs"}
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_file_system(folder: Path, mounts: Path = _MOUNTS) -> str | None:
    """Return the kind of the network file system that a folder lies on; None for a disk of this machine.

    Parameters
    ----------
    mounts
        List of the mounted file systems, as Linux gives it; on other systems there is none, nor an answer.
    """
    try:
        lines = mounts.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    path = os.path.realpath(folder)
    best, kind = "", ""
    for line in lines:
        head, _, tail = line.partition(" - ")
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), head.split(" ")[4])
        inside = path == point or path.startswith(f"{point.rstrip('/')}/")
        if inside and len(point) >= len(best):
            best, kind = point, tail.split(" ")[0]
    kind = kind.removeprefix("fuse.")
    return kind if kind in _NETWORK_KINDS else None

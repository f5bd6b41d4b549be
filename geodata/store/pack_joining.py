"""A pack held against the brief that is there: what it changes, and what both sides changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geodata.editing.joined_values import JoinConflict, Side, join_values
from geodata.editing.operations import Operation
from geodata.editing.record_path import Values
from geodata.errors import BriefmapError
from geodata.store.brief_rows import version_values
from geodata.store.pack_file import OpenedPack

_SHOWN: Final = 20


class PackConflictError(BriefmapError):
    """A pack of a brief in which both sides changed the same places; nothing was joined."""

    def __init__(self, brief_id: str, conflicts: tuple[JoinConflict, ...]) -> None:
        """Take the brief and the places."""
        lines = [_conflict_line(each) for each in conflicts[:_SHOWN]]
        more = [f"  and {len(conflicts) - _SHOWN} more"] if len(conflicts) > _SHOWN else []
        head = (
            f"{brief_id}: found {len(conflicts)} places that both sides changed, expected a choice; nothing "
            "was joined: add --take mine or --take theirs"
        )
        super().__init__("\n".join([head, *lines, *more]))
        self.conflicts = conflicts


@dataclass(frozen=True)
class UnpackedBrief:
    """Outcome of taking a pack."""

    brief: str
    is_new: bool
    changes: int
    """Operations that joining it took."""
    conflicts: tuple[JoinConflict, ...]
    """Places that both sides had changed, and that were settled by the side that was taken."""


@dataclass(frozen=True)
class PackJoin:
    """Changes that a pack brings to a brief."""

    operations: tuple[Operation, ...]
    files: tuple[str, ...]
    """Names of the files of the pack that are to be laid down."""
    conflicts: tuple[JoinConflict, ...]
    """Places that both sides have changed, settled by the side that was taken."""


def join_pack(
    pack: OpenedPack, mine: Values, known: set[str], present: Mapping[str, str], take: Side | None
) -> PackJoin:
    """Return what a pack changes in a brief.

    Parameters
    ----------
    mine
        Values of the brief as it is.
    known
        SHA-256 of the texts of its versions.
    present
        SHA-256 of its files, by name.

    Raises
    ------
    EditError
        Where a side has records that cannot be told apart.
    PackConflictError
        Where both sides have changed the same places, and no side is taken.
    """
    joined = join_values(mine, version_values(pack.text), _common_start(pack, known), take)
    files = pack.manifest.files
    others = [name for name, sha256 in files.items() if present.get(name, sha256) != sha256]
    conflicts = (
        *joined.conflicts,
        *(JoinConflict(f"files/{name}", "", present[name], files[name]) for name in others),
    )
    if conflicts and take is None:
        raise PackConflictError(pack.brief, conflicts)
    added = [name for name in files if name not in present]
    return PackJoin(joined.operations, (*added, *(others if take == "theirs" else ())), conflicts)


def _common_start(pack: OpenedPack, known: set[str]) -> Values | None:
    """Return the values of the last version that both sides have; None without one."""
    for version in reversed(pack.manifest.versions):
        if version.digest in known:
            return version_values(pack.version_text(version.number))
    return version_values(pack.text) if hashlib.sha256(pack.text.encode()).hexdigest() in known else None


def _conflict_line(conflict: JoinConflict) -> str:
    place = " ".join(filter(None, (conflict.record or "the brief", conflict.field)))
    return f"  {place}: mine {conflict.mine!r:.80}, theirs {conflict.theirs!r:.80}"

"""The archives that a map draws: the shipped one, and the desk's own by the setting ``tiles``."""

import hashlib
import logging
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from geodata import __version__
from geodata.gazetteer.desk_names import desk_names_digest
from geodata.ground.ground_archive import ArchiveError, GroundArchive, open_archive
from geodata.settings import current_settings

SHIPPED_ARCHIVE: Final = Path(str(files("geodata"))) / "data" / "ground" / "ground.pmtiles"
MOST_ARCHIVES: Final = 8
"""Archives of the desk's own that may be given."""
_log: Final = logging.getLogger(__name__)
SCHEMA_VERSION: Final = "4"
"""Major version of Protomaps' basemap schema that is drawn."""


_VERSION_HASH: Final = 16
"""Characters of the hash in the version of what draws maps."""


@dataclass(frozen=True)
class GroundSources:
    """Archives under a map: the shipped one, and over it the desk's own in the order of the setting."""

    shipped: GroundArchive
    own: tuple[GroundArchive, ...]

    @property
    def all(self) -> tuple[GroundArchive, ...]:
        """The shipped archive, and over it the desk's own."""
        return (self.shipped, *self.own)

    @property
    def identity(self) -> str:
        """Stands for all archives together."""
        return " ".join(each.identity for each in self.all)


def required_sources() -> GroundSources:
    """Return the archives as they are now.

    Raises
    ------
    ArchiveError
        Where one of them is refused.
    """
    paths = current_settings().tiles
    if len(paths) > MOST_ARCHIVES:
        raise ArchiveError(
            Path(paths[MOST_ARCHIVES]),
            f"{len(paths)} archives in the setting tiles",
            f"at most {MOST_ARCHIVES}",
            "merge some, or leave them out",
        )
    return GroundSources(_opened(SHIPPED_ARCHIVE), tuple(_opened_own(Path(each)) for each in paths))


def ground_sources() -> GroundSources:
    """Return the archives as they are now, without those of the desk's own that are refused by now.

    What :func:`required_sources` raises is said when a command or the server starts; here the log tells it.
    """
    own = []
    for path in current_settings().tiles[:MOST_ARCHIVES]:
        try:
            own.append(_opened_own(Path(path)))
        except ArchiveError as error:
            _log.warning("%s", error)
    return GroundSources(_opened(SHIPPED_ARCHIVE), tuple(own))


def drawing_version() -> str:
    """Return the version of what draws maps: the program's, and a hash of what ground and words depend on.

    That is the archives, the look of disputed borders, the desk's names, digits and months: with other ones
    a map that a browser or a cache keeps is another.
    """
    chosen = current_settings()
    desk = chosen.disputed, chosen.digits, chosen.months, desk_names_digest()
    facts = ground_sources().identity, *desk
    return f"{__version__}-{hashlib.sha256(' '.join(facts).encode()).hexdigest()[:_VERSION_HASH]}"


def find_archive(identity: str) -> GroundArchive | None:
    """Return the archive with this identity; None where none of those that are drawn has it."""
    return next((each for each in ground_sources().all if each.identity == identity), None)


def archive_url(archive: GroundArchive) -> str:
    """Return the relative address of an archive, which another file never has."""
    return f"ground/{archive.identity}.pmtiles"


def _opened_own(path: Path) -> GroundArchive:
    """Return an archive whose layers are known, or that has images.

    Raises
    ------
    ArchiveError
        If it is refused, or its layers are of another schema.
    """
    archive = _opened(path)
    if archive.kind == "vector" and archive.version.split(".")[0] != SCHEMA_VERSION:
        raise ArchiveError(
            archive.path,
            f"version {archive.version or 'without a number'} of its layers",
            f"Protomaps' basemap schema, version {SCHEMA_VERSION}",
            "make the extract from a newer build",
        )
    return archive


def _opened(path: Path) -> GroundArchive:
    try:
        stamp = path.stat()
    except OSError as error:
        raise ArchiveError(
            path, error.strerror or str(error), "a PMTiles archive", "correct the path"
        ) from None
    return _opened_once(path, stamp.st_size, stamp.st_mtime_ns, stamp.st_ino)


@lru_cache(maxsize=2 * MOST_ARCHIVES)
def _opened_once(path: Path, _size: int, _changed: int, _node: int) -> GroundArchive:
    return open_archive(path)

"""Folders of briefs: those shipped inside the package and those that the environment names.

``BRIEFMAP_BRIEFS`` names a directory of brief folders (or one brief folder). ``BRIEFMAP_TEXT`` names a file
with the text of one of the briefs, where the text is not beside its brief.
"""

import os
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_reader import FILE

BRIEFS = "BRIEFMAP_BRIEFS"
"""Environment variable: a directory of brief folders, or one brief folder."""
TEXT = "BRIEFMAP_TEXT"
"""Environment variable: a file with the text of a brief."""


def folders() -> tuple[Path, ...]:
    """Return every folder with a brief, shipped ones first, each group by name.

    A named directory without any brief is listed itself, so that opening it reports the missing file.
    """
    extra = os.environ.get(BRIEFS, "").strip()
    configured = () if not extra else inside(Path(extra)) or (Path(extra),)
    return (*inside(shipped()), *configured)


def shipped() -> Path:
    """Return the directory of the shipped briefs."""
    return Path(str(files("geodata"))) / "data" / "briefs"


def inside(directory: Path) -> tuple[Path, ...]:
    """Return the folders in a directory that hold a brief; none where the directory cannot be read."""
    try:
        return tuple(sorted(path for path in directory.iterdir() if (path / FILE).is_file()))
    except OSError:
        return ()


def text_file() -> Path | None:
    """Return the path in ``BRIEFMAP_TEXT``, if it is set."""
    name = os.environ.get(TEXT, "").strip()
    return Path(name) if name else None

"""Where briefs lie: the shipped ones inside the package, others where the environment says.

``BRIEFMAP_BRIEFS`` names a directory of brief folders (or one brief folder). ``BRIEFMAP_TEXT`` names a file
with the text of one of them, for a text that does not lie beside its brief.
"""

import os
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_reader import FILE

BRIEFS = "BRIEFMAP_BRIEFS"
TEXT = "BRIEFMAP_TEXT"


def folders() -> tuple[Path, ...]:
    """Every folder with a brief, shipped ones first, each group by name.

    A named directory without any brief is itself in the list: opening it then reports what is missing.
    """
    extra = os.environ.get(BRIEFS, "").strip()
    added = () if not extra else inside(Path(extra)) or (Path(extra),)
    return (*inside(shipped()), *added)


def shipped() -> Path:
    """The directory of the shipped briefs."""
    return Path(str(files("geodata"))) / "data" / "briefs"


def inside(directory: Path) -> tuple[Path, ...]:
    """The folders in a directory that hold a brief; none where the directory cannot be read."""
    try:
        return tuple(sorted(path for path in directory.iterdir() if (path / FILE).is_file()))
    except OSError:
        return ()


def text_file() -> Path | None:
    """The file that ``BRIEFMAP_TEXT`` names, if it names one."""
    name = os.environ.get(TEXT, "").strip()
    return Path(name) if name else None

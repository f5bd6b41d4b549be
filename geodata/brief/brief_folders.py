"""Folders of briefs: those shipped inside the package and those that the environment names.

``BRIEFMAP_BRIEFS`` names a directory of brief folders (or one brief folder). ``BRIEFMAP_TEXT`` names a file
with the text of one of the briefs, where the text is not beside its brief.
"""

import os
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_reader import BRIEF_FILE_NAME

BRIEFS_VARIABLE = "BRIEFMAP_BRIEFS"
"""Environment variable: a directory of brief folders, or one brief folder."""
TEXT_VARIABLE = "BRIEFMAP_TEXT"
"""Environment variable: a file with the text of a brief."""


def list_brief_folders() -> tuple[Path, ...]:
    """Return every folder with a brief, shipped ones first, each group by name.

    A named directory without any brief is listed itself, so that opening it reports the missing file.
    """
    extra = os.environ.get(BRIEFS_VARIABLE, "").strip()
    configured = () if not extra else brief_folders_in(Path(extra)) or (Path(extra),)
    return (*brief_folders_in(shipped_briefs_directory()), *configured)


def shipped_briefs_directory() -> Path:
    """Return the directory of the shipped briefs."""
    return Path(str(files("geodata"))) / "data" / "briefs"


def brief_folders_in(directory: Path) -> tuple[Path, ...]:
    """Return the folders in a directory that hold a brief; none where the directory cannot be read.

    A folder counts whatever lies there as ``brief.yaml``: what cannot be read is reported when it is opened.
    """
    try:
        names = sorted(os.listdir(directory))  # noqa: PTH208 - a third of the time of iterdir
    except OSError:
        return ()
    return tuple(directory / name for name in names if _holds_brief(f"{directory}/{name}/{BRIEF_FILE_NAME}"))


def _holds_brief(path: str) -> bool:
    """Return whether anything lies at a path, or the folder that would tell cannot be looked into."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def configured_text_file() -> Path | None:
    """Return the path in ``BRIEFMAP_TEXT``, if it is set."""
    name = os.environ.get(TEXT_VARIABLE, "").strip()
    return Path(name) if name else None

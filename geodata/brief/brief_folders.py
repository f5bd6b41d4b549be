"""Folders of briefs: those shipped inside the package and those that the settings name."""

import os
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.settings import current_settings

DEFAULT_FOLDER = "siyaqat-2024-10"
"""Folder of the shipped brief that opens where none is named."""


def list_brief_folders() -> tuple[Path, ...]:
    """Return every folder with a brief, shipped ones first, each group by name; before all the default one.

    A named directory without any brief is listed itself, so that opening it reports the missing file.
    """
    extra = current_settings().briefs.strip()
    configured = () if not extra else brief_folders_in(Path(extra)) or (Path(extra),)
    return (*shipped_brief_folders(), *configured)


def shipped_brief_folders() -> tuple[Path, ...]:
    """Return the folders of the shipped briefs: the default one first, the others by name."""
    folders = brief_folders_in(shipped_briefs_directory())
    return tuple(sorted(folders, key=lambda path: path.name != DEFAULT_FOLDER))


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
    """Return the path of the text in the settings, if there is one."""
    name = current_settings().text.strip()
    return Path(name) if name else None

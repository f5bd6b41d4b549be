"""Files that Briefmap wrote, known by the mark of their format."""

import io
import zipfile
from typing import Final

from geodata.export.formats import FORMATS

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_ZIP: Final = b"PK"
_ZIP_PROPERTIES: Final = "docProps/core.xml"
"""Part of an Office file with the facts about it."""
_MAX_PROPERTIES_BYTES: Final = 1_000_000


def has_own_mark(data: bytes) -> bool:
    """Return whether a file's bytes carry the mark of one of Briefmap's formats."""
    body = data.removeprefix(_BYTE_ORDER_MARK)
    for entry in FORMATS.values():
        start, inside = entry.mark
        if start and body.startswith(start):
            searched = _zip_properties(body) if start == _ZIP else body
            if inside in searched:
                return True
    return False


def _zip_properties(data: bytes) -> bytes:
    """Return the facts about an Office file; empty where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file, file.open(_ZIP_PROPERTIES) as part:
            return part.read(_MAX_PROPERTIES_BYTES)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return b""

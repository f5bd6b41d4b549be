"""Words for files that cannot be read."""

import errno
from typing import Final

from geodata.regular_file import FileReadError
from geodata.words.catalogue_text import CatalogueText

_FAULTS: Final = {
    errno.ENOENT: "no-such-file",
    errno.ENOTDIR: "no-such-file",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.ELOOP: "links-in-a-circle",
    errno.ENAMETOOLONG: "long-name",
    errno.EISDIR: "directory",
    errno.EIO: "broken-disk",
}
"""Names in the catalogue of the reasons for which a system refuses a file."""


def file_fault(error: FileReadError) -> CatalogueText:
    """Return why a file was not read."""
    match error.code:
        case "too-large":
            return CatalogueText("file-fault.too-large", size=error.size)
        case "not-a-file":
            return CatalogueText(f"file-fault.{error.kind}")
    cause = error.__cause__
    return (
        system_fault(cause)
        if isinstance(cause, OSError | RuntimeError)
        else CatalogueText("file-fault.outside")
    )


def system_fault(error: OSError | RuntimeError) -> CatalogueText:
    """Return why the system refuses a file; older Pythons raise a RuntimeError for links in a circle."""
    if isinstance(error, RuntimeError):
        return CatalogueText("file-fault.links-in-a-circle")
    return CatalogueText(f"file-fault.{_FAULTS.get(error.errno or 0, 'unreadable')}")

"""Base class of the package's own exceptions.

Convention: inside the package a failure is an exception. At the border (a file that is read, an argument of
the command line, a request, a form) it is caught and becomes a :class:`geodata.brief.problems.Problem` or an
entry of the catalogue. A ``ValueError`` or ``LookupError`` of Python's own is a fault of the caller or, in a
validator of a record, a message to pydantic. A disk that is full or may not be written is an ``OSError`` that
:func:`is_storage_error` knows; the border says it in words.
"""

import errno
from typing import Final

_STORAGE_ERRNOS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})
_NO_TEMPORARY_FOLDER: Final = "temporary directory"
"""Words of errors of Python and matplotlib where no folder for temporary files can be written."""


class BriefmapError(Exception):
    """An input that cannot be handled; the message says what is wrong and how to mend it."""


def is_storage_error(error: BaseException) -> bool:
    """Return whether an error is that of a full disk, or of no place for temporary files."""
    return isinstance(error, OSError) and (
        error.errno in _STORAGE_ERRNOS or _NO_TEMPORARY_FOLDER in str(error)
    )

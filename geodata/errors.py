"""Base class of the package's own exceptions.

Convention: inside the package a failure is an exception. At the border (a file that is read, an argument of
the command line, a request, a form) it is caught and becomes a :class:`geodata.brief.problems.Problem` or an
entry of the catalogue. A ``ValueError`` or ``LookupError`` of Python's own is a fault of the caller or, in a
validator of a record, a message to pydantic.
"""


class BriefmapError(Exception):
    """An input that cannot be handled; the message says what is wrong and how to mend it."""

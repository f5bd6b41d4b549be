"""Briefmap: a written brief as a map that cites its sentences.

Rooms, in the order of imports (a room imports only those to its right)::

    screens | service -> export -> render | webmap | charts -> layout -> atlas
    -> drafting -> phrasing -> brief -> view -> vocabulary -> places -> words
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefmap")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+checkout"

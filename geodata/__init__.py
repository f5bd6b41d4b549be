"""Briefmap: a written brief as a map that cites its sentences.

Rooms, in the order in which imports run (left may import right)::

    screens | service -> picture -> atlas -> brief -> view -> vocabulary -> places -> words
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefmap")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+checkout"

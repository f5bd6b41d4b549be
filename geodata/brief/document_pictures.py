"""Pictures that a brief cites: a file of PNG or JPEG beside it, decoded within limits and written anew.

The file is untrusted: nothing but these two formats is opened, sizes are read before any pixel is, and what
is shown is a new file without the metadata of the old one.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from geodata.brief.brief_files import read_document_bytes
from geodata.brief.record_types.document_record import Document
from geodata.errors import BriefmapError
from geodata.vocabulary import DocumentType
from geodata.words import CatalogueText

MAX_PICTURE_BYTES: Final = 20_000_000
"""Largest file of a picture, in bytes."""
MAX_PICTURE_PIXELS: Final = 40_000_000
"""Most pixels of a picture."""
SHOWN_PIXELS: Final = 1600
"""Longest side of a picture as it is shown, in pixels; a larger one is made smaller."""
_MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}
"""Formats that are opened, with their media types."""
_JPEG_QUALITY: Final = 88
_ORIENTATION: Final = 0x0112
"""EXIF tag of the side that is up."""
_SIDEWAYS: Final = range(5, 9)
"""Values of that tag by which width and height change places."""


class PictureError(BriefmapError):
    """A picture that is not shown; its words say what was found instead."""

    def __init__(self, words: CatalogueText) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class PictureSize:
    """Width and height of a picture in pixels, upright: those in which a citation's box counts."""

    width: int
    height: int


def read_picture_file(folder: Path, document: Document) -> bytes:
    """Return the bytes of the file of a document of type picture.

    Raises
    ------
    FileReadError
        Where the file cannot be read or is too large.
    PictureError
        Where the document is no picture, names no file, or its file is another one.
    """
    if document.type is not DocumentType.PICTURE or document.file is None:
        raise PictureError(CatalogueText("picture-fault.no-file"))
    data = read_document_bytes(folder, document.file, MAX_PICTURE_BYTES)
    if document.sha256 not in {None, hashlib.sha256(data).hexdigest()}:
        raise PictureError(CatalogueText("picture-fault.another-file"))
    return data


def picture_size(data: bytes) -> PictureSize:
    """Return the size of a picture, read from its head alone.

    Raises
    ------
    PictureError
        Where it is no PNG and no JPEG, is broken, or has too many pixels.
    """
    with _opened(data) as image:
        wide, high = image.size
        turned = _orientation(image) in _SIDEWAYS
    return PictureSize(high, wide) if turned else PictureSize(wide, high)


def shown_picture(data: bytes) -> tuple[bytes, str]:
    """Return a picture as it is shown, upright and at most ``SHOWN_PIXELS`` long, and its media type.

    Raises
    ------
    PictureError
        As :func:`picture_size`, or where its pixels cannot be decoded.
    """
    with _opened(data) as image:
        form = str(image.format)
        # A JPEG is decoded at half, quarter or eighth size where that is enough.
        image.draft(None, (SHOWN_PIXELS, SHOWN_PIXELS))
        try:
            upright = ImageOps.exif_transpose(image) if _orientation(image) else image
            upright.thumbnail((SHOWN_PIXELS, SHOWN_PIXELS))
            plain = upright.convert("RGB" if form == "JPEG" else "RGBA")
        except Exception as error:  # a decoder fails in many ways
            raise PictureError(CatalogueText("picture-fault.broken-pixels")) from error
    file = io.BytesIO()
    options = {"quality": _JPEG_QUALITY} if form == "JPEG" else {}
    Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(file, form, **options)
    return file.getvalue(), _MEDIA_TYPES[form]


def _orientation(image: Image.Image) -> int | None:
    """Return the tag of a JPEG that says which side is up; a PNG would be decoded to look for it."""
    if image.format != "JPEG":
        return None
    try:
        found = image.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - the parser of a broken tag fails in many ways
        return None
    return found if isinstance(found, int) else None


def _opened(data: bytes) -> Image.Image:
    """Return a picture whose head is read, and whose pixels are not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pixels, which are counted here
            image = Image.open(io.BytesIO(data), formats=tuple(_MEDIA_TYPES))
    except Exception as error:  # a reader of formats fails in many ways
        raise PictureError(CatalogueText("picture-fault.other-format")) from error
    wide, high = image.size
    if wide * high > MAX_PICTURE_PIXELS:
        size, most = f"{wide} × {high}", MAX_PICTURE_PIXELS
        raise PictureError(CatalogueText("picture-fault.too-many-pixels", size=size, most=most))
    return image

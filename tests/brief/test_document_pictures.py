"""Pictures of a brief: PNG and JPEG within limits, upright, without metadata; anything else is refused."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from geodata.brief import document_pictures
from geodata.brief.document_pictures import (
    SHOWN_PIXELS,
    PictureError,
    PictureSize,
    picture_size,
    read_picture_file,
    shown_picture,
)
from geodata.brief.record_types.document_record import Document
from geodata.regular_file import FileReadError

ORIENTATION, DESCRIPTION = 0x0112, 0x010E


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    """A picture whose left half is red."""
    image = Image.new("RGB", size, "white")
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def read(data: bytes) -> Image.Image:
    """A picture as it is shown."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_the_two_formats_are_shown(form: str, media_type: str) -> None:
    """In their own format, the same picture."""
    content, found = shown_picture(picture(form))
    assert (found, read(content).format, read(content).size) == (media_type, form, (40, 20))
    assert picture_size(picture(form)) == PictureSize(40, 20)
    assert read(content).convert("RGB").getpixel((5, 5))[0] > 240  # type: ignore[index]


def test_a_large_picture_is_made_smaller() -> None:
    """Its size is told as it is, for the boxes of citations count in its own pixels."""
    wide = picture("JPEG", (4000, 1000))
    assert read(shown_picture(wide)[0]).size == (SHOWN_PIXELS, SHOWN_PIXELS // 4)
    assert picture_size(wide) == PictureSize(4000, 1000)


def test_a_photo_is_upright_and_has_no_metadata() -> None:
    """Sides change places where a camera was turned; the place and the author in the file stay in it."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = 6, "Somebody's name"
    data = picture("JPEG", exif=exif)
    assert b"Somebody" in data
    content, _ = shown_picture(data)
    assert picture_size(data) == PictureSize(20, 40)
    assert read(content).size == (20, 40)
    assert b"Somebody" not in content
    assert not read(content).getexif()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture("GIF"),
        picture("TIFF"),
        picture("WEBP"),
        picture()[:30],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 200,
    ],
)
def test_other_formats_and_broken_heads_are_refused(data: bytes) -> None:
    """Whatever a file calls itself."""
    for reader in (picture_size, shown_picture):
        with pytest.raises(PictureError):
            reader(data)


def test_broken_pixels_are_refused() -> None:
    """A head that promises more than the file holds."""
    data = picture(size=(400, 400))
    assert picture_size(data[: len(data) // 2]) == PictureSize(400, 400)
    with pytest.raises(PictureError, match="broken pixels"):
        shown_picture(data[: len(data) // 2])


def test_a_picture_of_too_many_pixels_is_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its head is enough to refuse it."""
    monkeypatch.setattr(document_pictures, "MAX_PICTURE_PIXELS", 799)
    monkeypatch.setattr(Image.Image, "thumbnail", None)
    for reader in (picture_size, shown_picture):
        with pytest.raises(PictureError, match="40 × 20 pixels"):
            reader(picture())


def test_the_file_is_that_of_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of its type, with its hash, small enough."""
    data = picture()
    (tmp_path / "port.png").write_bytes(data)
    own = {"id": "port", "title": {"en": "Port"}, "type": "picture", "file": "port.png"}
    right = Document.model_validate(own | {"sha256": hashlib.sha256(data).hexdigest()})
    assert read_picture_file(tmp_path, right) == data
    assert read_picture_file(tmp_path, Document.model_validate(own)) == data
    for changed in ({"sha256": "0" * 64}, {"type": "page"}, {"file": None}):
        with pytest.raises(PictureError):
            read_picture_file(tmp_path, Document.model_validate(own | changed))
    monkeypatch.setattr(document_pictures, "MAX_PICTURE_BYTES", 10)
    with pytest.raises(FileReadError):
        read_picture_file(tmp_path, right)

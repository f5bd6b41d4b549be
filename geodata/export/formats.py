"""Registry of the export formats, which command line, HTTP and export menu read.

A new format is one entry here, beside the function that makes its files. That function is named by its
address and imported when a file is made: the libraries behind it take seconds, and ``--help`` waits for none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import Final

from geodata.words import plain_digits

MAX_EVENT_SLIDES: Final = 120
"""Events with a slide and a map of their own, at most; the others are listed."""
MAX_TOLD_EVENTS: Final = 2000
"""Events told in one file, at most; the others are counted in it."""


class FormatGroup(StrEnum):
    """Kinds of files, by the parameters that their makers take."""

    PICTURE = "picture"
    """Made from ``(selection, order, *, lang, theme)``; also the route ``/snapshot.<name>``."""
    PAPER = "paper"
    """Made from ``(selection, *, lang, theme, marking)`` by a command of its own name."""
    DATA = "data"
    """Made from ``(selection)`` by ``features --format <name>``."""


@dataclass(frozen=True)
class ExportFormat:
    """One way to write a selection to a file; the same selection gives the same bytes."""

    name: str
    group: FormatGroup
    label: str
    """Proper name of the format, shown where the catalogue has no words for it."""
    media_type: str
    maker: str
    """Address of the function that makes the file: ``module:function``."""
    mark: tuple[bytes, bytes] = (b"", b"")
    """Bytes at the start and inside of each of its files, by which Briefmap knows its own."""
    suffix: str = ""
    """Suffix of its files without a dot; empty where it is the name."""
    help: str = ""
    """Line of the command's help (papers)."""
    progress: bool = False
    """Whether the maker takes ``progress``, since it is slow."""
    scales: Mapping[str, str] = field(default_factory=dict)
    """Choices of the export menu and the scale of each (pictures); empty: one, of scale 1."""

    @property
    def file_suffix(self) -> str:
        """Suffix of its files without a dot."""
        return self.suffix or self.name

    def load_maker(self) -> Callable[..., bytes]:
        """Return the function that makes the file, imported now."""
        module, _, name = self.maker.partition(":")
        make_file: Callable[..., bytes] = getattr(import_module(module), name)
        return plain_digits()(make_file) if self.group is FormatGroup.DATA else make_file


_PICTURE_MAKER: Final = "geodata.render.picture_file:render_picture"
_PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_ENTRIES: Final = (
    ExportFormat(
        "png",
        FormatGroup.PICTURE,
        "PNG",
        "image/png",
        _PICTURE_MAKER,
        mark=(b"\x89PNG", b"Briefmap-View\0"),
        scales={"png": "1", "png-2": "2", "png-300": "300dpi"},
    ),
    ExportFormat(
        "svg",
        FormatGroup.PICTURE,
        "SVG",
        "image/svg+xml",
        _PICTURE_MAKER,
        mark=(b"<?xml", b"<dc:identifier>briefmap:?"),
    ),
    ExportFormat(
        "pdf",
        FormatGroup.PICTURE,
        "PDF",
        "application/pdf",
        _PICTURE_MAKER,
        mark=(b"%PDF", b"/Keywords (briefmap:?"),
    ),
    ExportFormat(
        "slides",
        FormatGroup.PAPER,
        "PPTX",
        _PPTX,
        "geodata.export.pptx_slides:pptx_file",
        mark=(b"PK", b">Briefmap "),
        suffix="pptx",
        help="make slides (PPTX) of a view, the citations in the notes",
        progress=True,
    ),
    ExportFormat(
        "report",
        FormatGroup.PAPER,
        "HTML",
        "text/html",
        "geodata.export.html_report:html_report_file",
        mark=(b"<!DOCTYPE html>", b'<meta name="briefmap-view"'),
        suffix="html",
        help="make a report of a view in one HTML file",
    ),
    ExportFormat(
        "geojson",
        FormatGroup.DATA,
        "GeoJSON",
        "application/geo+json",
        "geodata.export.data_files:geojson_file",
        mark=(b'{"type": "FeatureCollection", "schema": ', b'"brief": {"id": '),
    ),
    ExportFormat(
        "csv",
        FormatGroup.DATA,
        "CSV",
        "text/csv",
        "geodata.export.data_files:csv_file",
        mark=(b"event_id,kind,title,", b""),
    ),
    ExportFormat(
        "gpkg",
        FormatGroup.DATA,
        "GeoPackage",
        "application/geopackage+sqlite3",
        "geodata.export.geopackage:geopackage_file",
        mark=(b"SQLite format 3", b"text_sha256"),
    ),
    ExportFormat(
        "parquet",
        FormatGroup.DATA,
        "GeoParquet",
        "application/vnd.apache.parquet",
        "geodata.export.data_files:geoparquet_file",
        mark=(b"PAR1", b"text_sha256"),
    ),
    ExportFormat(
        "kml",
        FormatGroup.DATA,
        "KML",
        "application/vnd.google-earth.kml+xml",
        "geodata.export.kml:kml_file",
        mark=(b"<?xml", b'<Data name="text_sha256">'),
    ),
)
FORMATS: Final[Mapping[str, ExportFormat]] = {entry.name: entry for entry in _ENTRIES}
"""Formats by name, in the order in which they are offered."""


def formats_of(group: FormatGroup) -> dict[str, ExportFormat]:
    """Return the formats of one group by name."""
    return {name: entry for name, entry in FORMATS.items() if entry.group is group}


def picture_scales() -> dict[str, tuple[ExportFormat, str]]:
    """Return the choices of a picture in the export menu, each as a format and a value of ``--scale``."""
    return {
        choice: (entry, scale)
        for name, entry in formats_of(FormatGroup.PICTURE).items()
        for choice, scale in (entry.scales or {name: "1"}).items()
    }

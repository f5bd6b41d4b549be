"""Sizes of a picture's page: of one for a document, held in the hand, and of a slide, read across a room."""

from dataclasses import dataclass
from typing import Final

from geodata.render.picture_options import PictureSize

SLIDE_RATIO: Final = 1.5
"""Width over height from which a picture is a slide; paper is less wide."""


@dataclass(frozen=True)
class PageLook:
    """Sizes in pixels of a nominal page; a picture of another size has them scaled with its smaller side."""

    page: tuple[float, float]
    margin: float
    column: float
    """Width of the legend beside the map."""
    gutter: float
    title: float
    """Type sizes: title, lines under it, legend, fine print."""
    lead: float
    small: float
    fine: float
    swatch: float
    """Pixels for one of a swatch's own."""
    scale_bar: float
    """Length of the scale bar, at most."""
    document_room: float
    """Share of the height that the list of documents takes, at most."""
    number_room: float
    """Share of the height that the key of the map's numbers takes, at most."""
    map_scale: float | None = None
    """Pixels for one of the map on a screen; None fits as much of the world as a screen shows."""

    @property
    def legend_text(self) -> float:
        """Pixels from the start of a swatch to its words."""
        return 40.0 * self.swatch

    @property
    def is_slide(self) -> bool:
        """Whether words are as large as a slide's."""
        return self.map_scale is not None

    def unit(self, size: PictureSize) -> float:
        """Return the pixels of a picture for one of the nominal page."""
        return min(size[0] / self.page[0], size[1] / self.page[1])


DOCUMENT: Final = PageLook(
    page=(1000, 860),
    margin=24.0,
    column=218.0,
    gutter=18.0,
    title=22.0,
    lead=13.0,
    small=12.0,
    fine=10.5,
    swatch=1.0,
    scale_bar=130.0,
    document_room=0.18,
    number_room=0.2,
)
SLIDE: Final = PageLook(
    page=(1920, 1080),
    margin=36.0,
    column=376.0,
    gutter=28.0,
    title=36.0,
    lead=23.0,
    small=21.0,
    fine=20.0,
    swatch=1.6,
    scale_bar=200.0,
    document_room=0.06,
    number_room=0.12,
    map_scale=1.7,
)
"""Every word has 20 pixels or more of a screen of 1920 by 1080: those of a map have 12 of its own or more."""


def page_look(size: PictureSize) -> PageLook:
    """Return the look of a picture of a size in pixels."""
    return SLIDE if size[0] / size[1] >= SLIDE_RATIO else DOCUMENT

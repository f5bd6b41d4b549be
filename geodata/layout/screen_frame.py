"""The frame of a map on the screen: labels are placed, and cameras fitted, for the part between its controls.

The browser follows the same rule (``instrument/src/camera.ts``).
"""

from dataclasses import dataclass
from typing import Final

from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import PixelBox
from geodata.view import MAX_CAMERA_LATITUDE, Camera
from geodata.words import LANGUAGES, Lang

TOOLBAR_PIXELS: Final = 52
"""Pixels that the toolbar takes at the side where reading ends."""
FOOT_PIXELS: Final = 38
"""Pixels that scale bar and notes take at the foot."""
NARROW_PIXELS: Final = 520
"""Width of a map up to which its controls are a phone's, as ``instrument/src/controls`` says."""
NARROW_FOOT_PIXELS: Final = 70
"""Pixels that they take at the foot of a narrow map."""
TOOLBAR_BOXES: Final = ((38, 464), (38, 156))
"""Width and height in pixels of the toolbar, and on a narrow map."""
LEGEND_BOX: Final = (105, 34)
"""Width and height of the legend's button, about."""
LEGEND_FOOTS: Final = (34, 56)
"""Pixels from the legend's button to the foot of the map, and of a narrow one."""
SCALE_BOX: Final = (168, 24)
"""Width and height of the scale bar, about."""
SCALE_FOOTS: Final = (6, 42)
"""Pixels from the scale bar to the foot of the map, and of a narrow one."""
NOTES_WIDTH: Final = 495
"""Width of the notes at the foot at most, about; they fill a narrow map."""
CONTROL_EDGE: Final = 10
"""Pixels between the edge of the map and its controls."""
STAND_IN_WIDTHS: Final = (360, 478, 778, 868, 1258)
"""Widths in CSS pixels of the picture that stands in a map's place until its graphics are ready.

Those of the dashboard at 390, 1180, 1440 and 1920, and of the reading page; a map of another width shows the
nearest one, scaled.
"""


@dataclass(frozen=True)
class ScreenFrame:
    """A map of ``size`` pixels with its controls."""

    size: tuple[int, int]
    lang: Lang

    @property
    def inner_left(self) -> int:
        """Pixels at the left of the part between the controls."""
        return TOOLBAR_PIXELS if LANGUAGES[self.lang].is_rtl else 0

    @property
    def inner_size(self) -> tuple[int, int]:
        """Width and height of the part between the controls."""
        width, height = self.size
        return max(1, width - TOOLBAR_PIXELS), max(1, height - self._foot)

    @property
    def _shift(self) -> Pixel:
        """Pixels right and down from the middle of the map to that of the part between the controls."""
        return (TOOLBAR_PIXELS / 2 if self.inner_left else -TOOLBAR_PIXELS / 2), -self._foot / 2

    @property
    def _foot(self) -> int:
        """Pixels at the foot of the map."""
        return NARROW_FOOT_PIXELS if self._is_narrow else FOOT_PIXELS

    @property
    def _is_narrow(self) -> bool:
        return self.size[0] <= NARROW_PIXELS

    @property
    def control_boxes(self) -> tuple[PixelBox, ...]:
        """Boxes of toolbar, legend, scale bar and notes in pixels of the map, about."""
        (width, height), edge, narrow = self.size, CONTROL_EDGE, self._is_narrow
        wide, high = TOOLBAR_BOXES[narrow]
        legend_bottom, scale_bottom = height - LEGEND_FOOTS[narrow], height - SCALE_FOOTS[narrow]
        scale_left = TOOLBAR_PIXELS + SCALE_BOX[0] // 2 if narrow else edge
        from_left = (
            PixelBox(width - edge - wide, edge, width - edge, edge + high),
            PixelBox(edge, legend_bottom - LEGEND_BOX[1], edge + LEGEND_BOX[0], legend_bottom),
            PixelBox(scale_left, scale_bottom - SCALE_BOX[1], scale_left + SCALE_BOX[0], scale_bottom),
            PixelBox(max(edge, width - edge - NOTES_WIDTH), height - 30, width - edge, height),
        )
        if not LANGUAGES[self.lang].is_rtl:
            return from_left
        return tuple(PixelBox(width - b.right, b.top, width - b.left, b.bottom) for b in from_left)

    def inner_camera(self, whole: Camera) -> Camera:
        """Return the camera of the part between the controls, from that of the whole map."""
        return _shifted(whole, self._shift)

    def whole_camera(self, inner: Camera) -> Camera:
        """Return the camera of the whole map, from that of the part between the controls."""
        right, down = self._shift
        return _shifted(inner, (-right, -down))


def _shifted(camera: Camera, by: Pixel) -> Camera:
    """Return the camera over the point so many pixels right of and below the middle."""
    lon, lat = Viewport(camera, (0, 0)).unproject(*by)
    lat = max(-MAX_CAMERA_LATITUDE, min(MAX_CAMERA_LATITUDE, lat))
    return Camera(lon=(lon + 180) % 360 - 180, lat=lat, zoom=camera.zoom)

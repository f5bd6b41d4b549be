"""Constants that Python and the browser share; the TypeScript file of them is generated from here."""

from typing import Final

from geodata.atlas.column_file import AHEAD, ALIGN, MAGIC, ON_MAP, UNDATED
from geodata.atlas.thinning import CELL_PIXELS, MOST_EXACT_MARKS, MOST_THINNED_MARKS, SCREEN_REACH
from geodata.brief.record_types.slide_record import MAX_SLIDE_SECONDS, MIN_SLIDE_SECONDS
from geodata.layout import name_placement
from geodata.layout.camera_fit import LABEL_MARGIN, MIN_ZOOM
from geodata.layout.insets import inset_map
from geodata.layout.layout_context import AREA_KEY_PREFIX
from geodata.layout.map_notes import COARSE_COAST_ZOOM
from geodata.layout.mercator import EQUATOR_METRES
from geodata.layout.screen_frame import FOOT_PIXELS, NARROW_FOOT_PIXELS, NARROW_PIXELS, TOOLBAR_PIXELS
from geodata.places.shapes import FULL_ZOOM
from geodata.view import MAX_LATITUDE, TILE_PIXELS
from geodata.webmap.map_spec import MOST_TITLES

MAX_SLIDE_SCALE: Final = 4.0
"""Most by which the map of a slide is enlarged."""

SHARED_LIMITS: Final = {
    "MAX_UNTHINNED": ("Up to so many events in view each has its own mark.", MOST_EXACT_MARKS),
    "MAX_MARKS": ("The most marks that a computer without a GPU draws at a good pace.", MOST_THINNED_MARKS),
    "CELL_PIXELS": ("Side of a cell of thinning in pixels.", CELL_PIXELS),
    "SCREEN_REACH": ("Reach of thinning from the middle of the screen, in its sides.", SCREEN_REACH),
    "UNDATED_FLAG": ("Bit of the column `flags`: the event has no date.", UNDATED),
    "AHEAD_FLAG": ("Bit of the column `flags`: the event lies after the day of the brief.", AHEAD),
    "ON_MAP_FLAG": ("Bit of the column `flags`: the event has a place.", ON_MAP),
    "AREA_KEY_PREFIX": ("Begins the key of marks that the events of an area share.", AREA_KEY_PREFIX),
    "COLUMN_FILE_MAGIC": ("The first bytes of a column file, as text.", MAGIC.decode()),
    "COLUMN_ALIGNMENT": ("Bytes of which each column's offset is a multiple.", ALIGN),
    "MAX_TITLES": ("Most rows whose titles one request gets.", MOST_TITLES),
    "MIN_ZOOM": ("The zoom of the farthest camera.", MIN_ZOOM),
    "COARSE_COAST_ZOOM": (
        "Zoom beyond which the coast, of 1:10 million, is coarse.",
        COARSE_COAST_ZOOM,
    ),
    "TILE_PIXELS": ("Pixels of the world at zoom 0.", TILE_PIXELS),
    "MAX_LATITUDE": ("Latitude in degrees at which Web Mercator ends.", MAX_LATITUDE),
    "EQUATOR_METRES": ("Length of the equator.", EQUATOR_METRES),
    "TOOLBAR_PIXELS": (
        "Pixels that the toolbar takes at the side of a map where reading ends.",
        TOOLBAR_PIXELS,
    ),
    "FOOT_PIXELS": ("Pixels that scale bar and notes take at the foot of a map.", FOOT_PIXELS),
    "NARROW_PIXELS": (
        "Width of a map up to which the scale bar stands above the notes.",
        NARROW_PIXELS,
    ),
    "NARROW_FOOT_PIXELS": ("Pixels that they take at the foot of a narrow map.", NARROW_FOOT_PIXELS),
    "INSET_WIDTH": ("Width in pixels of the map in the inset.", inset_map.INSET_SIZE[0]),
    "INSET_HEIGHT": ("Height in pixels of the map in the inset.", inset_map.INSET_SIZE[1]),
    "INSET_EDGE": (
        "Pixels between the inset and the edges of the part between the controls.",
        inset_map.INSET_EDGE,
    ),
    "LEAST_INSET_WIDTH": (
        "Width in pixels of the narrowest part between controls that has an inset.",
        inset_map.LEAST_INSET_MAP[0],
    ),
    "LEAST_INSET_HEIGHT": ("Height in pixels of the lowest such part.", inset_map.LEAST_INSET_MAP[1]),
    "WIDEST_INSET_MAP": (
        "Share of the equator that a map with an inset has on the ground, at most.",
        inset_map.WIDEST_INSET_MAP,
    ),
    "LEAST_BOX": (
        "Pixels of the shorter side of a map's place, below which it is a cross.",
        inset_map.LEAST_BOX,
    ),
    "CROSS_ARM": ("Pixels from the middle of the cross to its ends.", inset_map.CROSS_ARM),
    "MOST_NAMES": ("The most names of the ground at once.", name_placement.MOST_NAMES),
    "CELL_SIDE": (
        "Side in pixels of the cells in which the visible land of a state is measured.",
        name_placement.CELL,
    ),
    "LEAST_REACH": (
        "Squared distance in cells from land's edge, from which a state is in view.",
        name_placement.LEAST_REACH,
    ),
    "FARTHEST_CELL": ("Cells beyond which that distance is no better.", name_placement.FARTHEST),
    "MOST_SPOTS": ("About so many places are tried for the name of a state.", name_placement.MOST_SPOTS),
    "NAME_GAP": ("Pixels that stay free round a name.", name_placement.NAME_GAP),
    "NAME_EDGE": ("Pixels that stay free at the edge of the map.", name_placement.EDGE),
    "LINE_SHARE": ("Height of a name's box as a share of its type size.", name_placement.LINE_SHARE),
    "TOWN_GAP": ("Pixels between the middle of a town's dot and its name.", name_placement.TOWN_GAP),
    "AREA_ZOOM": (
        "Zoom from which a name that does not act may leave its usual place.",
        name_placement.AREA_ZOOM,
    ),
    "LABEL_MARGIN": (
        "Share of each side of the map that stays free beside what a camera is fitted to.",
        LABEL_MARGIN,
    ),
    "FULL_ZOOM": ("Zoom from which an area is drawn in full detail.", FULL_ZOOM),
    "RANKS_A_ZOOM": ("Ranks of names that are wanted within one step of zoom.", name_placement.RANKS_A_ZOOM),
    "MIN_SLIDE_SECONDS": ("Least seconds of a slide that plays.", MIN_SLIDE_SECONDS),
    "MAX_SLIDE_SECONDS": ("Most seconds of a slide that plays.", MAX_SLIDE_SECONDS),
    "MAX_SLIDE_SCALE": ("Most by which the map of a slide is enlarged.", MAX_SLIDE_SCALE),
}
"""Comment and value of each constant that both languages need, by its name in TypeScript."""

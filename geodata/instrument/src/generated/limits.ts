// Constants that Python and the browser share, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/shared_limits.py: change them there.

/** Up to so many events in view each has its own mark. */
export const MAX_UNTHINNED = 4000;

/** The most marks that a computer without a GPU draws at a good pace. */
export const MAX_MARKS = 3000;

/** Side of a cell of thinning in pixels. */
export const CELL_PIXELS = 4;

/** Reach of thinning from the middle of the screen, in its sides. */
export const SCREEN_REACH = 0.75;

/** Bit of the column `flags`: the event has no date. */
export const UNDATED_FLAG = 1;

/** Bit of the column `flags`: the event lies after the day of the brief. */
export const AHEAD_FLAG = 2;

/** Bit of the column `flags`: the event has a place. */
export const ON_MAP_FLAG = 4;

/** Begins the key of marks that the events of an area share. */
export const AREA_KEY_PREFIX = "area:";

/** The first bytes of a column file, as text. */
export const COLUMN_FILE_MAGIC = "BMT1";

/** Bytes of which each column's offset is a multiple. */
export const COLUMN_ALIGNMENT = 8;

/** Most rows whose titles one request gets. */
export const MAX_TITLES = 50;

/** The zoom of the farthest camera. */
export const MIN_ZOOM = 0.4;

/** Zoom beyond which the coast, of 1:10 million, is coarse. */
export const COARSE_COAST_ZOOM = 9;

/** Pixels of the world at zoom 0. */
export const TILE_PIXELS = 512;

/** Latitude in degrees at which Web Mercator ends. */
export const MAX_LATITUDE = 85.05112878;

/** Length of the equator. */
export const EQUATOR_METRES = 40075016.7;

/** Pixels that the toolbar takes at the side of a map where reading ends. */
export const TOOLBAR_PIXELS = 52;

/** Pixels that scale bar and notes take at the foot of a map. */
export const FOOT_PIXELS = 38;

/** Width of a map up to which the scale bar stands above the notes. */
export const NARROW_PIXELS = 520;

/** Pixels that they take at the foot of a narrow map. */
export const NARROW_FOOT_PIXELS = 70;

/** Width in pixels of the map in the inset. */
export const INSET_WIDTH = 144;

/** Height in pixels of the map in the inset. */
export const INSET_HEIGHT = 108;

/** Pixels between the inset and the edges of the part between the controls. */
export const INSET_EDGE = 10;

/** Width in pixels of the narrowest part between controls that has an inset. */
export const LEAST_INSET_WIDTH = 480;

/** Height in pixels of the lowest such part. */
export const LEAST_INSET_HEIGHT = 320;

/** Share of the equator that a map with an inset has on the ground, at most. */
export const WIDEST_INSET_MAP = 0.025;

/** Pixels of the shorter side of a map's place, below which it is a cross. */
export const LEAST_BOX = 6;

/** Pixels from the middle of the cross to its ends. */
export const CROSS_ARM = 6;

/** The most names of the ground at once. */
export const MOST_NAMES = 60;

/** Side in pixels of the cells in which the visible land of a state is measured. */
export const CELL_SIDE = 8;

/** Squared distance in cells from land's edge, from which a state is in view. */
export const LEAST_REACH = 6;

/** Cells beyond which that distance is no better. */
export const FARTHEST_CELL = 16;

/** About so many places are tried for the name of a state. */
export const MOST_SPOTS = 400;

/** Pixels that stay free round a name. */
export const NAME_GAP = 3.0;

/** Pixels that stay free at the edge of the map. */
export const NAME_EDGE = 4.0;

/** Height of a name's box as a share of its type size. */
export const LINE_SHARE = 1.2;

/** Pixels between the middle of a town's dot and its name. */
export const TOWN_GAP = 5.0;

/** Zoom from which a name that does not act may leave its usual place. */
export const AREA_ZOOM = 4.0;

/** Share of each side of the map that stays free beside what a camera is fitted to. */
export const LABEL_MARGIN = 0.09;

/** Zoom from which an area is drawn in full detail. */
export const FULL_ZOOM = 6.0;

/** Ranks of names that are wanted within one step of zoom. */
export const RANKS_A_ZOOM = 10;

/** Least seconds of a slide that plays. */
export const MIN_SLIDE_SECONDS = 3;

/** Most seconds of a slide that plays. */
export const MAX_SLIDE_SECONDS = 600;

/** Most by which the map of a slide is enlarged. */
export const MAX_SLIDE_SCALE = 4.0;

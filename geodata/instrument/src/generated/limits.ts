// Constants that Python and the browser share, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py: change them there.

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

/** The first bytes of a column file, as text. */
export const COLUMN_FILE_MAGIC = "BMT1";

/** Bytes of which each column's offset is a multiple. */
export const COLUMN_ALIGNMENT = 8;

/** Most rows whose titles one request gets. */
export const MAX_TITLES = 50;

/** The zoom of the farthest camera. */
export const MIN_ZOOM = 0.4;

/** Pixels of the world at zoom 0. */
export const TILE_PIXELS = 512;

/** Latitude in degrees at which Web Mercator ends. */
export const MAX_LATITUDE = 85.05112878;

/** Length of the equator. */
export const EQUATOR_METRES = 40075016.7;

/** Least seconds of a slide that plays. */
export const MIN_SLIDE_SECONDS = 3;

/** Most seconds of a slide that plays. */
export const MAX_SLIDE_SECONDS = 600;

/** Most by which the map of a slide is enlarged. */
export const MAX_SLIDE_SCALE = 4.0;

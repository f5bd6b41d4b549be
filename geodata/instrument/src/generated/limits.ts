// Constants that Python and the browser share, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py: change them there.

/** Up to so many events in view each has its own mark. */
export const MAX_UNTHINNED = 4000;

/** The most marks that a computer without a GPU draws at a good pace. */
export const MAX_MARKS = 3000;

/** Bit of the column `flags`: the event has no date. */
export const UNDATED_FLAG = 1;

/** Bit of the column `flags`: the event lies after the day of the brief. */
export const AHEAD_FLAG = 2;

/** Bit of the column `flags`: the event has a place. */
export const ON_MAP_FLAG = 4;

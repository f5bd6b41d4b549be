// The style table for the browser's code, written by `python -m geodata.derive --only frontend`
// from geodata/layout/styles.py: change it there.

import type { GroundKind, Theme } from "./map-contract";

type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** The focus ring by theme, 0-255. */
export const RING_COLOURS: Readonly<Record<Theme, Rgba>> = {
  light: [85, 87, 89, 255],
  dark: [182, 187, 192, 255],
  contrast: [64, 64, 64, 255],
};

/** The lines of the graticule by theme, 0-255. */
export const GRATICULE_COLOURS: Readonly<Record<Theme, Rgba>> = {
  light: [122, 116, 104, 115],
  dark: [127, 140, 153, 115],
  contrast: [61, 61, 61, 115],
};

/** Pixels of such a line. */
export const GRATICULE_WIDTH: number = 0.7;

/** Opacity of an event that only perhaps falls in the period. */
export const PERHAPS_OPACITY: number = 0.55;

/** Pixels of a border between states. */
export const BORDER_WIDTH: number = 0.8;

/** A disputed border in multiples of its width. */
export const DISPUTED_DASH: readonly [dash: number, gap: number] = [4, 2.5];

/** Pixels of a border between provinces. */
export const PROVINCE_WIDTH: number = 0.6;

/** Pixels of a river and of the shore of a lake. */
export const RIVER_WIDTH: number = 0.9;

/** Radius in pixels of the dot of a town. */
export const TOWN_RADIUS: number = 1.8;

/** Type size in pixels of a name of the ground by its kind. */
export const NAME_SIZES: Readonly<Record<GroundKind, number>> = {
  country: 12,
  province: 12,
  water: 12,
  town: 12,
};

/** Type size in pixels of the name of a state that acts. */
export const STATE_NAME_SIZE: number = 12.5;

/** Pixels of a thinned mark of one event. */
export const THINNED_RADIUS: number = 3;

/** Pixels by which it grows at most. */
export const THINNED_GROWTH: number = 4;

/** Pixels of its edge. */
export const THINNED_EDGE_WIDTH: number = 1;

/** Pixels of the focus ring of a thinned mark. */
export const THINNED_RING_RADIUS: number = 11;

/** Pixels of that ring's line. */
export const THINNED_RING_WIDTH: number = 2.5;

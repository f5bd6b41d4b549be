// The style table for the browser's code, written by `python -m geodata.derive --only frontend`
// from geodata/layout/styles.py: change it there.

import type { Theme } from "./map-contract";

type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** The focus ring by theme, 0-255. */
export const RING_COLOURS: Readonly<Record<Theme, Rgba>> = {
  light: [85, 87, 89, 255],
  dark: [182, 187, 192, 255],
  contrast: [64, 64, 64, 255],
};

/** Opacity of an event that only perhaps falls in the period. */
export const PERHAPS_OPACITY: number = 0.55;

/** Pixels of a border between states. */
export const BORDER_WIDTH: number = 0.8;

/** A disputed border in multiples of its width. */
export const DISPUTED_DASH: readonly [dash: number, gap: number] = [4, 2.5];

/** Pixels of a thinned mark of one event. */
export const THINNED_RADIUS: number = 3;

/** Pixels by which it grows at most. */
export const THINNED_GROWTH: number = 4;

/** Pixels of the focus ring of a thinned mark. */
export const THINNED_RING_RADIUS: number = 11;

/** Pixels of that ring's line. */
export const THINNED_RING_WIDTH: number = 2.5;

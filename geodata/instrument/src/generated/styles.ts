// The style table for the browser's code, written by `python -m geodata.derive --only frontend`
// from geodata/layout/styles.py: change it there.

export type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** Colours of the map in one theme, `#rrggbb`. */
export interface MapPalette {
  readonly land: string;
  readonly sea: string;
  readonly border: string;
  readonly text: string;
  readonly quiet: string;
  readonly panel: string;
  readonly ring: string;
}

/** By theme. */
export const MAP_PALETTES: Readonly<Record<string, MapPalette>> = {
  light: {
    land: "#EFEBE3",
    sea: "#E2ECF2",
    border: "#B9B1A4",
    text: "#22262B",
    quiet: "#7A7468",
    panel: "#FBFAF7",
    ring: "#555759",
  },
  dark: {
    land: "#232A33",
    sea: "#12181F",
    border: "#47515D",
    text: "#E7EBEF",
    quiet: "#7F8C99",
    panel: "#1A2028",
    ring: "#B6BBC0",
  },
  contrast: {
    land: "#FFFFFF",
    sea: "#D3E3EE",
    border: "#5C5C5C",
    text: "#000000",
    quiet: "#3D3D3D",
    panel: "#FFFFFF",
    ring: "#404040",
  },
};

/** The focus ring by theme, 0-255. */
export const RING_COLOURS: Readonly<Record<string, Rgba>> = {
  light: [85, 87, 89, 255],
  dark: [182, 187, 192, 255],
  contrast: [64, 64, 64, 255],
};

/** Opacity of an event that only perhaps falls in the period. */
export const PERHAPS_OPACITY: number = 0.55;

/** Pixels of a border between states. */
export const BORDER_WIDTH: number = 0.6;

/** A disputed border in multiples of its width. */
export const DISPUTED_DASH: readonly [dash: number, gap: number] = [3, 1.5];

/** Pixels of an arrowhead's box. */
export const HEAD_SIZE: number = 15;

/** Pixels of a point's glyph. */
export const GLYPH_SIZE: number = 15;

/** A point's focus ring in the size of its glyph. */
export const RING_SCALE: number = 2.1;

/** Pixels of a thinned mark of one event. */
export const THINNED_RADIUS: number = 3;

/** Pixels by which it grows at most. */
export const THINNED_GROWTH: number = 4;

/** Pixels of the focus ring of a thinned mark. */
export const THINNED_RING_RADIUS: number = 11;

/** Pixels of that ring's line. */
export const THINNED_RING_WIDTH: number = 2.5;

/** Opacity of a label's ground. */
export const PANEL_OPACITY: number = 0.86;

/** Pixels of a leader line. */
export const LEADER_WIDTH: number = 0.9;

/** Opacity of a leader line in that of its ink. */
export const LEADER_OPACITY: number = 0.8;

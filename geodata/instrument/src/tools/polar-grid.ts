// MGRS at the poles, which npm's `mgrs` leaves out: Universal Polar Stereographic, WGS 84.

import type { Position } from "../contract";

const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
/** Scale at the pole. */
const POLE_SCALE = 0.994;
/** Easting and northing of a pole. */
const POLE_METRES = 2_000_000;
const SQUARE = 100_000;
/** Letters of the columns from the west, east of the pole from `A`; some letters are left out of the grid. */
const EAST_COLUMNS = "ABCFGHJKLPQR";
const WEST_COLUMNS = "JKLPQRSTUXYZ";
const ROWS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Easting of the first column west of the pole, and northings of the first rows at both poles. */
const WEST_START = 800_000;
const ROW_START = { north: 1_300_000, south: 800_000 } as const;

/** Whether a latitude lies in the polar parts of MGRS. */
export function isPolar(lat: number): boolean {
  return lat > 84 || lat < -80;
}

/** Easting and northing in metres of a position near a pole. */
function polarMetres([lon, lat]: Position): readonly [number, number] {
  const [north, east] = [(Math.abs(lat) * Math.PI) / 180, (lon * Math.PI) / 180];
  const sine = ECCENTRICITY * Math.sin(north);
  const conformal = Math.tan(Math.PI / 4 - north / 2) / ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2);
  const pole = Math.sqrt((1 + ECCENTRICITY) ** (1 + ECCENTRICITY) * (1 - ECCENTRICITY) ** (1 - ECCENTRICITY));
  const radius = (2 * SEMI_MAJOR * POLE_SCALE * conformal) / pole;
  const down = radius * Math.cos(east) * (lat > 0 ? -1 : 1);
  return [POLE_METRES + radius * Math.sin(east), POLE_METRES + down];
}

/** The square of a position near a pole, and the digits east and north within it. */
export function polarSquare(at: Position, digits: number): readonly [string, string, string] {
  // A millimetre over: the pole itself is the corner of its square.
  const [x, y] = polarMetres(at).map((metres) => metres + 1e-3) as [number, number];
  const north = at[1] > 0;
  const east = x >= POLE_METRES;
  const zone = north ? (east ? "Z" : "Y") : east ? "B" : "A";
  const column = Math.floor((x - (east ? POLE_METRES : WEST_START)) / SQUARE);
  const row = Math.floor((y - ROW_START[north ? "north" : "south"]) / SQUARE);
  const letters = `${zone}${(east ? EAST_COLUMNS : WEST_COLUMNS)[column]}${ROWS[row]}`;
  const within = (metres: number) =>
    String(Math.floor(metres % SQUARE))
      .padStart(5, "0")
      .slice(0, digits);
  return [letters, within(x), within(y)];
}

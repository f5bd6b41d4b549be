// A position in three notations, to no more digits than are known: decimal degrees, degrees and minutes, MGRS.
//
// They are codes rather than words: the same in every language, and always set from left to right.

import { forward } from "mgrs";
import { wrapLongitude } from "../camera";
import type { Position } from "../contract";
import { isPolar, polarSquare } from "./polar-grid";

export const NOTATIONS = ["decimal", "minutes", "mgrs"] as const;
export type Notation = (typeof NOTATIONS)[number];

const DEGREE_METRES = 111_320;
const MAX_DECIMALS = 4;
const MAX_MINUTE_DECIMALS = 2;
const MGRS_DIGITS = 5;
/** A decimetre below latitude 84, where the package takes another zone than the standard. */
const LAST_LATITUDE = 83.999999;

/** Digits behind the point that a length of so much of the unit allows. */
function decimalsFor(length: number, most: number): number {
  return Math.min(most, Math.max(0, Math.ceil(-Math.log10(length))));
}

/** A position in a notation; `degrees` is the width of a pixel there. */
export function positionText(at: Position, notation: Notation, degrees = 0): string {
  const place: Position = [wrapLongitude(at[0]), Math.min(90, Math.max(-90, at[1]))];
  if (notation === "decimal") return decimalDegrees(place, decimalsFor(degrees, MAX_DECIMALS));
  if (notation === "minutes") return degreesMinutes(place, decimalsFor(degrees * 60, MAX_MINUTE_DECIMALS));
  const metres = Math.max(1, degrees * DEGREE_METRES * Math.cos((place[1] * Math.PI) / 180));
  return mgrsText(place, Math.max(1, MGRS_DIGITS - Math.ceil(Math.log10(metres))));
}

/** Latitude before longitude, as in "36.1408, -5.3536". */
function decimalDegrees([lon, lat]: Position, decimals: number): string {
  return [lat, lon].map((value) => unsignedZero(value.toFixed(decimals))).join(", ");
}

function unsignedZero(text: string): string {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/** As in "36°08.45′N 5°21.22′W"; rounded before degrees are counted off, so that no minute is 60. */
function degreesMinutes([lon, lat]: Position, decimals: number): string {
  const parts = [
    [lat, "NS"],
    [lon, "EW"],
  ] as const;
  const scale = 10 ** decimals;
  return parts
    .map(([value, letters]) => {
      const units = Math.round(Math.abs(value) * 60 * scale);
      const [degrees, rest] = [Math.floor(units / (60 * scale)), units % (60 * scale)];
      const minutes = (rest / scale).toFixed(decimals).padStart(decimals ? decimals + 3 : 2, "0");
      return `${degrees}°${minutes}′${letters[value < 0 && units > 0 ? 1 : 0]}`;
    })
    .join(" ");
}

/** As in "35TMF 12345 67890", so many digits each way. */
function mgrsText(at: Position, digits: number): string {
  if (isPolar(at[1])) return polarSquare(at, digits).join(" ");
  // The antimeridian belongs to the first zone, and latitude 84 to the zones below it.
  const [lon, lat] = [at[0] === 180 ? -180 : at[0], Math.min(at[1], LAST_LATITUDE)];
  const text = forward([lon, lat], digits).padStart(5 + 2 * digits, "0");
  const east = text.length - 2 * digits;
  return [text.slice(0, east), text.slice(east, east + digits), text.slice(east + digits)].join(" ");
}

// A measurement in words and lines: its legs, its total, and the stretch to the pointer.

import type { Position } from "../contract";
import { isolateText } from "../language";
import type { Translate } from "../messages";
import { bearingText, type GeodesicLeg, geodesicLeg, geodesicPath, lengthNumbers } from "./geodesic-path";
import { MeasuredLine } from "./measured-line";

export class Measurement {
  readonly line = new MeasuredLine();

  /** The point that was set last, for a screen reader. */
  pointWords(translate: Translate): string {
    const { points, legs, metres } = this.line;
    const leg = legs.at(-1);
    if (points.length === 0) return translate("map.measure.cleared");
    if (!leg) return translate("map.measure.first-point");
    return translate("map.measure.point-set", {
      n: points.length,
      leg: lengthWords(leg.metres, translate),
      bearing: bearingWords(leg, translate),
      total: lengthWords(metres, translate),
    });
  }

  /** The lines of the panel; `target` is where the pointer or the crosshair is. */
  shown(target: Position | null, translate: Translate, touch: boolean) {
    const { points, legs, metres } = this.line;
    const [last, leg] = [points.at(-1), legs.at(-1)];
    const lines: (readonly [string, string])[] = [];
    if (legs.length > 1) lines.push([translate("map.measure.total"), lengthWords(metres, translate)]);
    if (leg) lines.push([translate("map.measure.last-leg"), legWords(leg, translate)]);
    const next = last && target ? geodesicLeg(last, target) : null;
    if (next?.metres) lines.push([translate("map.measure.to-pointer"), legWords(next, translate)]);
    const coarse = touch && matchMedia("(pointer: coarse)").matches;
    const hint = points.length ? "" : translate(coarse ? "map.measure.touch-hint" : "map.measure.hint");
    return { hint, count: points.length, lines };
  }

  /** The stretch from the last point to a target. */
  preview(target: Position | null): readonly Position[] {
    const last = this.line.points.at(-1);
    return last && target ? geodesicPath(last, target) : [];
  }

  drawnLegs(translate: Translate) {
    return this.line.legs.map(({ path, metres }) => {
      return { path, words: translate("map.measure.leg", { km: lengthNumbers(metres).km }) };
    });
  }
}

function lengthWords(metres: number, translate: Translate): string {
  return translate("map.measure.length", lengthNumbers(metres));
}

function bearingWords({ bearing }: GeodesicLeg, translate: Translate): string {
  return translate("map.measure.bearing", { bearing: bearingText(bearing) });
}

function legWords(leg: GeodesicLeg, translate: Translate): string {
  return `${lengthWords(leg.metres, translate)} · ${isolateText(bearingText(leg.bearing), translate.language)}`;
}

// The points of a measurement, in the order in which they were set.

import type { Position } from "../contract";
import { type GeodesicLeg, geodesicLeg, geodesicPath } from "./geodesic-path";

interface MeasuredLeg extends GeodesicLeg {
  readonly path: readonly Position[];
}

export class MeasuredLine {
  #points: readonly Position[] = [];
  #legs: readonly MeasuredLeg[] = [];

  get points(): readonly Position[] {
    return this.#points;
  }

  get legs(): readonly MeasuredLeg[] {
    return this.#legs;
  }

  /** Metres from the first point to the last. */
  get metres(): number {
    return this.#legs.reduce((sum, leg) => sum + leg.metres, 0);
  }

  /** Adds a point; false for one that stands where the last does. */
  add(at: Position): boolean {
    const last = this.#points.at(-1);
    if (last) {
      const leg = geodesicLeg(last, at);
      if (leg.metres === 0) return false;
      this.#legs = [...this.#legs, { ...leg, path: geodesicPath(last, at) }];
    }
    this.#points = [...this.#points, at];
    return true;
  }

  /** Takes the last point away; false where there is none. */
  undo(): boolean {
    if (this.#points.length === 0) return false;
    this.#points = this.#points.slice(0, -1);
    this.#legs = this.#legs.slice(0, -1);
    return true;
  }

  clear(): void {
    this.#points = [];
    this.#legs = [];
  }
}

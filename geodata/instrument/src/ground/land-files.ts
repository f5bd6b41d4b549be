// The land of states, fetched when a name needs it.

import type { FeatureCollection } from "geojson";
import { type LandSides, landSides } from "./visible-land";

/** Sides of the land at addresses, each fetched once. */
export class LandFiles {
  readonly #sides = new Map<string, LandSides | null>();
  readonly #ready: () => void;
  #pending = 0;
  /** Whether a file has arrived since `ready` was called. */
  #arrived = false;

  /** `ready` is called when the last requested file has arrived: names are placed once for all of them. */
  constructor(ready: () => void) {
    this.#ready = ready;
  }

  /** The sides of the land at an address; null while it is being fetched. */
  get(url: string): LandSides | null {
    const known = this.#sides.get(url);
    if (known === undefined) void this.#fetch(url);
    return known ?? null;
  }

  async #fetch(url: string): Promise<void> {
    this.#sides.set(url, null);
    this.#pending += 1;
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200`);
      this.#sides.set(url, landSides((await answer.json()) as FeatureCollection));
      this.#arrived = true;
    } catch (error) {
      this.#sides.delete(url);
      console.error(error);
    }
    this.#pending -= 1;
    if (this.#pending > 0 || !this.#arrived) return;
    this.#arrived = false;
    this.#ready();
  }
}

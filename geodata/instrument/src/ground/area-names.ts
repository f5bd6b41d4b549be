// Names of states and waters that have an area: fetched when a map is near enough for them.

import type { Bounds, Camera, GroundName, Size } from "../contract";
import { AREA_ZOOM } from "../generated/limits";
import { mercatorEast, mercatorSouth, worldPixels } from "../mercator";

/** The names of one file, with the desk's own in place of theirs. */
export class AreaNames {
  readonly #ready: () => void;
  #url = "";
  #names: readonly GroundName[] = [];

  /** `ready` is called when the file has arrived. */
  constructor(ready: () => void) {
    this.#ready = ready;
  }

  /** The names whose areas meet the screen; none below the zoom at which a name may leave its usual place. */
  near(url: string, desk: Readonly<Record<string, string>>, camera: Camera, size: Size): GroundName[] {
    if (camera.zoom < AREA_ZOOM) return [];
    if (url !== this.#url) void this.#fetch(url);
    return this.#names
      .filter(({ extent }) => extent && meetsScreen(extent, camera, size))
      .map((name) => ({ ...name, text: (Object.hasOwn(desk, name.id) && desk[name.id]) || name.text }));
  }

  async #fetch(url: string): Promise<void> {
    this.#url = url;
    this.#names = [];
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200`);
      const names = (await answer.json()) as GroundName[];
      if (url !== this.#url) return;
      this.#names = names;
      this.#ready();
    } catch (error) {
      console.error(error);
      if (url === this.#url) this.#url = "";
    }
  }
}

/** Whether an extent meets a screen, in any copy of the world. */
export function meetsScreen(
  [west, south, east, north]: Bounds,
  { lon, lat, zoom }: Camera,
  [width, height]: Size,
): boolean {
  const world = worldPixels(zoom);
  const [across, down] = [width / 2 / world, height / 2 / world];
  const [middle, centre] = [mercatorEast(lon), mercatorSouth(lat)];
  if (mercatorSouth(south) < centre - down || mercatorSouth(north) > centre + down) return false;
  return [-1, 0, 1].some(
    (copy) => mercatorEast(east) + copy > middle - across && mercatorEast(west) + copy < middle + across,
  );
}

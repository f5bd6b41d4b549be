// Where the processor draws in a graphics card's stead, a pan carries the last picture along until another is due.

import type { Map as MapLibre } from "maplibre-gl";
import { pixels, rested, TILE } from "./camera";
import type { Camera, Size } from "./types";

/** Share of the map that a carried picture may leave bare. */
const BARE = 1 / 8;
/** A hand that holds the map still for so long sees it whole. */
const HELD_MS = 400;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
const CARRIED = "carried";

/** Whether graphics of this name are the processor's. */
export function software(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}

/** Whole pixels right and down by which a picture has moved since it was drawn; none where another is due. */
export function carried(drawn: Camera, now: Camera, [width, height]: Size): readonly [number, number] | null {
  if (drawn.zoom !== now.zoom) return null;
  const [x, y] = pixels([drawn.lon, drawn.lat], now.zoom);
  const [u, v] = pixels([now.lon, now.lat], now.zoom);
  const world = TILE * 2 ** now.zoom;
  const right = x - u - world * Math.round((x - u) / world);
  const down = y - v;
  if (Math.abs(right) > width * BARE || Math.abs(down) > height * BARE) return null;
  return [Math.round(right), Math.round(down)];
}

/** Stands before MapLibre's painter, and lets it draw when a picture is due. */
export class Carrier {
  readonly #map: MapLibre;
  readonly #flat: () => boolean;
  readonly #held = rested(() => this.renew(), HELD_MS);
  #drawn: Camera | null = null;
  #carrying = false;

  constructor(map: MapLibre, flat: () => boolean) {
    this.#map = map;
    this.#flat = flat;
    const { painter } = map;
    if (!software(rendererOf(painter.context.gl))) return;
    // A canvas of another size is empty.
    map.on("resize", () => this.renew());
    const draw = painter.render.bind(painter);
    painter.render = (style, transform, frame) => {
      this.#carry();
      // MapLibre paints a sky behind every map, which shows on none that is seen from straight above.
      if (!this.#carrying) draw(style, transform, { ...frame, sky: undefined });
    };
  }

  /** Whether this frame shows an earlier picture: nobody may draw. */
  get carrying(): boolean {
    return this.#carrying;
  }

  /** The next frame is drawn: something else than the camera has changed. */
  renew(): void {
    this.#drawn = null;
    this.#map.triggerRepaint();
  }

  dispose(): void {
    this.#held.cancel();
  }

  /** Carries the picture to where the camera has it now, if it may still serve. */
  #carry(): void {
    const canvas = this.#map.getCanvas();
    const { lng, lat } = this.#map.getCenter();
    const now = { lon: lng, lat, zoom: this.#map.getZoom() };
    const size = [canvas.clientWidth, canvas.clientHeight] as const;
    const drawn = this.#map.isMoving() && this.#flat() ? this.#drawn : null;
    const way = drawn && carried(drawn, now, size);
    this.#carrying = way !== null;
    canvas.classList.toggle(CARRIED, this.#carrying);
    canvas.style.objectPosition = way ? way.map((each) => `${each}px`).join(" ") : "";
    if (way) this.#held();
    else this.#drawn = now;
  }
}

function rendererOf(gl: WebGLRenderingContext | WebGL2RenderingContext): string {
  const told = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

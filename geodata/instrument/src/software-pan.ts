// Fewer frames without a graphics card: while the map is panned the last one is moved along until a new one is
// needed, and a changed style, which MapLibre draws twice, is drawn once.

import type { Map as MapLibre } from "maplibre-gl";
import type { Camera, Size } from "./contract";
import { mercatorPixels, worldPixels } from "./mercator";
import { debounce } from "./timing";

/** Share of the map that a moved frame may leave bare. */
const MAX_BARE_SHARE = 1 / 8;
/** Holding the map still for so long redraws it. */
const HOLD_MS = 400;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
const PANNED_CLASS = "panned";

/** Whether a renderer of this name draws in software. */
export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}

/** Whole pixels right and down from the drawn camera to the current one; null where a new frame is needed. */
export function panOffset(
  drawn: Camera,
  now: Camera,
  [width, height]: Size,
): readonly [number, number] | null {
  if (drawn.zoom !== now.zoom) return null;
  const [x, y] = mercatorPixels([drawn.lon, drawn.lat], now.zoom);
  const [u, v] = mercatorPixels([now.lon, now.lat], now.zoom);
  const world = worldPixels(now.zoom);
  const right = x - u - world * Math.round((x - u) / world);
  const down = y - v;
  if (Math.abs(right) > width * MAX_BARE_SHARE || Math.abs(down) > height * MAX_BARE_SHARE) return null;
  return [Math.round(right), Math.round(down)];
}

/** Wraps MapLibre's painter and lets it draw when a new frame is needed. */
export class SoftwarePan {
  readonly #map: MapLibre;
  readonly #isFlat: () => boolean;
  readonly #redrawWhenHeld = debounce(() => this.redraw(), HOLD_MS);
  #lastFrame: Camera | null = null;
  #reusing = false;
  /** Whether the last frame stays for one more; never for two, should the style change in every one. */
  #held = false;
  /** Whether a picture stands before the map: nothing is drawn yet. */
  #covered = false;

  /** A `covered` map is drawn once all of it is there: each frame before would take the graphics as long. */
  constructor(map: MapLibre, flat: () => boolean, covered: boolean) {
    this.#map = map;
    this.#isFlat = flat;
    if (!isSoftwareRenderer(rendererName(map.getCanvas()))) return;
    this.#covered = covered;
    map.on("movestart", () => this.uncover());
    // A resized canvas is empty.
    map.on("resize", () => this.redraw());
    const { painter } = map;
    const draw = painter.render.bind(painter);
    painter.render = (style, transform, frame) => {
      this.#held = !this.#held && this.#isDrawnAgain;
      if (this.#held || this.#covered) return;
      this.#moveLastFrame();
      // MapLibre paints a sky behind every map, invisible without pitch; a globe's atmosphere needs its values.
      const sky = frame.isRenderingGlobe ? frame.sky : undefined;
      if (!this.#reusing) draw(style, transform, { ...frame, sky });
    };
  }

  /** Whether nothing may be drawn: the last frame is shown again, or a picture before the map. */
  get still(): boolean {
    return this.#reusing || this.#held || this.#covered;
  }

  /** Draws the map that a picture covered; false where none did. */
  uncover(): boolean {
    if (!this.#covered) return false;
    this.#covered = false;
    this.redraw();
    return true;
  }

  /** Draws the next frame: something other than the camera has changed. */
  redraw(): void {
    this.#lastFrame = null;
    this.#map.triggerRepaint();
  }

  dispose(): void {
    this.#redrawWhenHeld.cancel();
  }

  /**
   * Whether MapLibre draws the next frame too: it has taken in a changed style or source in this one. Of a map that
   * moves each frame is drawn, as words move with it.
   */
  get #isDrawnAgain(): boolean {
    return !this.#map.isMoving() && (this.#map._styleDirty || this.#map._sourcesDirty);
  }

  /** Moves the last frame to the current camera, if it can still be used. */
  #moveLastFrame(): void {
    const canvas = this.#map.getCanvas();
    const { lng, lat } = this.#map.getCenter();
    const now = { lon: lng, lat, zoom: this.#map.getZoom() };
    const size = [canvas.clientWidth, canvas.clientHeight] as const;
    const drawn = this.#map.isMoving() && this.#isFlat() ? this.#lastFrame : null;
    const way = drawn && panOffset(drawn, now, size);
    this.#reusing = way !== null;
    canvas.classList.toggle(PANNED_CLASS, this.#reusing);
    canvas.style.objectPosition = way ? way.map((each) => `${each}px`).join(" ") : "";
    if (way) this.#redrawWhenHeld();
    else this.#lastFrame = now;
  }
}

/** The name of the graphics that MapLibre draws with: a canvas gives its context to everybody. */
function rendererName(canvas: HTMLCanvasElement): string {
  const gl = canvas.getContext("webgl2");
  if (gl === null) return "";
  const debug = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

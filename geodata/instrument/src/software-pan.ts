// Where the processor draws in a graphics card's stead, a pan carries the last picture along until another is due.

import type { Map as MapLibre } from "maplibre-gl";
import type { Camera, Size } from "./contract";
import { mercatorPixels, worldPixels } from "./mercator";
import { debounce } from "./timing";

/** Share of the map that a carried picture may leave bare. */
const MAX_BARE_SHARE = 1 / 8;
/** A hand that holds the map still for so long sees it whole. */
const HOLD_MS = 400;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
const PANNED_CLASS = "panned";

/** Whether graphics of this name are the processor's. */
export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}

/** Whole pixels right and down by which a picture has moved since it was drawn; none where another is due. */
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

/** Stands before MapLibre's painter, and lets it draw when a picture is due. */
export class SoftwarePan {
  readonly #map: MapLibre;
  readonly #isFlat: () => boolean;
  readonly #redrawWhenHeld = debounce(() => this.redraw(), HOLD_MS);
  #lastFrame: Camera | null = null;
  #reusing = false;

  constructor(map: MapLibre, flat: () => boolean) {
    this.#map = map;
    this.#isFlat = flat;
    const { painter } = map;
    if (!isSoftwareRenderer(rendererName(painter.context.gl))) return;
    // A canvas of another size is empty.
    map.on("resize", () => this.redraw());
    const draw = painter.render.bind(painter);
    painter.render = (style, transform, frame) => {
      this.#moveLastFrame();
      // MapLibre paints a sky behind every map, which shows on none that is seen from straight above.
      if (!this.#reusing) draw(style, transform, { ...frame, sky: undefined });
    };
  }

  /** Whether this frame shows an earlier picture: nobody may draw. */
  get reusing(): boolean {
    return this.#reusing;
  }

  /** The next frame is drawn: something else than the camera has changed. */
  redraw(): void {
    this.#lastFrame = null;
    this.#map.triggerRepaint();
  }

  dispose(): void {
    this.#redrawWhenHeld.cancel();
  }

  /** Carries the picture to where the camera has it now, if it may still serve. */
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

function rendererName(gl: WebGLRenderingContext | WebGL2RenderingContext): string {
  const told = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

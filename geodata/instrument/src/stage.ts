// MapLibre's map with deck.gl's layers on it: the one place that knows both.

import type { Layer, PickingInfo } from "@deck.gl/core";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import { Map as MapLibre, type StyleSpecification, setWorkerCount, setWorkerUrl } from "maplibre-gl";
import { behind, MAX_ZOOM, MIN_ZOOM, spread, wrapped } from "./camera";
import { Carrier } from "./carry";
import { absolute } from "./ground";
import type { Bounds, Camera, Position, Projection, Size } from "./types";

/** Under the pointer: the event of the row, or the place of the mark in a dense layer. */
export interface Pick {
  readonly layer: string;
  readonly event: string | null;
  readonly index: number;
}

/** What is there for the pointer alone costs as much as what is seen: it is drawn when the pointer asks. */
function unseen(layer: Layer): boolean {
  return (layer.props as { unseen?: boolean }).unseen === true;
}

export interface StageHost {
  /** The map moved: words follow. */
  onMove(): void;
  /** The map came to rest. */
  onRest(): void;
  /** Nothing is left to draw. */
  onIdle(): void;
  /** At once what lies on top, and where the pointer rests all that lies under it. */
  onHover(picks: readonly Pick[], at: readonly [number, number]): void;
  onClick(picks: readonly Pick[], at: readonly [number, number]): void;
  /** The browser took the graphics away. */
  onLost(): void;
}

export interface Setting {
  readonly camera: Camera;
  readonly projection: Projection;
  readonly style: StyleSpecification;
  readonly worker: string;
  readonly label: string;
}

const REACH = 5;
const DEPTH = 6;
const LINGER_MS = 150;
const PADDING = 48;
/** WebGL's factor and units of a polygon's offset, by the names that luma.gl has for them; order decides what covers. */
const LIFTED = { depthBias: -1, depthBiasSlopeScale: -800_000, depthWriteEnabled: false };

export class Stage {
  readonly map: MapLibre;
  readonly #overlay: MapLibreOverlay;
  readonly #carrier: Carrier;
  #projection: Projection;
  #linger: ReturnType<typeof setTimeout> | undefined;

  constructor(container: HTMLElement, setting: Setting, host: StageHost) {
    setWorkerUrl(absolute(setting.worker));
    setWorkerCount(1);
    this.#projection = setting.projection;
    this.map = new MapLibre({
      container,
      style: setting.style,
      ...at(setting.camera),
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      maxPitch: 0,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      refreshExpiredTiles: false,
      locale: { "Map.Title": setting.label },
      canvasContextAttributes: { antialias: true },
    });
    const canvas = this.map.getCanvas();
    // The keyboard's stop for the map is an element of the furniture.
    canvas.tabIndex = -1;
    // At each press and move deck.gl would draw to find what lies there: a press is MapLibre's to judge.
    canvas.addEventListener("pointerdown", (press) => press.stopImmediatePropagation(), true);
    canvas.addEventListener("mousemove", (move) => this.#pass(move), true);
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.#overlay = new MapLibreOverlay({
      interleaved: true,
      layers: [],
      layerFilter: ({ layer, isPicking }) => isPicking || !(unseen(layer) || this.#carrier.carrying),
      pickingRadius: REACH,
      onHover: (info) => this.#hover(info, host),
    });
    this.map.addControl(this.#overlay);
    this.#carrier = new Carrier(this.map, () => this.#projection === "flat");
    this.map.on("style.load", () => this.#project());
    this.map.on("movestart", () => clearTimeout(this.#linger));
    this.map.on("move", () => host.onMove());
    this.map.on("projectiontransition", () => host.onMove());
    this.map.on("idle", () => host.onIdle());
    this.map.on("resize", () => host.onMove());
    this.map.on("moveend", () => host.onRest());
    this.map.on("click", ({ point }) => host.onClick(this.#under(point.x, point.y), [point.x, point.y]));
    this.map.on("webglcontextlost", () => host.onLost());
  }

  get camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { lon: wrapped(lng), lat, zoom: this.map.getZoom() };
  }

  get size(): Size {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return [clientWidth, clientHeight];
  }

  get bounds(): Bounds {
    const box = this.map.getBounds();
    const whole = box.getEast() - box.getWest() >= 360;
    return whole
      ? [-180, box.getSouth(), 180, box.getNorth()]
      : [wrapped(box.getWest()), box.getSouth(), wrapped(box.getEast()), box.getNorth()];
  }

  /** The element in which words lie: a wheel or a drag that begins on a word moves the map. */
  get floor(): HTMLElement {
    return this.map.getCanvasContainer();
  }

  layers(layers: Layer[]): void {
    this.#overlay.setProps({ layers });
    this.#carrier.renew(); // also where no layer differs: its end is waited for
  }

  style(style: StyleSpecification): void {
    this.map.setStyle(style, { diff: true });
  }

  /** Which places the globe hides from here; none on a flat map. */
  get behind(): ((at: Position) => boolean) | null {
    const { camera, size } = this;
    return this.#projection === "globe" ? (at) => behind(at, camera, size[1]) : null;
  }

  project(at: Position): readonly [number, number] | null {
    const { lng } = this.map.getCenter();
    const near = at[0] + 360 * Math.round((lng - at[0]) / 360);
    if (this.behind?.(at)) return null;
    const { x, y } = this.map.project([near, at[1]]);
    return [x, y];
  }

  jump(camera: Camera): void {
    this.map.jumpTo(at(camera));
  }

  fly(camera: Camera, ms: number): void {
    if (ms === 0) this.jump(camera);
    else this.map.easeTo({ ...at(camera), duration: ms });
  }

  enclose(bounds: Bounds, ms: number): void {
    this.map.fitBounds(spread(bounds), { padding: PADDING, duration: ms, maxZoom: MAX_ZOOM - 3 });
  }

  pan(across: number, down: number, ms: number): void {
    this.map.panBy([across, down], { duration: ms });
  }

  zoom(steps: number, ms: number): void {
    this.map.zoomTo(this.map.getZoom() + steps, { duration: ms });
  }

  projection(projection: Projection): void {
    if (projection === this.#projection) return;
    this.#projection = projection;
    if (this.map.isStyleLoaded()) this.#project();
  }

  /** The map as it is drawn now, on a canvas of its own. */
  picture(): Promise<HTMLCanvasElement> {
    const canvas = this.map.getCanvas();
    return new Promise((done) => {
      this.map.once("render", () => {
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [canvas.width, canvas.height];
        copy.getContext("2d")?.drawImage(canvas, 0, 0);
        done(copy);
      });
      this.#carrier.renew();
    });
  }

  dispose(): void {
    clearTimeout(this.#linger);
    this.#carrier.dispose();
    this.map.remove();
  }

  /** On a globe what is drawn lies a little above it: straight stretches would sink into the sphere. */
  #project(): void {
    const round = this.#projection === "globe";
    this.map.setProjection({ type: round ? "globe" : "mercator" });
    this.#overlay.setProps({ parameters: round ? LIFTED : {} });
  }

  /** While the map moves nothing rests under the pointer; a drag is told by the document. */
  #pass(move: MouseEvent): void {
    if (this.map.isMoving()) move.stopImmediatePropagation();
  }

  #hover(info: PickingInfo, host: StageHost): void {
    const at = [info.x, info.y] as const;
    clearTimeout(this.#linger);
    host.onHover(info.picked ? [pickOf(info)] : [], at);
    if (info.picked) this.#linger = setTimeout(() => host.onHover(this.#under(...at), at), LINGER_MS);
  }

  #under(x: number, y: number): Pick[] {
    return this.#overlay.pickMultipleObjects({ x, y, radius: REACH, depth: DEPTH }).map(pickOf);
  }
}

function at(camera: Camera): { center: [number, number]; zoom: number } {
  return { center: [camera.lon, camera.lat], zoom: camera.zoom };
}

function pickOf(info: PickingInfo): Pick {
  const { event } = (info.object ?? {}) as { event?: unknown };
  return {
    layer: info.layer?.id ?? "",
    event: typeof event === "string" ? event : null,
    index: info.index,
  };
}

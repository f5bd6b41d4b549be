// MapLibre's map with deck.gl's layers: the only module that knows both.

import type { Layer, PickingInfo } from "@deck.gl/core";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import {
  Map as MapLibre,
  type ProjectionSpecification,
  type StyleSpecification,
  setWorkerCount,
  setWorkerUrl,
} from "maplibre-gl";
import { absoluteUrl } from "./basemap-style";
import { isBehindGlobe, MAX_ZOOM, MIN_ZOOM, toLngLatBounds, wrapLongitude } from "./camera";
import type { Bounds, Camera, Position, Projection, Size } from "./contract";
import { SoftwarePan } from "./software-pan";

/** An item under the pointer: the event of a row, or the index of a mark. */
export interface PickedItem {
  readonly layer: string;
  readonly event: string | null;
  readonly index: number;
}

/** Whether a layer is drawn only for picking: drawing it would cost as much as a visible one. */
function isPointerOnly(layer: Layer): boolean {
  return (layer.props as { unseen?: boolean }).unseen === true;
}

interface MapViewHost {
  /** The map moved: labels follow. */
  onMove(): void;
  /** The map came to rest. */
  onRest(): void;
  /** Nothing is left to draw. */
  onIdle(): void;
  /** At once the topmost item, and once the pointer rests all items under it. */
  onHover(picks: readonly PickedItem[], at: readonly [number, number]): void;
  onClick(picks: readonly PickedItem[], at: readonly [number, number]): void;
  /** The WebGL context was lost. */
  onLost(): void;
}

interface MapViewSettings {
  readonly camera: Camera;
  readonly projection: Projection;
  readonly style: StyleSpecification;
  readonly worker: string;
  readonly label: string;
}

const PICK_RADIUS = 5;
const PICK_DEPTH = 6;
const LINGER_MS = 150;
const PADDING = 48;
/**
 * WebGL's polygon offset factor and units, under luma.gl's names; the order of layers decides which
 * covers.
 */
const GLOBE_PARAMETERS = { depthBias: -1, depthBiasSlopeScale: -800_000, depthWriteEnabled: false };

export class MapView {
  readonly map: MapLibre;
  readonly #overlay: MapLibreOverlay;
  readonly #softwarePan: SoftwarePan;
  #projection: Projection;
  #styleLoaded = false;
  #linger: ReturnType<typeof setTimeout> | undefined;

  constructor(container: HTMLElement, setting: MapViewSettings, host: MapViewHost) {
    setWorkerUrl(absoluteUrl(setting.worker));
    setWorkerCount(1);
    this.#projection = setting.projection;
    this.map = new MapLibre({
      container,
      style: this.#inProjection(setting.style),
      ...mapLibreCamera(setting.camera),
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
    // The keyboard's stop for the map is an element of the controls.
    canvas.tabIndex = -1;
    // deck.gl would draw for picking at each press and move: MapLibre judges presses.
    canvas.addEventListener("pointerdown", (press) => press.stopImmediatePropagation(), true);
    canvas.addEventListener("mousemove", (move) => this.#skipWhileMoving(move), true);
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.#overlay = new MapLibreOverlay({
      interleaved: true,
      layers: [],
      layerFilter: ({ layer, isPicking }) =>
        isPicking || !(isPointerOnly(layer) || this.#softwarePan.reusing),
      pickingRadius: PICK_RADIUS,
      onHover: (info) => this.#hover(info, host),
    });
    this.map.addControl(this.#overlay);
    this.#softwarePan = new SoftwarePan(this.map, () => this.#projection === "flat");
    this.map.on("style.load", () => {
      this.#styleLoaded = true;
      this.#applyProjection();
    });
    this.map.on("movestart", () => clearTimeout(this.#linger));
    this.map.on("move", () => host.onMove());
    this.map.on("projectiontransition", () => host.onMove());
    this.map.on("idle", () => host.onIdle());
    this.map.on("resize", () => host.onMove());
    this.map.on("moveend", () => host.onRest());
    this.map.on("click", ({ point }) => host.onClick(this.#pickAll(point.x, point.y), [point.x, point.y]));
    this.map.on("webglcontextlost", () => host.onLost());
  }

  get camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { lon: wrapLongitude(lng), lat, zoom: this.map.getZoom() };
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
      : [wrapLongitude(box.getWest()), box.getSouth(), wrapLongitude(box.getEast()), box.getNorth()];
  }

  /** The parent of the labels: a wheel or drag that begins on a label moves the map. */
  get labelParent(): HTMLElement {
    return this.map.getCanvasContainer();
  }

  setLayers(layers: Layer[]): void {
    this.#overlay.setProps({ layers });
    this.#softwarePan.redraw(); // also where no layer differs: its end is waited for
  }

  setStyle(style: StyleSpecification): void {
    this.map.setStyle(this.#inProjection(style), { diff: true });
  }

  /** A test whether the globe hides a position; null on a flat map. */
  get isHidden(): ((at: Position) => boolean) | null {
    const { camera, size } = this;
    return this.#projection === "globe" ? (at) => isBehindGlobe(at, camera, size[1]) : null;
  }

  project(at: Position): readonly [number, number] | null {
    const { lng } = this.map.getCenter();
    const near = at[0] + 360 * Math.round((lng - at[0]) / 360);
    if (this.isHidden?.(at)) return null;
    const { x, y } = this.map.project([near, at[1]]);
    return [x, y];
  }

  /** Whether a position is on the screen. */
  isInView(at: Position): boolean {
    const spot = this.project(at);
    const [width, height] = this.size;
    return spot !== null && spot[0] > 0 && spot[1] > 0 && spot[0] < width && spot[1] < height;
  }

  jumpTo(camera: Camera): void {
    this.map.jumpTo(mapLibreCamera(camera));
  }

  flyTo(camera: Camera, ms: number): void {
    if (ms === 0) this.jumpTo(camera);
    else this.map.easeTo({ ...mapLibreCamera(camera), duration: ms });
  }

  fitBounds(bounds: Bounds, ms: number): void {
    this.map.fitBounds(toLngLatBounds(bounds), { padding: PADDING, duration: ms, maxZoom: MAX_ZOOM - 3 });
  }

  panBy(across: number, down: number, ms: number): void {
    this.map.panBy([across, down], { duration: ms });
  }

  zoomBy(steps: number, ms: number): void {
    this.map.zoomTo(this.map.getZoom() + steps, { duration: ms });
  }

  setProjection(projection: Projection): void {
    if (projection === this.#projection) return;
    this.#projection = projection;
    // Not `isStyleLoaded`, which also waits for tiles: a change while they load would be lost.
    if (this.#styleLoaded) this.#applyProjection();
  }

  /** A copy of the map's canvas, rendered now. */
  copyCanvas(): Promise<HTMLCanvasElement> {
    const canvas = this.map.getCanvas();
    return new Promise((done) => {
      this.map.once("render", () => {
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [canvas.width, canvas.height];
        copy.getContext("2d")?.drawImage(canvas, 0, 0);
        done(copy);
      });
      this.#softwarePan.redraw();
    });
  }

  dispose(): void {
    clearTimeout(this.#linger);
    this.#softwarePan.dispose();
    this.map.remove();
  }

  /** A style with the projection of the map: a style without one is flat, and flat maps clamp the camera. */
  #inProjection(style: StyleSpecification): StyleSpecification {
    return { ...style, projection: mapLibreProjection(this.#projection) };
  }

  /** On a globe layers are lifted a little: straight segments would sink into the sphere. */
  #applyProjection(): void {
    this.map.setProjection(mapLibreProjection(this.#projection));
    this.#overlay.setProps({ parameters: this.#projection === "globe" ? GLOBE_PARAMETERS : {} });
  }

  /** While the map moves nothing is picked; drags are followed on the document. */
  #skipWhileMoving(move: MouseEvent): void {
    if (this.map.isMoving()) move.stopImmediatePropagation();
  }

  #hover(info: PickingInfo, host: MapViewHost): void {
    const at = [info.x, info.y] as const;
    clearTimeout(this.#linger);
    host.onHover(info.picked ? [pickedItem(info)] : [], at);
    if (info.picked) this.#linger = setTimeout(() => host.onHover(this.#pickAll(...at), at), LINGER_MS);
  }

  #pickAll(x: number, y: number): PickedItem[] {
    return this.#overlay
      .pickMultipleObjects({ x, y, radius: PICK_RADIUS, depth: PICK_DEPTH })
      .map(pickedItem);
  }
}

function mapLibreProjection(projection: Projection): ProjectionSpecification {
  return { type: projection === "globe" ? "globe" : "mercator" };
}

function mapLibreCamera(camera: Camera): { center: [number, number]; zoom: number } {
  return { center: [camera.lon, camera.lat], zoom: camera.zoom };
}

function pickedItem(info: PickingInfo): PickedItem {
  const { event } = (info.object ?? {}) as { event?: unknown };
  return {
    layer: info.layer?.id ?? "",
    event: typeof event === "string" ? event : null,
    index: info.index,
  };
}

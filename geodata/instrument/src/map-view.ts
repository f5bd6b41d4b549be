// MapLibre's map with deck.gl's layers: the only module that knows both.

import type { Layer, PickingInfo } from "@deck.gl/core";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import {
  addProtocol,
  Map as MapLibre,
  type ProjectionSpecification,
  type StyleSpecification,
  setWorkerCount,
  setWorkerUrl,
} from "maplibre-gl";
import { absoluteUrl, GROUND_SOURCE, NAME_LAYER } from "./basemap-style";
import { isBehindGlobe, MAX_FIT_ZOOM, MIN_ZOOM, toLngLatBounds, wrapLongitude } from "./camera";
import type { Bounds, Camera, GroundName, Position, Projection, Size } from "./contract";
import { FrameClock } from "./frame-clock";
import { loadArchiveTile } from "./ground/archive-source";
import { toGroundName } from "./ground/tile-names";
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
  /** Tiles of the ground have come. */
  onGround(): void;
  /** Nothing is left to draw. */
  onIdle(): void;
  /** At once the topmost item, and once the pointer rests all items under it. */
  onHover(picks: readonly PickedItem[], at: readonly [number, number]): void;
  onClick(picks: readonly PickedItem[], at: readonly [number, number]): void;
  /** The pixel under the pointer; null where it has left the map. */
  onPointer(at: readonly [number, number] | null): void;
  /** The WebGL context was lost. */
  onLost(): void;
}

interface MapViewSettings {
  readonly camera: Camera;
  readonly projection: Projection;
  readonly style: StyleSpecification;
  readonly worker: string;
  /** Address of the names of states and waters that have an area. */
  readonly areas: string;
  /** The desk's names of places, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly maxZoom: number;
  readonly label: string;
  /** Whether a picture stands before the map. */
  readonly covered: boolean;
}

const PICK_RADIUS = 5;
const PICK_DEPTH = 24;
const LINGER_MS = 150;
const PADDING = 48;
const LOAD_CHECK_MS = 50;
/** A picture that does not come for so many checks is given up. */
const LOAD_CHECKS = 200;
/** What deck.gl hears of the pointer. */
const POINTER_EVENTS = ["pointerdown", "pointermove", "pointerleave"] as const;
/** Pixels by which a position and its pixel may differ; beside a globe they do by far. */
const SAME_PIXELS = 2;
/**
 * WebGL's polygon offset factor and units, under luma.gl's names; the order of layers decides which
 * covers.
 */
const GLOBE_PARAMETERS = { depthBias: -1, depthBiasSlopeScale: -800_000, depthWriteEnabled: false };

export class MapView {
  readonly map: MapLibre;
  readonly #overlay: MapLibreOverlay;
  readonly #softwarePan: SoftwarePan;
  readonly #clock = new FrameClock(() => this.#isLoading);
  readonly #sizeObserver: ResizeObserver;
  readonly #host: MapViewHost;
  readonly areas: string;
  readonly names: Readonly<Record<string, string>>;
  #projection: Projection;
  #layers: readonly Layer[] = [];
  /** Whether everything is on the screen. */
  #idle = false;
  #styleLoaded = false;
  #checkLater: ReturnType<typeof setTimeout> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;

  constructor(container: HTMLElement, setting: MapViewSettings, host: MapViewHost) {
    this.#host = host;
    setWorkerUrl(absoluteUrl(setting.worker));
    setWorkerCount(1);
    addProtocol("pmtiles", loadArchiveTile);
    this.#projection = setting.projection;
    this.areas = setting.areas;
    this.names = setting.names;
    this.map = new MapLibre({
      container,
      style: this.#inProjection(setting.style),
      ...mapLibreCamera(setting.camera),
      minZoom: MIN_ZOOM,
      maxZoom: setting.maxZoom,
      maxPitch: 0,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      trackResize: false, // it would draw a hidden map anew, in another size
      refreshExpiredTiles: false,
      locale: { "Map.Title": setting.label },
      canvasContextAttributes: { antialias: true },
    });
    const canvas = this.map.getCanvas();
    for (const name of POINTER_EVENTS) canvas.addEventListener(name, () => this.#clock.wake(), true);
    // deck.gl would draw for picking at each press and move: MapLibre judges presses.
    canvas.addEventListener("pointerdown", (press) => press.stopImmediatePropagation(), true);
    canvas.addEventListener("mousemove", (move) => this.#skipWhileMoving(move), true);
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    const loop = { animationFrameProvider: this.#clock };
    this.#overlay = new MapLibreOverlay({
      ...loop,
      interleaved: true,
      // luma.gl asks this for its first texture and waits until all that is queued is drawn: now nothing is.
      onDeviceInitialized: (device) => void device.isTextureFormatRenderable("rgba8unorm"),
      layers: [],
      layerFilter: ({ layer, isPicking }) => isPicking || !(isPointerOnly(layer) || this.#softwarePan.still),
      pickingRadius: PICK_RADIUS,
      onHover: (info) => this.#hover(info, host),
    });
    this.map.addControl(this.#overlay);
    this.#softwarePan = new SoftwarePan(this.map, () => this.#projection === "flat", setting.covered);
    this.map.on("style.load", () => {
      this.#styleLoaded = true;
      this.#applyProjection();
    });
    this.map.on("movestart", () => {
      clearTimeout(this.#linger);
      this.#idle = false;
    });
    this.map.on("render", () => {
      this.#idle = false;
      clearTimeout(this.#checkLater);
    });
    this.map.on("move", () => host.onMove());
    this.map.on("projectiontransition", () => host.onMove());
    this.map.on("sourcedata", ({ sourceId, tile }) => {
      if (sourceId === GROUND_SOURCE && tile) host.onGround();
    });
    this.map.on("idle", () => {
      // The keyboard's stop for the map is an element of the controls; MapLibre, then deck.gl make the canvas one.
      canvas.tabIndex = -1;
      this.#reportIdle(LOAD_CHECKS);
    });
    this.map.on("resize", () => host.onMove());
    this.map.on("moveend", () => host.onRest());
    this.map.on("click", ({ point }) => host.onClick(this.#pickAll(point.x, point.y), [point.x, point.y]));
    this.map.on("mousemove", ({ point }) => host.onPointer([point.x, point.y]));
    this.map.on("mouseout", () => host.onPointer(null));
    this.map.on("webglcontextlost", () => host.onLost());
    this.#sizeObserver = new ResizeObserver(() => this.#followSize());
    this.#sizeObserver.observe(container);
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

  /** Draws the layers, unless they are those on the screen; `onIdle` follows in any case. */
  setLayers(layers: Layer[]): void {
    const before = this.#layers;
    if (layers.length !== before.length || layers.some((layer, at) => layer !== before[at])) {
      this.#layers = layers;
      this.#overlay.setProps({ layers });
      this.#redraw();
    } else if (this.#idle) queueMicrotask(() => this.#idle && this.#host.onIdle());
  }

  /** Draws what waits behind a picture; false where nothing does. `onIdle` follows once it is drawn. */
  uncover(): boolean {
    if (!this.#softwarePan.uncover()) return false;
    this.#redraw();
    return true;
  }

  setStyle(style: StyleSpecification): void {
    this.#idle = false;
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

  get isFlat(): boolean {
    return this.#projection === "flat";
  }

  /** The names of the ground's tiles in view that a language has. */
  groundNames(lang: string): GroundName[] {
    const features = this.map.querySourceFeatures(GROUND_SOURCE, { sourceLayer: NAME_LAYER });
    return features.flatMap((feature) => toGroundName(feature, lang, this.names) ?? []);
  }

  /** The position at a point in pixels; null beside a globe. */
  unproject([x, y]: readonly [number, number]): Position | null {
    const { lng, lat } = this.map.unproject([x, y]);
    const at = [wrapLongitude(lng), lat] as const;
    if (this.#projection === "flat") return at;
    const [u, v] = this.project(at) ?? [Number.NaN, Number.NaN];
    return Math.hypot(u - x, v - y) < SAME_PIXELS ? at : null;
  }

  /** Whether a double click zooms in. */
  setDoubleClickZoom(on: boolean): void {
    if (on) this.map.doubleClickZoom.enable();
    else this.map.doubleClickZoom.disable();
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
    this.map.fitBounds(toLngLatBounds(bounds), { padding: PADDING, duration: ms, maxZoom: MAX_FIT_ZOOM });
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
      const take = () => {
        if (this.#softwarePan.still) return void this.map.once("render", take);
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [canvas.width, canvas.height];
        copy.getContext("2d")?.drawImage(canvas, 0, 0);
        done(copy);
      };
      this.map.once("render", take);
      this.#redraw();
    });
  }

  dispose(): void {
    clearTimeout(this.#linger);
    clearTimeout(this.#checkLater);
    this.#sizeObserver.disconnect();
    this.#softwarePan.dispose();
    this.map.remove();
  }

  /** Whether pictures or data of a layer are on their way. */
  get #isLoading(): boolean {
    return this.#layers.some((layer) => !layer.isLoaded);
  }

  /** Says that all is on the screen; before, layers that are loaded meanwhile are drawn, or given up after a while. */
  #reportIdle(checks: number): void {
    if (checks && this.#isLoading) {
      this.#checkLater = setTimeout(() => {
        if (this.#isLoading) this.#reportIdle(checks - 1);
        else this.#redraw();
      }, LOAD_CHECK_MS);
      return;
    }
    this.#idle = true;
    this.#host.onIdle();
  }

  #redraw(): void {
    this.#idle = false;
    this.#clock.wake(); // before MapLibre asks for its frame: both draw in the same one
    this.#softwarePan.redraw();
  }

  /** A map without a size is hidden: it stays as it was drawn. */
  #followSize(): void {
    const [[width, height], canvas] = [this.size, this.map.getCanvas()];
    if (width === 0 || height === 0) return;
    if (canvas.clientWidth !== width || canvas.clientHeight !== height) this.map.resize();
  }

  /** A style with the projection of the map: a style without one is flat, and flat maps clamp the camera. */
  #inProjection(style: StyleSpecification): StyleSpecification {
    return { ...style, projection: mapLibreProjection(this.#projection) };
  }

  /** On a globe layers are lifted a little: straight segments would sink into the sphere. */
  #applyProjection(): void {
    this.#idle = false;
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

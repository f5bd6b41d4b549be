// The instrument: a map of one brief with its words, its furniture and its clock. It knows no Streamlit.

import type { Layer } from "@deck.gl/core";
import { adoptStyles } from "./adopt-styles";
import { AreaShapes } from "./area-shapes";
import { createBasemapStyle } from "./basemap-style";
import {
  type ControlInsets,
  debounce,
  innerSize,
  isSameCamera,
  needsNewLabels,
  prefersReducedMotion,
  REST_MS,
  roundCamera,
  shiftByInsets,
} from "./camera";
import type {
  Camera,
  InstrumentData,
  MapSpec,
  Projection,
  Size,
  View,
  ViewChange,
  ViewPatch,
} from "./contract";
import type { PointedMark } from "./controls/mark-tooltip";
import type { PictureContent } from "./controls/picture-export";
import { eventPosition, selectionBounds } from "./event-positions";
import { fetchTitles } from "./fetch-cache";
import { FilterBus } from "./filter-bus";
import { LabelLayer } from "./label-layer";
import { MapControls } from "./map-controls";
import type { MapSelection } from "./map-selection";
import { MAP_STYLES } from "./map-styles";
import { MapView, type PickedItem } from "./map-view";
import type { Translate } from "./messages";
import { createPictureContent } from "./picture-content";
import { type LoadedScene, loadScene } from "./scene-loader";
import { createFocusRing, createThinnedLayer } from "./thinned-layers";
import { TimeBar } from "./time-bar/time-bar";
import { PendingPatches } from "./view-patches";

/** Takes the changes that the reader makes on the map. */
interface ChangeReceiver {
  ask(change: ViewChange): void;
}

const FLY_MS = 280;
const ZOOM_STEPS = 2;
/** A map whose size has changed gets its words anew. */
const RESIZED_MS = 300;
const RESIZE_PIXELS = 24;
/** Pixels that the tools take at the side of the map, and scale and notes at its foot. */
const TOOLBAR_PIXELS = 52;
const FOOT_PIXELS = 38;

export class Instrument {
  readonly #host: ChangeReceiver;
  readonly #element = document.createElement("div");
  readonly #frame = document.createElement("div");
  readonly #mapElement = document.createElement("div");
  readonly #labels: LabelLayer;
  readonly #sendCameraLater = debounce(() => this.#sendCamera(), REST_MS);
  readonly #shapes = new AreaShapes(() => this.#draw());
  readonly #refitLabelsLater = debounce(() => this.#refitLabels(), RESIZED_MS);
  readonly #resizeObserver = new ResizeObserver(() => {
    this.#draw();
    this.#refitLabelsLater();
  });
  readonly #filterBus: FilterBus;
  #data: InstrumentData;
  #patches: PendingPatches;
  #scene: LoadedScene | null = null;
  #mapView: MapView | null = null;
  #controls: MapControls | null = null;
  #timeBar: TimeBar | null = null;
  #labelBoxes: readonly [number, number, number, number][] = [];
  #knownCamera: Camera | null = null;
  #request = 0;
  #lost = false;
  #loading = false;

  constructor(root: HTMLElement | ShadowRoot, host: ChangeReceiver, data: InstrumentData) {
    this.#host = host;
    this.#data = data;
    this.#patches = new PendingPatches(data.seq);
    this.#labels = new LabelLayer({
      onPick: (event) => this.#setFocus(event),
      onHover: (event, at) => this.#onLabelHover(event, at),
    });
    this.#element.className = "instrument";
    this.#frame.className = "frame";
    this.#mapElement.className = "map";
    this.#frame.append(this.#mapElement);
    this.#element.append(this.#frame);
    adoptStyles(root instanceof ShadowRoot ? root : document, MAP_STYLES);
    root.append(this.#element);
    this.#element.addEventListener("keydown", (key) => this.#onKey(key));
    this.#setLayout(data);
    this.#resizeObserver.observe(this.#frame);
    this.#filterBus = new FilterBus({ ask: (patch) => this.#ask(patch), shown: () => this.#shownView });
    void this.#load();
  }

  /** Takes in what Python sent at a rerun. */
  update(data: InstrumentData): void {
    const [before, shown] = [this.#data, this.#drawKey];
    this.#data = data;
    this.#patches.acknowledge(data.seq);
    this.#setLayout(data);
    if (data.move !== before.move) this.#flyToOrHome(data.camera);
    const stale = data.scene !== before.scene || data.table !== before.table || data.words !== before.words;
    if (stale) void this.#load();
    else if (this.#drawKey !== shown) this.#draw();
  }

  /** What is drawn goes by this: the answer to a change of the map's own brings nothing new. */
  get #drawKey(): string {
    const { focusRow, height, lang, theme } = this.#data;
    const view = { ...this.#view, camera: undefined, projection: undefined };
    return JSON.stringify([view, this.#projection, focusRow, height, lang, theme]);
  }

  /** Moves the camera, in so many milliseconds. */
  flyTo(camera: Camera, ms: number): void {
    this.#mapView?.flyTo(camera, prefersReducedMotion() ? 0 : ms);
  }

  dispose(): void {
    this.#request += 1;
    this.#filterBus.dispose();
    this.#sendCameraLater.cancel();
    this.#refitLabelsLater.cancel();
    this.#resizeObserver.disconnect();
    this.#controls?.dispose();
    this.#timeBar?.dispose();
    this.#mapView?.dispose();
    this.#element.remove();
  }

  get #view(): View & ViewPatch {
    return this.#patches.applyTo(this.#data.view);
  }

  get #shownView() {
    if (!this.#scene) return null;
    const [{ spec: chart, selection: chosen }, view] = [this.#scene, this.#view];
    return { brief: chart.brief, view, facets: () => chosen.facets(view) };
  }

  get #projection(): Projection {
    return this.#view.projection ?? this.#data.projection;
  }

  get #size(): Size {
    return [this.#frame.clientWidth, this.#frame.clientHeight];
  }

  /** Tools stand where reading ends, scale and notes at the foot. */
  get #insets(): ControlInsets {
    const { lang, options } = this.#data;
    const tools = options.tools ? TOOLBAR_PIXELS : 0;
    return { left: lang === "ar" ? tools : 0, right: lang === "ar" ? 0 : tools, bottom: FOOT_PIXELS };
  }

  get #flyMs(): number {
    return prefersReducedMotion() ? 0 : FLY_MS;
  }

  #setLayout(data: InstrumentData): void {
    // A page that gives the map another height, as that of a frame it stands in, says so in its style sheet.
    this.#frame.style.height = `var(--map-height, ${data.height}px)`;
    this.#element.lang = data.lang;
    this.#element.dir = data.lang === "ar" ? "rtl" : "ltr";
    this.#element.dataset.theme = data.theme;
  }

  /** Fetches what the look needs; what is drawn stays until then. */
  async #load(): Promise<void> {
    const turn = ++this.#request;
    const data = this.#data;
    const camera = this.#mapView ? this.#mapView.camera : data.camera;
    const inner = camera && roundCamera(shiftByInsets(camera, this.#insets));
    this.#loading = true;
    this.#frame.ariaBusy = "true";
    try {
      const size = innerSize(this.#size, this.#insets);
      const found = await loadScene(data, inner, size, this.#shapes, this.#scene);
      if (turn !== this.#request) return;
      this.#lost = false;
      this.#showScene(found);
    } catch (wrong) {
      if (turn !== this.#request) return;
      console.error(wrong);
      this.#lost = true;
    }
    this.#loading = false;
    this.#frame.ariaBusy = String(this.#mapView !== null);
    this.#draw();
  }

  #showScene(found: LoadedScene): void {
    const [before, { spec: chart, messageFile: file, translate: words }] = [this.#scene, found];
    this.#scene = found;
    const tones = file.tones[chart.theme] ?? {};
    for (const [name, value] of Object.entries(tones)) this.#element.style.setProperty(name, value);
    const style = createBasemapStyle(this.#data.ground, tones);
    this.#labels.set(chart);
    if (this.#mapView === null) this.#openMapView(chart, style);
    else if (before?.spec.theme !== chart.theme) this.#mapView.setStyle(style);
    if (before?.messageFile !== file) this.#createControls(words);
    this.#draw();
    this.#labelBoxes = this.#labels.shownBoxes((at) => this.#mapView?.project(at) ?? null);
    this.#onMove();
  }

  #openMapView(chart: MapSpec, style: ReturnType<typeof createBasemapStyle>): void {
    const setting = {
      camera: this.#data.camera ?? shiftByInsets(chart.camera, this.#insets, true),
      projection: this.#projection,
      style,
      worker: this.#data.ground.worker,
      label: chart.alternative,
    };
    const stage = new MapView(this.#mapElement, setting, {
      onMove: () => this.#onMove(),
      onRest: () => this.#onRest(),
      onIdle: () => this.#onIdle(),
      onHover: (picks, at) => this.#onHover(picks, at),
      onClick: (picks, at) => this.#onClick(picks, at),
      onLost: () => {
        this.#lost = true;
        this.#draw();
      },
    });
    this.#mapView = stage;
    this.#knownCamera = roundCamera(stage.camera);
    stage.labelParent.append(this.#labels.root);
  }

  /** Furniture and clock speak one language: another one gets others. */
  #createControls(translate: Translate): void {
    this.#controls?.dispose();
    this.#timeBar?.dispose();
    this.#controls = new MapControls(this.#frame, this.#mapActions(), translate);
    if (!this.#data.options.bar) return;
    const host = {
      onPeriod: (start: string | null, end: string | null, moving: boolean) =>
        this.#setPeriod({ start, end }, moving),
      onFocus: (event: string | null) => this.#setFocus(event),
    };
    this.#timeBar = new TimeBar(this.#element, host, translate);
  }

  #mapActions() {
    return {
      focus: (event: string | null) => this.#setFocus(event),
      choose: (mark: PointedMark) => void this.#focusMark(mark),
      zoomTo: (mark: PointedMark) => this.#zoomToMark(mark),
      titles: (rows: readonly number[]) => fetchTitles(this.#data.titles, this.#data.lang, rows),
      highlight: (event: string | null) => this.#highlightEvent(event),
      pan: (across: number, down: number) => this.#mapView?.panBy(across, down, this.#flyMs),
      layers: (layers: string[] | null) => this.#ask({ layers }),
      zoom: (steps: number) => this.#mapView?.zoomBy(steps, this.#flyMs),
      home: () => this.#flyToOrHome(null),
      fit: () => this.#fit(),
      projection: (projection: Projection) => this.#ask({ projection }),
      bounds: (on: boolean) => this.#ask({ bounds: on ? (this.#mapView?.bounds ?? null) : null }),
      picture: () => this.#picture(),
      retry: () => void this.#load(),
    };
  }

  /** Draws what the view asks for: layers, words, furniture, clock. */
  #draw(): void {
    if (!this.#scene || !this.#mapView) return;
    const { spec: chart, selection: chosen, translate: words } = this.#scene;
    const { lang, theme } = chart;
    const [view, stage] = [this.#view, this.#mapView];
    const selection = chosen.select(view);
    const standing = (event: string) => chosen.standing(event);
    stage.setProjection(this.#projection);
    this.#frame.ariaBusy = "true";
    stage.setLayers(this.#layers(this.#scene, stage));
    this.#labels.showStanding(standing, view.focus);
    const shown = {
      ...{ chart, view, standing, counts: selection, size: this.#size, camera: stage.camera },
      ...{ projection: this.#projection, boxes: this.#labelBoxes, thinned: chosen.thinningCounts },
      ...{ loading: this.#loading, lost: this.#lost },
    };
    this.#controls?.update(shown, words);
    this.#timeBar?.update({ table: chosen.table, selection, view, events: chart.events, lang, theme });
    this.#filterBus.announce();
  }

  #layers(
    { spec: chart, layers: scene, selection: chosen }: LoadedScene,
    { camera, isHidden: behind }: MapView,
  ): Layer[] {
    const standing = (event: string) => chosen.standing(event);
    const visibility = { behind, hiddenLabels: this.#labels.hiddenEvents };
    const layers = scene.create(standing, this.#view.focus, camera.zoom, visibility);
    return [...layers, ...this.#thinnedLayers(chart, chosen)];
  }

  #thinnedLayers(chart: MapSpec, chosen: MapSelection): Layer[] {
    if (!chart.dense || !this.#mapView) return [];
    const marks = chosen.marks ?? chosen.thin(this.#mapView.camera, this.#size);
    if (!marks) return [];
    const { table } = chosen;
    const row = this.#data.focusRow;
    const drawn = createThinnedLayer(marks, table.kinds, chart.dense);
    if (row === null) return [drawn];
    const at = [table.lon[row] ?? Number.NaN, table.lat[row] ?? Number.NaN] as const;
    return [drawn, createFocusRing(at, chart.theme)];
  }

  #onMove(): void {
    const stage = this.#mapView;
    if (!stage) return;
    const { lon, lat, zoom } = roundCamera(stage.camera);
    this.#frame.dataset.camera = `${lon} ${lat} ${zoom}`;
    const others = this.#labels.place((at) => stage.project(at), this.#projection === "globe");
    if (others && this.#scene) stage.setLayers(this.#layers(this.#scene, stage));
    this.#controls?.followCamera(stage.camera);
  }

  /** Everything asked for is on the screen. */
  #onIdle(): void {
    this.#onMove();
    if (!this.#loading) this.#frame.ariaBusy = "false";
  }

  #onRest(): void {
    if (!this.#mapView || !this.#scene) return;
    this.#sendCameraLater();
    const { spec: chart, selection: chosen } = this.#scene;
    if (chart.dense) chosen.marks = null;
    else if (needsNewLabels(chart.camera, shiftByInsets(this.#mapView.camera, this.#insets), this.#size))
      void this.#load();
    this.#draw();
  }

  #refitLabels(): void {
    if (!this.#scene) return;
    const [made, now] = [this.#scene.spec.size, innerSize(this.#size, this.#insets)];
    if (Math.max(Math.abs(made[0] - now[0]), Math.abs(made[1] - now[1])) > RESIZE_PIXELS) void this.#load();
  }

  #sendCamera(): void {
    if (!this.#mapView) return;
    const camera = roundCamera(this.#mapView.camera);
    if (!isSameCamera(camera, this.#knownCamera)) this.#ask({ camera });
  }

  #ask(patch: ViewPatch): void {
    if (patch.camera !== undefined) this.#knownCamera = patch.camera;
    this.#host.ask(this.#patches.send(patch));
    this.#draw();
  }

  /** While the clock moves nobody is asked; at its end once. */
  #setPeriod(patch: ViewPatch, moving: boolean): void {
    if (moving) {
      this.#patches.draft(patch);
      this.#draw();
    } else this.#ask(patch);
  }

  /** The camera goes with it: an event in focus must not move the map. */
  #setFocus(focus: string | null): void {
    this.#controls?.tooltip.hide();
    if (focus === this.#view.focus || !this.#mapView) return;
    this.#ask({ focus, camera: roundCamera(this.#mapView.camera) });
  }

  async #focusMark(mark: PointedMark): Promise<void> {
    const event = mark.id ?? this.#scene?.selection.table.ids?.[mark.row];
    if (event) return this.#setFocus(event);
    const [told] = await fetchTitles(this.#data.titles, this.#data.lang, [mark.row]);
    if (told) this.#setFocus(told.event);
  }

  #zoomToMark(mark: PointedMark): void {
    if (!this.#mapView || !this.#scene) return;
    const { lon, lat } = this.#scene.selection.table;
    const at = { lon: lon[mark.row] ?? 0, lat: lat[mark.row] ?? 0 };
    this.flyTo({ ...at, zoom: this.#mapView.camera.zoom + ZOOM_STEPS }, FLY_MS);
  }

  #highlightEvent(event: string | null): void {
    const stage = this.#mapView;
    const at = event && this.#scene ? eventPosition(this.#scene.spec, event) : null;
    this.#labels.highlight(event, at);
    if (!stage) return;
    const spot = at && stage.project(at);
    const [width, height] = this.#size;
    const seen = spot && spot[0] > 0 && spot[1] > 0 && spot[0] < width && spot[1] < height;
    if (at && !seen) this.flyTo({ lon: at[0], lat: at[1], zoom: stage.camera.zoom }, FLY_MS);
    this.#onMove();
  }

  #flyToOrHome(camera: Camera | null): void {
    const home = this.#scene?.spec.home;
    const goal = camera ?? (home && shiftByInsets(home, this.#insets, true));
    if (camera) this.#knownCamera = roundCamera(camera);
    if (goal) this.flyTo(goal, FLY_MS);
  }

  #fit(): void {
    const chosen = this.#scene?.selection;
    const box = chosen && selectionBounds(chosen.table, chosen.select(this.#view));
    if (box) this.#mapView?.fitBounds(box, this.#flyMs);
  }

  #onHover(picks: readonly PickedItem[], at: readonly [number, number]): void {
    const found = this.#scene?.selection.pickedMarks(picks, this.#mapView?.camera.zoom ?? 0) ?? [];
    this.#mapElement.classList.toggle("pointing", found.length > 0);
    this.#controls?.tooltip.show(found, at);
  }

  #onLabelHover(event: string | null, element: HTMLElement | null): void {
    const found = event && this.#scene ? [this.#scene.selection.markOf(event)] : [];
    const [box, frame] = [element?.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    const at = box ? ([box.left - frame.left + box.width / 2, box.bottom - frame.top] as const) : null;
    this.#controls?.tooltip.show(at ? found : [], at ?? [0, 0]);
  }

  #onClick(picks: readonly PickedItem[], at: readonly [number, number]): void {
    const found = this.#scene?.selection.pickedMarks(picks, this.#mapView?.camera.zoom ?? 0) ?? [];
    const [first] = found;
    if (!first) this.#setFocus(null);
    else if (found.length === 1 && (first.count ?? 1) === 1) void this.#focusMark(first);
    else this.#controls?.tooltip.pin(found, at);
  }

  #onKey(key: KeyboardEvent): void {
    if (key.key !== "Escape" || key.defaultPrevented) return;
    if (this.#controls?.tooltip.pinned) this.#controls.tooltip.hide();
    else if (this.#view.focus !== null) this.#setFocus(null);
  }

  async #picture(): Promise<PictureContent> {
    const [stage, loaded, view] = [this.#mapView, this.#scene, this.#view];
    if (!stage || !loaded) throw new Error("map: found nothing drawn yet; wait until the map is there");
    const { spec: chart, selection: chosen, translate: words } = loaded;
    return createPictureContent({
      ...{ frame: this.#frame, over: this.#labels.root, size: this.#size, chart, translate: words, view },
      canvas: await stage.copyCanvas(),
      counts: chosen.select(view),
      scale: this.#projection === "flat" ? (this.#controls?.scaleBar.pictureText ?? null) : null,
    });
  }
}

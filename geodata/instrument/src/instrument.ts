// The map component: the map of one brief with its labels, controls and time bar, independent of Streamlit.

import type { Layer } from "@deck.gl/core";
import { adoptStyles } from "./adopt-styles";
import { AreaShapes } from "./area-shapes";
import { createBasemapStyle } from "./basemap-style";
import { type ControlInsets, innerSize, needsNewLabels, roundCamera, shiftByInsets } from "./camera";
import { CameraControl } from "./camera-control";
import type { Camera, InstrumentData, MapSpec, Projection, View, ViewChange, ViewPatch } from "./contract";
import { createElement } from "./controls/elements";
import type { PointedMark } from "./controls/mark-tooltip";
import type { PictureContent } from "./controls/picture-export";
import { drawKey } from "./draw-key";
import { eventPosition, selectionBounds } from "./event-positions";
import { fetchTitles } from "./fetch-cache";
import { FilterBus } from "./filter-bus";
import { FrameSize } from "./frame-size";
import { LabelLayer, needsNewSize } from "./label-layer";
import { setLanguage } from "./language";
import { controlInsets, MapControls } from "./map-controls";
import { MapPicking } from "./map-picking";
import { MAP_STYLES } from "./map-styles";
import { MapView } from "./map-view";
import type { Translate } from "./messages";
import { createPictureContent } from "./picture-content";
import { createSceneLayers } from "./scene-layers";
import { type LoadedScene, loadScene } from "./scene-loader";
import { fetchServerPicture } from "./server-picture";
import { TimeBar } from "./time-bar/time-bar";
import { PendingPatches } from "./view-patches";

/** Zoom levels by which the map comes closer to a mark that stands for several events. */
const ZOOM_STEPS = 2;

export class Instrument {
  readonly #send: (change: ViewChange) => void;
  readonly #mapElement = createElement("div", { class: "map" });
  readonly #frame = createElement("div", { class: "frame" }, this.#mapElement);
  readonly #element = createElement("div", { class: "instrument" }, this.#frame);
  readonly #labels: LabelLayer;
  readonly #camera: CameraControl;
  readonly #picking: MapPicking;
  readonly #filterBus: FilterBus;
  readonly #shapes = new AreaShapes(() => this.#draw());
  readonly #frameSize = new FrameSize(this.#frame, {
    onResize: () => this.#draw(),
    onRest: () => this.#refitLabels(),
  });
  #data: InstrumentData;
  #patches: PendingPatches;
  #scene: LoadedScene | null = null;
  #mapView: MapView | null = null;
  #controls: MapControls | null = null;
  #timeBar: TimeBar | null = null;
  #labelBoxes: readonly [number, number, number, number][] = [];
  /** Number of the last request for a scene: answers to earlier ones are dropped. */
  #request = 0;
  #lost = false;
  #loading = false;
  /** Whether the camera of the whole brief is to be fitted to another size. */
  #refitCamera = false;

  /** `send` takes the changes that the reader makes on the map. */
  constructor(root: HTMLElement | ShadowRoot, send: (change: ViewChange) => void, data: InstrumentData) {
    this.#send = send;
    this.#data = data;
    this.#patches = new PendingPatches(data.seq);
    this.#camera = new CameraControl({
      mapView: () => this.#mapView,
      report: (camera) => this.#ask({ camera }),
    });
    this.#picking = new MapPicking(this.#frame, this.#mapElement, {
      selection: () => this.#scene?.selection ?? null,
      tooltip: () => this.#controls?.tooltip ?? null,
      zoom: () => this.#mapView?.camera.zoom ?? 0,
      setFocus: (event) => this.#setFocus(event),
      focusMark: (mark) => void this.#focusMark(mark),
    });
    this.#labels = new LabelLayer({
      onPick: (event) => this.#setFocus(event),
      onHover: (event, label) => this.#picking.onLabelHover(event, label),
    });
    adoptStyles(root instanceof ShadowRoot ? root : document, MAP_STYLES);
    root.append(this.#element);
    this.#element.addEventListener("keydown", (key) => this.#onKey(key));
    this.#setLayout(data);
    this.#filterBus = new FilterBus({ ask: (patch) => this.#ask(patch), shown: () => this.#shownView });
    void this.#load();
  }

  /** Takes in the data of a rerun. */
  update(data: InstrumentData): void {
    const [before, drawn] = [this.#data, this.#drawKey];
    this.#data = data;
    this.#patches.acknowledge(data.seq);
    this.#setLayout(data);
    this.#mapView?.setProjection(this.#projection); // before the flight: a flat map clamps the camera
    if (data.camera_move !== before.camera_move) this.#flyToOrHome(data.camera);
    // Another height is another page: labels, and a camera that nobody has moved, are fitted to its map.
    const resized = data.height !== before.height;
    this.#refitCamera ||= resized && data.camera === null;
    const changed = data.scene !== before.scene || data.table !== before.table || data.words !== before.words;
    if (changed || resized) void this.#load();
    else if (this.#drawKey !== drawn) this.#draw();
  }

  dispose(): void {
    this.#request += 1;
    this.#frameSize.dispose();
    const parts = [this.#filterBus, this.#camera, this.#controls, this.#timeBar, this.#mapView];
    for (const part of parts) part?.dispose();
    this.#element.remove();
  }

  get #drawKey(): string {
    return drawKey(this.#data, this.#view, this.#projection);
  }

  get #view(): View & ViewPatch {
    return this.#patches.applyTo(this.#data.view);
  }

  get #shownView() {
    if (!this.#scene) return null;
    const [{ spec, selection }, view] = [this.#scene, this.#view];
    return { brief: spec.brief, view, facets: () => selection.facets(view) };
  }

  get #projection(): Projection {
    return this.#view.projection ?? this.#data.projection;
  }

  get #insets(): ControlInsets {
    return controlInsets(this.#data.direction, this.#data.options);
  }

  #setLayout(data: InstrumentData): void {
    // The style sheet of the page may set another height, as for a map in a frame of another site.
    this.#frame.style.height = `var(--map-height, ${data.height}px)`;
    setLanguage(this.#element, { code: data.lang, direction: data.direction });
    this.#element.dataset.theme = data.theme;
  }

  /** Fetches and shows the scene of the data; until then the scene before it stays. */
  async #load(): Promise<void> {
    if (this.#frameSize.hidden) return this.#frameSize.onceShown(() => void this.#load());
    const request = ++this.#request;
    const camera = this.#refitCamera ? null : (this.#mapView?.camera ?? this.#data.camera);
    const inner = camera && roundCamera(shiftByInsets(camera, this.#insets));
    this.#loading = true;
    this.#frame.ariaBusy = "true";
    try {
      const size = innerSize(this.#frameSize.size, this.#insets);
      const scene = await loadScene(this.#data, inner, size, this.#shapes, this.#scene);
      if (request !== this.#request) return;
      this.#lost = false;
      this.#showScene(scene);
    } catch (error) {
      if (request !== this.#request) return;
      console.error(error);
      this.#lost = true;
    }
    this.#loading = false;
    this.#frame.ariaBusy = String(this.#mapView !== null);
    this.#draw();
  }

  #showScene(scene: LoadedScene): void {
    const [before, { spec, messageFile, translate }] = [this.#scene, scene];
    this.#scene = scene;
    const variables = messageFile.theme_variables[spec.theme] ?? {};
    for (const [name, value] of Object.entries(variables)) this.#element.style.setProperty(name, value);
    const style = createBasemapStyle(this.#data.basemap, variables);
    this.#labels.set(spec, messageFile.language.direction);
    if (this.#mapView === null) this.#openMapView(spec, style);
    else if (before?.spec.theme !== spec.theme) this.#mapView.setStyle(style);
    if (before?.messageFile !== messageFile) this.#createControls(translate);
    if (this.#refitCamera) this.#camera.set(shiftByInsets(spec.camera, this.#insets, true));
    this.#refitCamera &&= needsNewSize(spec.size, innerSize(this.#frameSize.size, this.#insets));
    this.#draw();
    this.#labelBoxes = this.#labels.shownBoxes((at) => this.#mapView?.project(at) ?? null);
    this.#onMove();
  }

  #openMapView(spec: MapSpec, style: ReturnType<typeof createBasemapStyle>): void {
    const settings = {
      camera: this.#data.camera ?? shiftByInsets(spec.camera, this.#insets, true),
      ...{ projection: this.#projection, style },
      ...{ worker: this.#data.basemap.worker, label: spec.text_alternative },
    };
    const mapView = new MapView(this.#mapElement, settings, {
      onMove: () => this.#onMove(),
      onRest: () => this.#onRest(),
      onIdle: () => this.#onIdle(),
      onHover: (picks, at) => this.#picking.onHover(picks, at),
      onClick: (picks, at) => this.#picking.onClick(picks, at),
      onLost: () => {
        this.#lost = true;
        this.#draw();
      },
    });
    this.#mapView = mapView;
    this.#camera.setKnown(roundCamera(mapView.camera));
    mapView.labelParent.append(this.#labels.root);
  }

  /** Controls and time bar have one language: another one needs new ones. */
  #createControls(translate: Translate): void {
    this.#controls?.dispose();
    this.#timeBar?.dispose();
    this.#controls = new MapControls(this.#frame, this.#mapActions(), translate);
    if (!this.#data.options.time_bar) return;
    this.#timeBar = new TimeBar(
      this.#element,
      {
        onPeriod: (start, end, moving) => this.#setPeriod({ start, end }, moving),
        onFocus: (event) => this.#setFocus(event),
      },
      translate,
    );
  }

  #mapActions() {
    return {
      focus: (event: string | null) => this.#setFocus(event),
      choose: (mark: PointedMark) => void this.#focusMark(mark),
      zoomTo: (mark: PointedMark) => this.#zoomToMark(mark),
      titles: (rows: readonly number[]) => fetchTitles(this.#data.titles, this.#data.lang, rows),
      highlight: (event: string | null) => this.#highlightEvent(event),
      pan: (across: number, down: number) => this.#mapView?.panBy(across, down, this.#camera.flyMs),
      layers: (layers: string[] | null) => this.#ask({ layers }),
      zoom: (steps: number) => this.#mapView?.zoomBy(steps, this.#camera.flyMs),
      home: () => this.#flyToOrHome(null),
      fit: () => this.#fitSelection(),
      projection: (projection: Projection) => this.#ask({ projection }),
      bounds: (on: boolean) => this.#ask({ bounds: on ? (this.#mapView?.bounds ?? null) : null }),
      picture: () => this.#picture(),
      serverPicture: () => this.#serverPicture(),
      retry: () => void this.#load(),
    };
  }

  /** Draws the view: layers, labels, controls, time bar. */
  #draw(): void {
    if (!this.#scene || !this.#mapView || this.#frameSize.hidden) return;
    const { spec, selection, translate } = this.#scene;
    const [view, mapView] = [this.#view, this.#mapView];
    const selected = selection.select(view);
    const standing = (event: string) => selection.standing(event);
    mapView.setProjection(this.#projection);
    this.#frame.ariaBusy = "true";
    mapView.setLayers(this.#layers(this.#scene, mapView));
    this.#labels.showStanding(standing, view.focus);
    const state = {
      ...{ spec, view, standing, counts: selected, size: this.#frameSize.size, camera: mapView.camera },
      ...{ projection: this.#projection, boxes: this.#labelBoxes, thinned: selection.thinningCounts },
      ...{ loading: this.#loading, lost: this.#lost, unsaved: this.#data.picture.unsaved },
    };
    this.#controls?.update(state, translate);
    this.#timeBar?.update({ table: selection.table, selection: selected, view, events: spec.events });
    this.#filterBus.announce();
  }

  #layers(scene: LoadedScene, mapView: MapView): Layer[] {
    return createSceneLayers(scene, {
      focus: this.#view.focus,
      focusRow: this.#data.focus_row,
      camera: mapView.camera,
      size: this.#frameSize.size,
      isHidden: mapView.isHidden,
      hiddenLabels: this.#labels.hiddenEvents,
    });
  }

  #onMove(): void {
    const mapView = this.#mapView;
    if (!mapView) return;
    const { lon, lat, zoom } = roundCamera(mapView.camera);
    this.#frame.dataset.camera = `${lon} ${lat} ${zoom}`;
    const changed = this.#labels.place((at) => mapView.project(at), this.#projection === "globe");
    if (changed && this.#scene) mapView.setLayers(this.#layers(this.#scene, mapView));
    this.#controls?.followCamera(mapView.camera);
  }

  /** Runs once everything is on the screen. */
  #onIdle(): void {
    this.#onMove();
    if (!this.#loading) this.#frame.ariaBusy = "false";
  }

  #onRest(): void {
    if (!this.#mapView || !this.#scene || this.#frameSize.hidden) return;
    this.#camera.onRest();
    const { spec, selection } = this.#scene;
    const camera = shiftByInsets(this.#mapView.camera, this.#insets);
    if (spec.thinned) selection.marks = null;
    else if (needsNewLabels(spec.camera, camera, this.#frameSize.size)) void this.#load();
    this.#draw();
  }

  #refitLabels(): void {
    if (!this.#scene) return;
    if (needsNewSize(this.#scene.spec.size, innerSize(this.#frameSize.size, this.#insets))) void this.#load();
  }

  /** Draws a change at once and sends it to the server. */
  #ask(patch: ViewPatch): void {
    if (patch.camera !== undefined) this.#camera.setKnown(patch.camera);
    this.#send(this.#patches.send(patch));
    this.#draw();
  }

  /** While the period moves it is only drawn; at the end it is sent. */
  #setPeriod(patch: ViewPatch, moving: boolean): void {
    if (moving) {
      this.#patches.draft(patch);
      this.#draw();
    } else this.#ask(patch);
  }

  /** The camera is sent along: an event in focus must not move the map. */
  #setFocus(focus: string | null): void {
    this.#controls?.tooltip.hide();
    if (focus === this.#view.focus || !this.#mapView) return;
    this.#ask({ focus, camera: roundCamera(this.#mapView.camera) });
  }

  async #focusMark(mark: PointedMark): Promise<void> {
    const event = mark.id ?? this.#scene?.selection.table.ids?.[mark.row];
    if (event) return this.#setFocus(event);
    const [texts] = await fetchTitles(this.#data.titles, this.#data.lang, [mark.row]);
    if (texts) this.#setFocus(texts.event);
  }

  #zoomToMark(mark: PointedMark): void {
    if (!this.#mapView || !this.#scene) return;
    const { lon, lat } = this.#scene.selection.table;
    const at = { lon: lon[mark.row] ?? 0, lat: lat[mark.row] ?? 0 };
    this.#camera.flyTo({ ...at, zoom: this.#mapView.camera.zoom + ZOOM_STEPS });
  }

  /** Marks an event, and flies to it where it is out of view. */
  #highlightEvent(event: string | null): void {
    const mapView = this.#mapView;
    const at = event && this.#scene ? eventPosition(this.#scene.spec, event) : null;
    this.#labels.highlight(event, at);
    if (!mapView) return;
    if (at && !mapView.isInView(at))
      this.#camera.flyTo({ lon: at[0], lat: at[1], zoom: mapView.camera.zoom });
    this.#onMove();
  }

  #flyToOrHome(camera: Camera | null): void {
    const home = this.#scene?.spec.home;
    const goal = camera ?? (home && shiftByInsets(home, this.#insets, true));
    if (camera) this.#camera.setKnown(roundCamera(camera));
    if (goal) this.#camera.flyTo(goal);
  }

  #fitSelection(): void {
    const selection = this.#scene?.selection;
    const bounds = selection && selectionBounds(selection.table, selection.select(this.#view));
    if (bounds) this.#mapView?.fitBounds(bounds, this.#camera.flyMs);
  }

  #onKey(key: KeyboardEvent): void {
    if (key.key !== "Escape" || key.defaultPrevented) return;
    if (this.#controls?.tooltip.pinned) this.#controls.tooltip.hide();
    else if (this.#view.focus !== null) this.#setFocus(null);
  }

  #serverPicture(): Promise<Response> | null {
    const camera = this.#mapView?.camera;
    if (!camera || this.#projection === "globe") return null;
    const [patches, ask] = [this.#patches, (patch: ViewPatch) => this.#ask(patch)];
    return fetchServerPicture({
      patches,
      ask,
      picture: () => this.#data.picture,
      camera,
      size: this.#frameSize.size,
    });
  }

  async #picture(): Promise<PictureContent> {
    const [mapView, scene, view] = [this.#mapView, this.#scene, this.#view];
    if (!mapView || !scene) throw new Error("map: found nothing drawn yet; wait until the map is there");
    const { spec, selection, translate } = scene;
    return createPictureContent({
      ...{ frame: this.#frame, over: this.#labels.root, size: this.#frameSize.size, spec, translate, view },
      canvas: await mapView.copyCanvas(),
      counts: selection.select(view),
      scale: this.#projection === "flat" ? (this.#controls?.scaleBar.pictureText ?? null) : null,
    });
  }
}

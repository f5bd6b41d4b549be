// The map component: the map of one brief with its labels, controls and time bar, independent of Streamlit.

import type { Layer } from "@deck.gl/core";
import { AreaShapes } from "./area-shapes";
import { createBasemapStyle } from "./basemap-style";
import { type ControlInsets, innerSize, maxZoom, needsNewLabels, roundCamera, shiftByInsets } from "./camera";
import { CameraControl } from "./camera-control";
import { type WantedView, wantedCamera } from "./camera-fit";
import type { Camera, InstrumentData, MapSpec, Projection, View, ViewChange, ViewPatch } from "./contract";
import type { PointedMark } from "./controls/mark-tooltip";
import type { PictureContent } from "./controls/picture-export";
import { drawKey } from "./draw-key";
import { fetchTitles } from "./fetch-cache";
import { FilterBus } from "./filter-bus";
import { FrameSize } from "./frame-size";
import { InstrumentElements } from "./instrument-elements";
import { type LabelLayer, needsNewSize } from "./label-layer";
import { controlBoxes, controlInsets, MapControls } from "./map-controls";
import { MapPicking } from "./map-picking";
import { MapView } from "./map-view";
import { MapWords } from "./map-words";
import { MarkActions } from "./mark-actions";
import type { Translate } from "./messages";
import { createPictureContent } from "./picture-content";
import { hiddenReferences } from "./reference-layers";
import { createSceneLayers } from "./scene-layers";
import { type LoadedScene, loadScene } from "./scene-loader";
import { fetchServerPicture, takenInPicture } from "./server-picture";
import { TimeBar } from "./time-bar/time-bar";
import { MapTools } from "./tools/map-tools";
import type { ToolKind } from "./tools/tool-keys";
import { PendingPatches } from "./view-patches";

export class Instrument {
  readonly #send: (change: ViewChange) => void;
  readonly #elements = new InstrumentElements();
  readonly #frame = this.#elements.frame;
  readonly #words: MapWords;
  readonly #camera: CameraControl;
  readonly #picking: MapPicking;
  readonly #filterBus = new FilterBus({
    ...{ ask: (patch) => this.#ask(patch), shown: () => this.#shownView },
    point: (event) => this.#marks.point(event) && this.#onMove(),
    focus: (event) => this.#marks.follow(event),
  });
  readonly #marks: MarkActions;
  readonly #shapes: AreaShapes;
  readonly #frameSize = new FrameSize(this.#frame, {
    onResize: () => this.#draw(),
    onRest: () => this.#refitLabels(),
  });
  #data: InstrumentData;
  #patches: PendingPatches;
  #scene: LoadedScene | null = null;
  #mapView: MapView | null = null;
  #controls: MapControls | null = null;
  #tools: MapTools | null = null;
  #timeBar: TimeBar | null = null;
  #takenBoxes: ReturnType<LabelLayer["takenBoxes"]> = [];
  /** Number of the last request for a scene: answers to earlier ones are dropped. */
  #request = 0;
  #lost = false;
  #loading = false;
  /** Whether the camera of the whole brief is to be fitted to another size. */
  #refitCamera = false;

  /** `send` takes the changes that the reader makes on the map. */
  constructor(root: HTMLElement | ShadowRoot, send: (change: ViewChange) => void, data: InstrumentData) {
    [this.#send, this.#data] = [send, data];
    this.#shapes = new AreaShapes(() => this.#draw(), data.basemap.full);
    this.#patches = new PendingPatches(data.seq);
    const report = (camera: Camera) => this.#ask({ camera });
    this.#camera = new CameraControl({ mapView: () => this.#mapView, report });
    this.#marks = new MarkActions({
      ...{ mapView: () => this.#mapView, scene: () => this.#scene, view: () => this.#view },
      ...{ camera: this.#camera, wanted: (view: WantedView) => this.#wanted(view) },
      highlight: (event, at) => this.#words.labels.highlight(event, at),
      titles: (rows) => fetchTitles(this.#data.titles, this.#data.lang, rows),
      setFocus: (event) => this.#setFocus(event),
    });
    this.#picking = new MapPicking(this.#frame, this.#elements.map, {
      selection: () => this.#scene?.selection ?? null,
      tooltip: () => this.#controls?.tooltip ?? null,
      zoom: () => this.#mapView?.camera.zoom ?? 0,
      setFocus: (event) => this.#setFocus(event),
      focusMark: (mark) => void this.#marks.focus(mark),
    });
    this.#words = new MapWords({
      ...{ mapView: () => this.#mapView, controlBoxes: () => controlBoxes(this.#frame) },
      onPick: (event, label) => this.#picking.onLabelClick(event, label),
      onHover: (event, label) => this.#picking.onLabelHover(event, label),
    });
    this.enter(root);
    this.#elements.root.addEventListener("keydown", (key) => this.#onKey(key));
    this.#elements.setLayout(data);
    void this.#load();
  }

  /** Stands in this place of the page from now on. */
  enter(root: HTMLElement | ShadowRoot): void {
    this.#elements.enter(root);
    this.#filterBus.listen();
  }

  /** Leaves its place: it keeps all that it has drawn, and answers nothing. */
  leave(): void {
    this.#filterBus.dispose();
    this.#elements.leave();
  }

  /** Takes in the data of a rerun. */
  update(data: InstrumentData): void {
    const [before, drawn] = [this.#data, this.#drawKey];
    this.#data = data;
    this.#patches.acknowledge(data.seq);
    this.#elements.setLayout(data);
    this.#mapView?.setProjection(this.#projection); // before the flight: a flat map clamps the camera
    if (data.camera_move !== before.camera_move) this.#flyToOrHome(this.#wanted(data));
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
    this.leave();
    const parts = [this.#camera, this.#controls, this.#tools, this.#timeBar, this.#mapView];
    for (const part of parts) part?.dispose();
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
    return controlInsets(this.#data.direction, this.#data.options, this.#frameSize.size);
  }

  #wanted(view: WantedView): Camera | null {
    return wantedCamera(view, this.#frameSize.size, this.#insets);
  }

  /** Fetches and shows the scene of the data; until then the scene before it stays. */
  async #load(): Promise<void> {
    if (this.#frameSize.hidden) return this.#frameSize.onceShown(() => void this.#load());
    const request = ++this.#request;
    const camera = this.#refitCamera ? null : (this.#mapView?.camera ?? this.#data.camera);
    const inner = camera && roundCamera(shiftByInsets(camera, this.#insets));
    [this.#loading, this.#frame.ariaBusy] = [true, "true"];
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
    const [before, { spec, messageFile, selection, translate }] = [this.#scene, scene];
    this.#scene = scene;
    const variables = messageFile.theme_variables[spec.theme] ?? {};
    this.#elements.setVariables(variables);
    const style = createBasemapStyle(this.#data.basemap, variables);
    this.#words.set(spec, messageFile.language.direction, (key) => selection.areaWords(key, translate));
    if (this.#mapView === null) this.#openMapView(spec, style);
    else if (before?.spec.theme !== spec.theme) this.#mapView.setStyle(style);
    if (before?.messageFile !== messageFile) this.#createControls(translate);
    if (this.#refitCamera) this.#camera.set(shiftByInsets(spec.camera, this.#insets, true));
    this.#refitCamera &&= needsNewSize(spec.size, innerSize(this.#frameSize.size, this.#insets));
    this.#draw();
    this.#takenBoxes = this.#words.takenBoxes(selection.marks);
    this.#onMove();
  }

  #openMapView(spec: MapSpec, style: ReturnType<typeof createBasemapStyle>): void {
    const settings = {
      camera: this.#wanted(this.#data) ?? shiftByInsets(spec.camera, this.#insets, true),
      ...{ projection: this.#projection, style, maxZoom: maxZoom(this.#data.basemap.own) },
      ...{ ...this.#data.basemap, label: spec.text_alternative, covered: this.#elements.isCovered },
    };
    const mapView = new MapView(this.#elements.map, settings, {
      onMove: () => this.#onMove(),
      onRest: () => this.#onRest(),
      onGround: () => this.#words.onGround(),
      onIdle: () => this.#onIdle(),
      onHover: (picks, at) => this.#picking.onHover(this.#tools?.measuring ? [] : picks, at),
      onClick: (picks, at) => this.#tools?.onClick(picks.length, at) || this.#picking.onClick(picks, at),
      onPointer: (at) => this.#tools?.onPointer(at),
      onLost: () => {
        this.#lost = true;
        this.#draw();
      },
    });
    this.#mapView = mapView;
    this.#camera.setKnown(roundCamera(mapView.camera));
    mapView.labelParent.append(this.#words.root);
  }

  /** Controls and time bar have one language: another one needs new ones. */
  #createControls(translate: Translate): void {
    for (const part of [this.#controls, this.#tools, this.#timeBar]) part?.dispose();
    this.#tools = new MapTools(this.#frame, this.#toolsHost(), this.#data.options.tools, translate);
    this.#controls = new MapControls(this.#frame, this.#mapActions(), translate);
    if (!this.#data.options.time_bar) return;
    this.#timeBar = new TimeBar(
      this.#elements.root,
      {
        onPeriod: (start, end, moving) => this.#setPeriod({ start, end }, moving),
        onFocus: (event) => this.#setFocus(event),
      },
      translate,
    );
  }

  #toolsHost() {
    return {
      map: () => this.#mapView,
      show: (show: string[]) => this.#ask({ show }),
      showMessage: (text: string) => this.#controls?.showMessage(text),
      onChange: () => this.#draw(),
    };
  }

  #mapActions() {
    return {
      focus: (event: string | null) => this.#setFocus(event),
      choose: (mark: PointedMark) => void this.#marks.focus(mark),
      zoomTo: (mark: PointedMark) => this.#marks.zoomTo(mark),
      titles: (rows: readonly number[]) => fetchTitles(this.#data.titles, this.#data.lang, rows),
      highlight: (event: string | null) => this.#marks.highlight(event) && this.#onMove(),
      pan: (across: number, down: number) => this.#mapView?.panBy(across, down, this.#camera.flyMs),
      layers: (layers: string[] | null) => this.#ask({ layers }),
      hide: (hide: string[]) => this.#ask({ hide }),
      zoom: (steps: number) => this.#mapView?.zoomBy(steps, this.#camera.flyMs),
      home: () => this.#flyToOrHome(null),
      fit: () => this.#marks.showAll(),
      outside: () => this.#marks.countOutside(),
      projection: (projection: Projection) => this.#ask({ projection }),
      bounds: (on: boolean) => this.#ask({ bounds: on ? (this.#mapView?.bounds ?? null) : null }),
      tool: (name: ToolKind) => this.#tools?.toggle(name),
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
    this.#tools?.update({ ...this.#data, ...view, projection: this.#projection });
    this.#frame.ariaBusy = "true";
    mapView.setLayers(this.#layers(this.#scene, mapView));
    this.#words.labels.showStanding(standing, view.focus, hiddenReferences(view.hide));
    const state = {
      ...{ spec, view, standing, counts: selected, size: this.#frameSize.size, camera: mapView.camera },
      ...{ projection: this.#projection, boxes: this.#takenBoxes, thinned: selection.thinningCounts },
      ...{ loading: this.#loading, lost: this.#lost },
      ...{ archives: this.#data.basemap.own, insets: this.#insets, tools: this.#tools?.active ?? null },
    };
    this.#controls?.update(state, translate);
    this.#timeBar?.update({ table: selection.table, selection: selected, view, events: spec.events });
    this.#filterBus.announce();
  }

  #layers(scene: LoadedScene, mapView: MapView): Layer[] {
    const marks = createSceneLayers(scene, {
      ...{ focus: this.#view.focus, focusRow: this.#data.focus_row },
      ...{ camera: mapView.camera, size: this.#frameSize.size, isHidden: mapView.isHidden },
      ...{
        hiddenLabels: this.#words.labels.hiddenEvents,
        hiddenReferences: hiddenReferences(this.#view.hide),
      },
    });
    return [...(this.#tools?.layers(scene.spec.theme) ?? []), ...marks];
  }

  #onMove(): void {
    const [mapView, scene] = [this.#mapView, this.#scene];
    if (!mapView) return;
    this.#frame.dataset.camera = Object.values(roundCamera(mapView.camera)).join(" ");
    const beyond = this.#shapes.surround(mapView.camera, this.#frameSize.size);
    const changed = this.#words.move(this.#projection === "globe") || beyond;
    if (changed && scene) mapView.setLayers(this.#layers(scene, mapView));
    this.#controls?.followCamera(mapView.camera);
    this.#tools?.followCamera();
  }

  #onIdle(): void {
    this.#onMove();
    this.#words.settle();
    if (this.#loading || this.#shapes.isLoading || this.#mapView?.uncover()) return;
    this.#frame.ariaBusy = "false";
  }

  #onRest(): void {
    if (!this.#mapView || !this.#scene || this.#frameSize.hidden) return;
    this.#camera.onRest();
    this.#tools?.onRest();
    const { spec, selection } = this.#scene;
    const camera = shiftByInsets(this.#mapView.camera, this.#insets);
    if (spec.thinned) selection.marks = null;
    if (selection.hasLabels && needsNewLabels(spec.camera, camera, this.#frameSize.size)) void this.#load();
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
    if (moving) this.#patches.draft(patch);
    if (moving) this.#draw();
    else this.#ask(patch);
  }

  /** The camera is sent along: an event in focus moves the map only where an end of it is out of view. */
  #setFocus(focus: string | null): void {
    this.#controls?.tooltip.hide();
    if (focus === this.#view.focus || !this.#mapView) return;
    this.#ask({ focus, camera: roundCamera(this.#marks.showEnds(focus, this.#mapView.camera)) });
  }

  #flyToOrHome(camera: Camera | null): void {
    const home = this.#scene?.spec.home;
    const goal = camera ?? (home && shiftByInsets(home, this.#insets, true));
    if (camera) this.#camera.setKnown(roundCamera(camera));
    if (goal) this.#camera.flyTo(goal);
  }

  #onKey(key: KeyboardEvent): void {
    if (key.key !== "Escape" || key.defaultPrevented) return;
    if (this.#controls?.tooltip.pinned) this.#controls.tooltip.hide();
    else if (this.#view.focus !== null) this.#setFocus(null);
  }

  #serverPicture(): Promise<Response> | null {
    const camera = this.#mapView?.camera;
    if (!camera || this.#projection === "globe") return null;
    return fetchServerPicture({ ...this.#shownChanges, camera, size: this.#frameSize.size });
  }

  get #shownChanges() {
    return { patches: this.#patches, ask: this.#ask.bind(this), picture: () => this.#data.picture };
  }

  async #picture(): Promise<PictureContent> {
    const stamp = await takenInPicture(this.#shownChanges);
    const [mapView, scene, view] = [this.#mapView, this.#scene, this.#view];
    if (!mapView || !scene) throw new Error("map: found nothing drawn yet; wait until the map is there");
    const { spec, selection, translate } = scene;
    return createPictureContent({
      over: [...(this.#tools?.pictured ?? []), this.#words.root, ...(this.#controls?.pictured ?? [])],
      ...{ frame: this.#frame, size: this.#frameSize.size, spec, translate, view },
      stamp,
      canvas: await mapView.copyCanvas(),
      ...{ counts: selection.select(view), standing: (event: string) => selection.standing(event) },
      scale: this.#projection === "flat" ? (this.#controls?.scaleBar.pictureText ?? null) : null,
    });
  }
}

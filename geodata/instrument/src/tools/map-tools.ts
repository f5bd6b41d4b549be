// The tools of the map: measure, coordinates under the pointer, graticule, marker of a place, box of the filter.
//
// They change no filter and are in no picture but for the graticule. What computes is loaded at its first use.

import type { Layer } from "@deck.gl/core";
import type { Bounds, Camera, PlaceMarker, Position, Projection, Size, Theme } from "../contract";
import { worldPixels } from "../mercator";
import type { Translate } from "../messages";
import { BoundsBox } from "./bounds-box";
import type { Notation } from "./coordinate-text";
import { createGraticuleLayer, GraticuleLabels } from "./graticule-layer";
import { degreeWords, graticuleStep } from "./graticule-lines";
import { MapOverlay, type ProjectToScreen } from "./map-overlay";
import { MarkerPin } from "./marker-pin";
import type { Measurement } from "./measurement";
import { NearestTown } from "./nearest-town";
import { ToolKeys, type ToolKind } from "./tool-keys";
import { ToolPanel } from "./tool-panel";

/** The part of the map that the tools need. */
interface ToolMap {
  readonly camera: Camera;
  readonly size: Size;
  project: ProjectToScreen;
  unproject(at: readonly [number, number]): Position | null;
  setDoubleClickZoom(on: boolean): void;
}

interface MapToolsHost {
  map(): ToolMap | null;
  /** Takes the new `show` of the view. */
  show(names: string[]): void;
  showMessage(text: string): void;
  /** Tools were switched on or off. */
  onChange(): void;
}

export interface MapToolsState {
  readonly show: readonly string[];
  readonly marker: PlaceMarker | null;
  readonly bounds: Bounds | null;
  readonly projection: Projection;
  /** Address of the route that names the nearest town. */
  readonly near: string;
}

/** Which tools are on. */
export type ActiveTools = Readonly<Record<ToolKind, boolean>>;

/** The name of the graticule in `show`. */
const GRATICULE = "graticule";
/** What no label of the graticule should stand under. */
const COVERING = ".labels .label, .tool-panel, .legend, .toolbar .group, .scale-bar, .map-notes";

type CoordinateTexts = typeof import("./coordinate-text");
type MeasureTools = typeof import("./measurement");

export class MapTools {
  readonly #labels: GraticuleLabels;
  readonly #offered: boolean;
  readonly #frame: HTMLElement;
  readonly #host: MapToolsHost;
  readonly #overlay: MapOverlay;
  readonly #pin: MarkerPin;
  readonly #box: BoundsBox;
  readonly #nearest = new NearestTown((words) => {
    this.#nearestWords = words;
    this.#refresh();
  });
  readonly #translate: Translate;
  readonly #panel: ToolPanel;
  readonly #keys: ToolKeys;
  #state: MapToolsState = { show: [], marker: null, bounds: null, projection: "flat", near: "" };
  #texts: CoordinateTexts | null = null;
  #measurement: Measurement | null = null;
  #measuring = false;
  #coordinatesOn = false;
  /** Pixel under the pointer, and whether it is over the map still. */
  #pointer: readonly [number, number] | null = null;
  #inside = false;
  #held: Position | null = null;
  /** The keyboard or a finger moves the map under the crosshair. */
  #crosshair = matchMedia("(pointer: coarse)").matches;
  #notation: Notation = "decimal";
  #nearestWords = "";
  #lastCamera = "";
  #frameRequest = 0;

  /** `offered`: whether the reader may switch tools; a map in another site only shows the graticule. */
  constructor(frame: HTMLElement, host: MapToolsHost, offered: boolean, translate: Translate) {
    this.#offered = offered;
    this.#frame = frame;
    this.#host = host;
    this.#translate = translate;
    this.#labels = new GraticuleLabels(frame);
    this.#overlay = new MapOverlay(frame);
    this.#pin = new MarkerPin(frame);
    this.#box = new BoundsBox(frame, translate);
    this.#panel = new ToolPanel(
      frame,
      {
        copy: (notation) => void this.#copy(notation),
        leaveCoordinates: () => this.#toggleCoordinates(),
        undo: () => this.#undo(),
        clear: () => this.#clear(),
        leaveMeasure: () => this.#toggleMeasure(),
      },
      translate,
    );
    this.#keys = new ToolKeys(frame, {
      offered,
      toggle: (tool) => this.toggle(tool),
      copy: () => (this.#coordinatesOn ? void this.#copy(this.#notation) : this.#toggleCoordinates()),
      take: () => this.#take(),
      undo: () => this.#measuring && this.#undo(),
      clear: () => this.#measuring && this.#clear(),
      escape: () => this.#escape(),
      escapeOutside: () => this.#pin.remove(),
      mapFocus: () => this.#onMapFocus(),
    });
  }

  /** Which tools are on; null where none are offered. */
  get active(): ActiveTools | null {
    if (!this.#offered) return null;
    return { measure: this.#measuring, coordinates: this.#coordinatesOn, graticule: this.#graticule };
  }

  /** What belongs into a picture of the map. */
  get pictured(): readonly HTMLElement[] {
    return [this.#labels.root];
  }

  /** The layers under all marks, for the map at rest. */
  layers(theme: Theme): Layer[] {
    const map = this.#host.map();
    if (!map || !this.#graticule) return [];
    const { camera, size } = map;
    return [createGraticuleLayer({ camera, size, projection: this.#state.projection, theme })];
  }

  toggle(tool: ToolKind): void {
    if (tool === "measure") this.#toggleMeasure();
    else if (tool === "coordinates") this.#toggleCoordinates();
    else this.#toggleGraticule();
  }

  get measuring(): boolean {
    return this.#measuring;
  }

  update(state: MapToolsState): void {
    const [before, opened] = [this.#graticule, this.#state.near !== ""];
    this.#state = state;
    this.#labels.set(this.#graticule);
    this.#box.set(state.bounds);
    const said = this.#pin.update(state.marker, this.#translate);
    if (said) this.#panel.announce(said);
    if (opened && before !== this.#graticule) this.#announceGraticule();
    this.followCamera();
    this.#labels.hideCovered(this.#frame.querySelectorAll(COVERING));
  }

  /** Moves everything with the map. */
  followCamera(): void {
    const map = this.#host.map();
    if (!map) return;
    const { lon, lat, zoom } = map.camera;
    const camera = `${lon} ${lat} ${zoom}`;
    // Moved by something else than a pointer over it.
    if (camera !== this.#lastCamera && !this.#inside) this.#pointer = null;
    this.#lastCamera = camera;
    const project: ProjectToScreen = (at) => map.project(at);
    this.#labels.place(
      { camera: map.camera, size: map.size, projection: this.#state.projection },
      this.#translate,
    );
    this.#pin.place(project);
    this.#box.place(project);
    this.#overlay.place(project);
    if (this.#on && this.#source !== "held") this.#refreshSoon();
  }

  /** Says where the crosshair has come to rest. */
  onRest(): void {
    this.#labels.hideCovered(this.#frame.querySelectorAll(COVERING));
    // A point that was just measured must be heard to its end.
    if (!this.#coordinatesOn || this.#measuring || this.#source !== "crosshair") return;
    const text = this.#positionText(this.#notation);
    if (text) this.#panel.announce(text);
  }

  /** Takes the pixel under the pointer; null where it has left the map. */
  onPointer(at: readonly [number, number] | null): void {
    this.#inside = at !== null;
    if (at) {
      this.#pointer = at;
      this.#crosshair = false;
    }
    if (this.#on) this.#refreshSoon();
  }

  /** Uses a click on the map, unless it is meant for the marks there. */
  onClick(picked: number, at: readonly [number, number]): boolean {
    const spot = this.#host.map()?.unproject(at) ?? null;
    if (this.#measuring) {
      if (spot) this.#addPoint(spot);
      return true;
    }
    if (!this.#coordinatesOn || picked > 0 || !spot) return false;
    this.#hold(spot);
    return true;
  }

  #toggleMeasure(): void {
    this.#measuring = !this.#measuring;
    this.#host.map()?.setDoubleClickZoom(!this.#measuring);
    this.#frame.classList.toggle("measuring", this.#measuring);
    if (!this.#measuring) {
      this.#measurement?.line.clear();
      this.#panel.announce(this.#translate("map.measure.left"));
    } else if (!this.#measurement) void this.#loadMeasurement();
    this.#changed();
  }

  #toggleCoordinates(): void {
    this.#coordinatesOn = !this.#coordinatesOn;
    this.#held = null;
    if (!this.#coordinatesOn) this.#nearest.cancel();
    else if (!this.#texts) void this.#loadTexts();
    this.#changed();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#nearest.cancel();
    this.#frame.classList.remove("measuring");
    const parts = [this.#keys, this.#labels, this.#overlay, this.#pin, this.#box, this.#panel];
    for (const part of parts) part.dispose();
  }

  #toggleGraticule(): void {
    const others = this.#state.show.filter((name) => name !== GRATICULE);
    this.#host.show(this.#graticule ? others : [...others, GRATICULE].sort());
  }

  get #graticule(): boolean {
    return this.#state.show.includes(GRATICULE);
  }

  get #on(): boolean {
    return this.#measuring || this.#coordinatesOn;
  }

  get #source(): "held" | "pointer" | "crosshair" {
    if (this.#held) return "held";
    return this.#pointer && !this.#crosshair ? "pointer" : "crosshair";
  }

  /** The position that the tools speak of. */
  get #cursor(): Position | null {
    const map = this.#host.map();
    if (this.#source === "held") return this.#held;
    if (this.#source === "pointer" && this.#pointer) return map?.unproject(this.#pointer) ?? null;
    return map && [map.camera.lon, map.camera.lat];
  }

  async #loadTexts(): Promise<void> {
    this.#texts = await import("./coordinate-text");
    this.#refresh();
  }

  async #loadMeasurement(): Promise<void> {
    const { Measurement }: MeasureTools = await import("./measurement");
    this.#measurement = new Measurement();
    this.#refresh();
  }

  #changed(): void {
    this.#refresh();
    this.#host.onChange();
  }

  #addPoint(at: Position): void {
    const { line } = this.#measurement ?? {};
    if (!line?.add(at)) return;
    this.#panel.announce(this.#measurement?.pointWords(this.#translate) ?? "");
    this.#refresh();
  }

  #undo(): true {
    if (!this.#measurement?.line.undo()) return true;
    this.#panel.announce(this.#measurement.pointWords(this.#translate));
    this.#refresh();
    return true;
  }

  #clear(): true {
    this.#measurement?.line.clear();
    this.#panel.announce(this.#translate("map.measure.cleared"));
    this.#refresh();
    return true;
  }

  #hold(at: Position | null): void {
    this.#held = at;
    this.#refresh();
  }

  #refreshSoon(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = requestAnimationFrame(() => this.#refresh());
  }

  #refresh(): void {
    const map = this.#host.map();
    if (!map) return;
    const [cursor, translate, measurement] = [this.#cursor, this.#translate, this.#measurement];
    const { near } = this.#state;
    if (this.#coordinatesOn && cursor && near) this.#nearest.ask(near, cursor, translate.language.code);
    const shown = this.#measuring ? measurement : null;
    const target = this.#inside || this.#source === "crosshair" ? cursor : null;
    this.#panel.update(
      {
        coordinates: this.#coordinatesOn ? this.#shownCoordinates() : null,
        measure: this.#measuring ? (measurement?.shown(target, translate, this.#crosshair) ?? null) : null,
      },
      translate,
    );
    this.#overlay.set(
      {
        points: shown?.line.points ?? [],
        legs: shown?.drawnLegs(translate) ?? [],
        preview: shown?.preview(target) ?? [],
        held: this.#held,
        crosshair: this.#on && this.#source === "crosshair",
      },
      translate,
    );
    this.#overlay.place((at) => map.project(at));
  }

  #shownCoordinates() {
    const notations = this.#texts?.NOTATIONS ?? [];
    return {
      source: this.#source,
      texts: notations.map((notation) => [notation, this.#positionText(notation)] as const),
      nearest: this.#nearestWords,
    };
  }

  #positionText(notation: Notation): string {
    const [cursor, map] = [this.#cursor, this.#host.map()];
    if (!cursor || !map || !this.#texts) return "";
    return this.#texts.positionText(cursor, notation, 360 / worldPixels(map.camera.zoom));
  }

  async #copy(notation: Notation): Promise<void> {
    const [text, translate] = [this.#positionText(notation), this.#translate];
    if (!text) return;
    this.#notation = notation;
    try {
      await navigator.clipboard.writeText(text);
      this.#host.showMessage(translate("map.coordinates.copied", { text }));
    } catch {
      this.#host.showMessage(translate("map.coordinates.refused", { text }));
    }
  }

  #announceGraticule(): void {
    const [map, translate] = [this.#host.map(), this.#translate];
    if (!map) return;
    const degrees = degreeWords(graticuleStep(map.camera.zoom), translate);
    const key = this.#graticule ? "map.graticule.on" : "map.graticule.off";
    this.#panel.announce(translate(key, { degrees }));
  }

  /** What Escape leaves: measuring, then a held point, then the marker. */
  #escape(): boolean {
    if (this.#measuring) this.#toggleMeasure();
    else if (this.#held) this.#hold(null);
    else if (this.#pin.shown) this.#pin.remove();
    else return false;
    return true;
  }

  /** Takes the point at the pointer or the crosshair; false where no tool wants one. */
  #take(): boolean {
    const at = this.#cursor;
    if (this.#measuring && at) this.#addPoint(at);
    else if (this.#coordinatesOn) this.#hold(this.#held ? null : at);
    else return false;
    return true;
  }

  #onMapFocus(): void {
    this.#crosshair = true;
    if (this.#on) this.#refresh();
  }
}

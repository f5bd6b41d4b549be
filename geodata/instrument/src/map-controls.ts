// All controls on the map: created once, updated at each change.

import { type ControlInsets, innerSize, isArchiveShown, shiftByInsets } from "./camera";
import type {
  Camera,
  Direction,
  MapOptions,
  MapSpec,
  OwnArchive,
  Projection,
  Size,
  Standing,
  View,
} from "./contract";
import { InsetControl } from "./controls/inset-control";
import { KeyboardNavigation } from "./controls/keyboard-navigation";
import { LegendPanel, type ScreenBox } from "./controls/legend-panel";
import { MapNotices } from "./controls/map-notices";
import { type FetchedTexts, MarkTooltip, type PointedMark } from "./controls/mark-tooltip";
import { type PictureContent, PictureExport, pictureFileName } from "./controls/picture-export";
import { ScaleBar } from "./controls/scale-bar";
import { Toolbar } from "./controls/toolbar";
import type { SelectionCounts } from "./engine/view-filter";
import {
  COARSE_COAST_ZOOM,
  FOOT_PIXELS,
  NARROW_FOOT_PIXELS,
  NARROW_PIXELS,
  TOOLBAR_PIXELS,
} from "./generated/limits";
import { toSides } from "./language";
import type { Translate } from "./messages";
import type { ActiveTools } from "./tools/map-tools";
import type { ToolKind } from "./tools/tool-keys";

/** The actions that the controls ask for. */
interface MapActions {
  focus(event: string | null): void;
  choose(mark: PointedMark): void;
  zoomTo(mark: PointedMark): void;
  titles(rows: readonly number[]): Promise<readonly FetchedTexts[]>;
  highlight(event: string | null): void;
  layers(chosen: string[] | null): void;
  hide(names: string[]): void;
  zoom(steps: number): void;
  pan(across: number, down: number): void;
  home(): void;
  fit(): void;
  /** The number of shown events that lie outside the view. */
  outside(): number;
  projection(name: Projection): void;
  bounds(on: boolean): void;
  tool(name: ToolKind): void;
  picture(): Promise<PictureContent>;
  /** The server's picture; null on the globe. */
  serverPicture(): Promise<Response> | null;
  retry(): void;
}

interface MapState {
  readonly spec: MapSpec;
  readonly view: View;
  readonly counts: SelectionCounts;
  readonly size: Size;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly insets: ControlInsets;
  readonly boxes: readonly ScreenBox[];
  readonly thinned: { marks: number; events: number } | null;
  readonly loading: boolean;
  readonly lost: boolean;
  /** The user's own archives under the map. */
  readonly archives: readonly OwnArchive[];
  /** Which tools are on; null where the map has none. */
  readonly tools: ActiveTools | null;
  standing(event: string): Standing;
}

/** Pixels that the controls take at the sides of a map; the toolbar stands where reading ends. */
export function controlInsets(direction: Direction, options: MapOptions, [width]: Size): ControlInsets {
  const toolbar = options.toolbar ? TOOLBAR_PIXELS : 0;
  const [left, right] = toSides(0, toolbar, direction);
  return { left, right, bottom: width <= NARROW_PIXELS ? NARROW_FOOT_PIXELS : FOOT_PIXELS };
}

/** Boxes of the controls on a frame, whose first part is the map; they never fill it. */
export function controlBoxes(frame: HTMLElement): ScreenBox[] {
  const whole = frame.getBoundingClientRect();
  const boxes = [...frame.children].slice(1).map((each) => each.getBoundingClientRect());
  return boxes
    .filter(({ width, height }) => width * height > 0 && width * height < (whole.width * whole.height) / 2)
    .map(({ left, top, right, bottom }) => [
      Math.round(left - whole.left),
      Math.round(top - whole.top),
      Math.round(right - whole.left),
      Math.round(bottom - whole.top),
    ]);
}

/** Kinds of the brief that its legend leaves out: nothing of them is on the map. */
function unlistedKinds({ legend, events }: MapSpec): string[] {
  const listed = new Set(legend.filter(({ group }) => group === "kind").map(({ id }) => id));
  return [...new Set(Object.values(events).map(({ kind }) => kind))].filter((kind) => !listed.has(kind));
}

export class MapControls {
  readonly tooltip: MarkTooltip;
  readonly scaleBar: ScaleBar;
  readonly #inset: InsetControl;
  readonly #keyboard: KeyboardNavigation;
  readonly #legend: LegendPanel;
  readonly #toolbar: Toolbar;
  readonly #notices: MapNotices;
  readonly #pictureExport: PictureExport;
  readonly #outside: () => number;
  #state: MapState | null = null;
  readonly #fullscreenElement: HTMLElement;
  #busy = false;

  constructor(root: HTMLElement, actions: MapActions, translate: Translate) {
    this.#fullscreenElement = root.parentElement ?? root;
    this.#fullscreenElement.addEventListener("fullscreenchange", this.#onFullscreenChange);
    this.#keyboard = new KeyboardNavigation(
      root,
      {
        hover: (event) => actions.highlight(event),
        focus: (event) => actions.focus(event),
        pan: (across, down) => actions.pan(across, down),
        zoom: (steps) => actions.zoom(steps),
      },
      translate,
    );
    this.#legend = new LegendPanel(
      root,
      { layers: (chosen) => actions.layers(chosen), hide: (names) => actions.hide(names) },
      translate,
    );
    this.#outside = () => actions.outside();
    this.#notices = new MapNotices(
      root,
      { retry: () => actions.retry(), fit: () => actions.fit() },
      translate,
    );
    this.#pictureExport = new PictureExport(
      {
        picture: () => actions.picture(),
        serverPicture: () => actions.serverPicture(),
        showsMore: () => this.#state?.tools?.measure === true,
        fileName: () => this.#pictureName,
        showMessage: (text) => this.#notices.showMessage(text),
        busy: (on) => this.#setBusy(on),
      },
      translate,
    );
    this.#toolbar = new Toolbar(
      root,
      {
        zoom: (steps) => actions.zoom(steps),
        home: () => actions.home(),
        fit: () => actions.fit(),
        projection: (name) => actions.projection(name),
        bounds: (on) => actions.bounds(on),
        tool: (name) => actions.tool(name),
        copy: () => void this.#pictureExport.copy(),
        save: () => void this.#pictureExport.save(),
        ...(document.fullscreenEnabled ? { full: () => this.#toggleFullscreen() } : {}),
      },
      translate,
    );
    this.scaleBar = new ScaleBar(root, translate);
    this.#inset = new InsetControl(root);
    this.tooltip = new MarkTooltip(
      root,
      {
        choose: (mark) => actions.choose(mark),
        zoomTo: (mark) => actions.zoomTo(mark),
        titles: (rows) => actions.titles(rows),
      },
      translate,
    );
  }

  update(state: MapState, translate: Translate): void {
    this.#state = state;
    const { spec, view, counts, size } = state;
    const items = spec.legend;
    const swatches = Object.fromEntries(
      spec.legend.filter((item) => item.group === "kind").map((item) => [item.id, item.swatch]),
    );
    this.tooltip.update({ size, swatches }, translate);
    const { layers, hide } = view;
    const unlisted = unlistedKinds(spec);
    this.#legend.update({ size, items, layers, hide, unlisted, ...counts, boxes: state.boxes }, translate);
    this.#keyboard.update(
      {
        stops: keyboardStops(state),
        focus: view.focus,
        thinned: spec.thinned !== null,
      },
      translate,
    );
    const outside = this.#outside();
    const told = saidOutside(counts, outside);
    this.#notices.update(
      {
        notes: [...noteOutside(translate, told ? 0 : outside), ...spec.notes],
        loading: state.loading,
        lost: state.lost,
        empty: counts.within + counts.perhaps === 0,
        outside: told,
        thinned: state.thinned,
        coarse: state.camera.zoom > COARSE_COAST_ZOOM,
        archives: state.archives.filter((each) => isArchiveShown(each, state.camera, state.size)),
      },
      translate,
    );
    this.#pictureExport.update(translate);
    this.#updateToolbar(state, translate);
    // The toolbar stands at one of both sides: where reading ends.
    const { left, right, bottom } = state.insets;
    this.#inset.update({ inset: spec.inset, foot: bottom, end: left + right });
    this.followCamera(state.camera, translate);
  }

  /** Shows the result of an action for a few seconds. */
  showMessage(text: string): void {
    this.#notices.showMessage(text);
  }

  /** What of the furniture belongs into a picture of the map as drawn. */
  get pictured(): readonly HTMLElement[] {
    return [this.#inset.box];
  }

  /** Keeps scale bar and inset true while the camera moves. */
  followCamera(camera: Camera, translate?: Translate): void {
    this.scaleBar.update({ lat: camera.lat, zoom: camera.zoom }, translate);
    if (!this.#state) return;
    const { insets, projection, size } = this.#state;
    this.#inset.follow(projection === "flat" ? shiftByInsets(camera, insets) : null, innerSize(size, insets));
  }

  dispose(): void {
    for (const each of [
      this.#keyboard,
      this.#legend,
      this.#toolbar,
      this.#notices,
      this.scaleBar,
      this.#inset,
      this.tooltip,
    ]) {
      each.dispose();
    }
    this.#pictureExport.dispose();
    this.#fullscreenElement.removeEventListener("fullscreenchange", this.#onFullscreenChange);
  }

  get #pictureName(): string {
    const { spec, view } = this.#state ?? {};
    return pictureFileName({
      brief: spec?.brief ?? "",
      start: view?.start ?? null,
      end: view?.end ?? null,
    });
  }

  get #isFullscreen(): boolean {
    return this.#fullscreenElement.matches(":fullscreen");
  }

  /** Shows map and time bar in full screen, or back on the page. */
  #toggleFullscreen(): void {
    // A browser may refuse; then nothing changes.
    const done = this.#isFullscreen ? document.exitFullscreen() : this.#fullscreenElement.requestFullscreen();
    done.catch(() => undefined);
  }

  readonly #onFullscreenChange = (): void => {
    if (this.#state) this.#updateToolbar(this.#state);
  };

  #setBusy(on: boolean): void {
    this.#busy = on;
    if (this.#state) this.#updateToolbar(this.#state);
  }

  #updateToolbar({ size, projection, view, counts, tools }: MapState, translate?: Translate): void {
    const state = {
      size,
      projection,
      bounds: view.bounds !== null,
      some: counts.within + counts.perhaps > 0,
      busy: this.#busy,
      tools,
      full: this.#isFullscreen,
    };
    this.#toolbar.update(state, ...(translate ? [translate] : []));
  }
}

/** Events out of view are said where a filter is set, and where the map would be empty: one who comes closer knows. */
function saidOutside({ hidden, placed }: SelectionCounts, outside: number): number {
  return hidden > 0 || outside === placed ? outside : 0;
}

/** Elsewhere they are a note among the others: the brief's own view may leave a few far events out. */
function noteOutside(translate: Translate, outside: number): string[] {
  return outside ? [translate("map.notice.outside", { n: outside })] : [];
}

function keyboardStops({ spec, standing }: MapState) {
  return spec.reading_order.flatMap((id) => {
    const event = spec.events[id];
    return event && standing(id) !== 0
      ? [{ id, title: event.title, body: event.body, standing: standing(id) }]
      : [];
  });
}

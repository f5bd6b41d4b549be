// All controls on the map: created once, updated at each change.

import type { ControlInsets } from "./camera";
import type { Camera, Direction, MapOptions, MapSpec, Projection, Size, Standing, View } from "./contract";
import { KeyboardNavigation } from "./controls/keyboard-navigation";
import { LegendPanel, type ScreenBox } from "./controls/legend-panel";
import { MapNotices } from "./controls/map-notices";
import { type FetchedTexts, MarkTooltip, type PointedMark } from "./controls/mark-tooltip";
import { type PictureContent, PictureExport, pictureFileName } from "./controls/picture-export";
import { ScaleBar } from "./controls/scale-bar";
import { Toolbar } from "./controls/toolbar";
import type { SelectionCounts } from "./engine/view-filter";
import { toSides } from "./language";
import type { Translate } from "./messages";

/** The actions that the controls ask for. */
interface MapActions {
  focus(event: string | null): void;
  choose(mark: PointedMark): void;
  zoomTo(mark: PointedMark): void;
  titles(rows: readonly number[]): Promise<readonly FetchedTexts[]>;
  highlight(event: string | null): void;
  layers(chosen: string[] | null): void;
  zoom(steps: number): void;
  pan(across: number, down: number): void;
  home(): void;
  fit(): void;
  projection(name: Projection): void;
  bounds(on: boolean): void;
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
  readonly boxes: readonly ScreenBox[];
  readonly thinned: { marks: number; events: number } | null;
  readonly loading: boolean;
  readonly lost: boolean;
  /** Whether this session has changes that no picture of the server has. */
  readonly unsaved: boolean;
  standing(event: string): Standing;
}

/** Pixels that the toolbar takes at the side of the map, and scale bar and notes at its foot. */
const TOOLBAR_PIXELS = 52;
const FOOT_PIXELS = 38;

/** Pixels that the controls take at the sides of the map; the toolbar stands where reading ends. */
export function controlInsets(direction: Direction, options: MapOptions): ControlInsets {
  const toolbar = options.toolbar ? TOOLBAR_PIXELS : 0;
  const [left, right] = toSides(0, toolbar, direction);
  return { left, right, bottom: FOOT_PIXELS };
}

export class MapControls {
  readonly tooltip: MarkTooltip;
  readonly scaleBar: ScaleBar;
  readonly #keyboard: KeyboardNavigation;
  readonly #legend: LegendPanel;
  readonly #toolbar: Toolbar;
  readonly #notices: MapNotices;
  readonly #pictureExport: PictureExport;
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
    this.#legend = new LegendPanel(root, { layers: (chosen) => actions.layers(chosen) }, translate);
    this.#notices = new MapNotices(root, { retry: () => actions.retry() }, translate);
    this.#pictureExport = new PictureExport(
      {
        picture: () => actions.picture(),
        serverPicture: () => actions.serverPicture(),
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
        copy: () => void this.#pictureExport.copy(),
        save: () => void this.#pictureExport.save(),
        ...(document.fullscreenEnabled ? { full: () => this.#toggleFullscreen() } : {}),
      },
      translate,
    );
    this.scaleBar = new ScaleBar(root, translate);
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
    this.#legend.update({ size, items, layers: view.layers, ...counts, boxes: state.boxes }, translate);
    this.#keyboard.update(
      {
        title: spec.text_alternative,
        stops: keyboardStops(state),
        focus: view.focus,
        thinned: spec.thinned !== null,
      },
      translate,
    );
    this.#notices.update(
      {
        notes: spec.notes,
        loading: state.loading,
        lost: state.lost,
        empty: counts.within + counts.perhaps === 0,
        thinned: state.thinned,
      },
      translate,
    );
    this.#pictureExport.update(translate);
    this.#updateToolbar(state, translate);
    this.followCamera(state.camera, translate);
  }

  /** Keeps the scale bar true while the camera moves. */
  followCamera(camera: Camera, translate?: Translate): void {
    this.scaleBar.update({ lat: camera.lat, zoom: camera.zoom }, translate);
  }

  dispose(): void {
    for (const each of [
      this.#keyboard,
      this.#legend,
      this.#toolbar,
      this.#notices,
      this.scaleBar,
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

  #updateToolbar({ size, projection, view, counts, unsaved }: MapState, translate?: Translate): void {
    const state = {
      size,
      projection,
      bounds: view.bounds !== null,
      some: counts.within + counts.perhaps > 0,
      busy: this.#busy,
      unsaved,
      full: this.#isFullscreen,
    };
    this.#toolbar.update(state, ...(translate ? [translate] : []));
  }
}

function keyboardStops({ spec, standing }: MapState) {
  return spec.reading_order.flatMap((id) => {
    const event = spec.events[id];
    return event && standing(id) !== 0
      ? [{ id, title: event.title, body: event.body, standing: standing(id) }]
      : [];
  });
}

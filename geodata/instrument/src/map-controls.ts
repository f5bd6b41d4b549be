// The furniture on the map: made once, told of each change, and what it asks handed on.

import type { Camera, MapSpec, Projection, Size, Standing, View } from "./contract";
import { KeyboardNavigation } from "./controls/keyboard-navigation";
import { type ScreenBox as LegendBox, type LegendItem, LegendPanel } from "./controls/legend-panel";
import { MapNotices } from "./controls/map-notices";
import { type FetchedTexts, MarkTooltip, type PointedMark } from "./controls/mark-tooltip";
import { type PictureContent, PictureExport } from "./controls/picture-export";
import { ScaleBar } from "./controls/scale-bar";
import { Toolbar } from "./controls/toolbar";
import type { SelectionCounts } from "./engine/view-filter";
import type { Translate } from "./messages";

/** What the furniture asks of the instrument. */
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
  retry(): void;
}

interface MapState {
  readonly chart: MapSpec;
  readonly view: View;
  readonly counts: SelectionCounts;
  readonly size: Size;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly boxes: readonly LegendBox[];
  readonly thinned: { marks: number; events: number } | null;
  readonly loading: boolean;
  readonly lost: boolean;
  standing(event: string): Standing;
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

  constructor(root: HTMLElement, deeds: MapActions, translate: Translate) {
    this.#fullscreenElement = root.parentElement ?? root;
    this.#fullscreenElement.addEventListener("fullscreenchange", this.#onFullscreenChange);
    this.#keyboard = new KeyboardNavigation(
      root,
      {
        hover: (event) => deeds.highlight(event),
        focus: (event) => deeds.focus(event),
        pan: (across, down) => deeds.pan(across, down),
        zoom: (steps) => deeds.zoom(steps),
      },
      translate,
    );
    this.#legend = new LegendPanel(root, { layers: (chosen) => deeds.layers(chosen) }, translate);
    this.#notices = new MapNotices(root, { retry: () => deeds.retry() }, translate);
    this.#pictureExport = new PictureExport(
      {
        plate: () => deeds.picture(),
        say: (text) => this.#notices.showMessage(text),
        busy: (on) => this.#setBusy(on),
      },
      translate,
    );
    this.#toolbar = new Toolbar(
      root,
      {
        zoom: (steps) => deeds.zoom(steps),
        home: () => deeds.home(),
        fit: () => deeds.fit(),
        north: () => deeds.home(),
        projection: (name) => deeds.projection(name),
        bounds: (on) => deeds.bounds(on),
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
        choose: (mark) => deeds.choose(mark),
        zoomTo: (mark) => deeds.zoomTo(mark),
        titles: (rows) => deeds.titles(rows),
      },
      translate,
    );
  }

  update(shown: MapState, translate: Translate): void {
    this.#state = shown;
    const { chart, view, counts, size } = shown;
    const { lang } = chart;
    const items = chart.legend as readonly LegendItem[];
    const swatches = Object.fromEntries(
      chart.legend.filter((item) => item.group === "kind").map((item) => [item.id, item.swatch]),
    );
    this.tooltip.update({ lang, size, swatches }, translate);
    this.#legend.update({ lang, size, items, layers: view.layers, ...counts, boxes: shown.boxes }, translate);
    this.#keyboard.update(
      {
        lang,
        title: chart.alternative,
        stops: keyboardStops(shown),
        focus: view.focus,
        dense: chart.dense !== null,
      },
      translate,
    );
    this.#notices.update(
      {
        lang,
        notes: chart.notes,
        loading: shown.loading,
        lost: shown.lost,
        empty: counts.within + counts.perhaps === 0,
        thinned: shown.thinned,
      },
      translate,
    );
    this.#pictureExport.update(translate);
    this.#updateToolbar(shown, translate);
    this.followCamera(shown.camera);
  }

  /** The scale follows the camera. */
  followCamera(camera: Camera): void {
    const lang = this.#state?.chart.lang ?? "en";
    this.scaleBar.update({ lang, lat: camera.lat, zoom: camera.zoom });
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

  get #isFullscreen(): boolean {
    return this.#fullscreenElement.matches(":fullscreen");
  }

  /** Map and clock on the whole screen, or back on the page. */
  #toggleFullscreen(): void {
    // A browser that refuses leaves all as it is.
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

  #updateToolbar({ chart, size, projection, view, counts }: MapState, translate?: Translate): void {
    const state = {
      lang: chart.lang,
      size,
      bearing: 0,
      projection,
      bounds: view.bounds !== null,
      some: counts.within + counts.perhaps > 0,
      busy: this.#busy,
      full: this.#isFullscreen,
    };
    this.#toolbar.update(state, ...(translate ? [translate] : []));
  }
}

function keyboardStops({ chart, standing }: MapState) {
  return chart.order.flatMap((id) => {
    const event = chart.events[id];
    return event && standing(id) !== 0
      ? [{ id, title: event.title, body: event.body, standing: standing(id) }]
      : [];
  });
}

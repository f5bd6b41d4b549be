// What a reader does with marks: put an event in focus, come closer, mark one under the keyboard, see all of them.

import type { CameraControl } from "./camera-control";
import type { WantedView } from "./camera-fit";
import type { Camera, Position, View, ViewPatch } from "./contract";
import type { FetchedTexts, PointedMark } from "./controls/mark-tooltip";
import { countOutside, eventPosition, selectionBounds } from "./event-positions";
import { announcePointed } from "./filter-bus";
import type { MapView } from "./map-view";
import type { LoadedScene } from "./scene-loader";

interface MarkActionsHost {
  mapView(): MapView | null;
  scene(): LoadedScene | null;
  view(): View & ViewPatch;
  readonly camera: CameraControl;
  /** The camera of a view, or where it does not show the whole box of ends one that does. */
  wanted(view: WantedView): Camera | null;
  highlight(event: string | null, at: Position | null): void;
  titles(rows: readonly number[]): Promise<readonly FetchedTexts[]>;
  setFocus(event: string | null): void;
}

/** Zoom levels by which the map comes closer to a mark that stands for several events. */
const ZOOM_STEPS = 2;

export class MarkActions {
  readonly #host: MarkActionsHost;

  constructor(host: MarkActionsHost) {
    this.#host = host;
  }

  async focus(mark: PointedMark): Promise<void> {
    const event = mark.id ?? this.#host.scene()?.selection.table.ids?.[mark.row];
    if (event) return this.#host.setFocus(event);
    const [texts] = await this.#host.titles([mark.row]);
    if (texts?.event) this.#host.setFocus(texts.event);
  }

  /** Takes a row of the list as a click on its mark; false where the mark is none of its own, or not drawn. */
  follow(event: string): boolean {
    const [mapView, scene] = [this.#host.mapView(), this.#host.scene()];
    if (!mapView?.size[0] || !scene?.spec.events[event]) return false;
    this.#host.setFocus(event);
    return true;
  }

  /** Flies to where all ends of an event are seen, if one is not; returns the camera that the map then has. */
  showEnds(event: string | null, camera: Camera): Camera {
    const ends = (event && this.#host.scene()?.spec.events[event]?.ends) || null;
    const goal = this.#host.wanted({ camera, ends }) ?? camera;
    if (goal !== camera) this.#host.camera.flyTo(goal);
    return goal;
  }

  zoomTo(mark: PointedMark): void {
    const [mapView, scene] = [this.#host.mapView(), this.#host.scene()];
    if (!mapView || !scene) return;
    const { lon, lat } = scene.selection.table;
    const at = { lon: lon[mark.row] ?? 0, lat: lat[mark.row] ?? 0 };
    this.#host.camera.flyTo({ ...at, zoom: mapView.camera.zoom + ZOOM_STEPS });
  }

  /** Fits the map to all events that pass the filters. */
  showAll(): void {
    const selection = this.#host.scene()?.selection;
    const bounds = selection && selectionBounds(selection.table, selection.select(this.#host.view()));
    if (bounds) this.#host.mapView()?.fitBounds(bounds, this.#host.camera.flyMs);
  }

  /** The number of events that pass the filters and lie wholly outside the view. */
  countOutside(): number {
    const [mapView, selection] = [this.#host.mapView(), this.#host.scene()?.selection];
    if (!mapView || !selection) return 0;
    return countOutside(selection.table, selection.select(this.#host.view()), mapView.bounds);
  }

  /** Marks an event at which a list points; false where there is no map yet. */
  point(event: string | null): boolean {
    this.#host.highlight(event, this.#positionOf(event));
    return this.#host.mapView() !== null;
  }

  /** Marks an event under the keyboard, and flies to it where it is out of view; false where there is no map yet. */
  highlight(event: string | null): boolean {
    const [mapView, at] = [this.#host.mapView(), this.#positionOf(event)];
    announcePointed(event ? [event] : []);
    if (mapView && at && !mapView.isInView(at))
      this.#host.camera.flyTo({ lon: at[0], lat: at[1], zoom: mapView.camera.zoom });
    return this.point(event);
  }

  #positionOf(event: string | null): Position | null {
    const scene = this.#host.scene();
    return event && scene ? eventPosition(scene.spec, event) : null;
  }
}

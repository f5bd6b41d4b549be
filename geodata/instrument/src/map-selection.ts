// The selection of a view, computed once for each set of filters, its marks, and the marks under the pointer.

import type { Camera, MapSpec, SelectionFacets, Size, Standing, View, ViewPatch } from "./contract";
import type { PointedMark } from "./controls/mark-tooltip";
import { type AreaCounts, countAreas, rowsOfArea } from "./engine/area-counts";
import type { EventColumns } from "./engine/column-file";
import { countFacets } from "./engine/facets";
import { type ThinnedEvents, thinEvents } from "./engine/thinning";
import { type Selection, selectEvents } from "./engine/view-filter";
import { nearbyRows } from "./event-positions";
import { AREA_KEY_PREFIX, MAX_TITLES } from "./generated/limits";
import type { PickedItem } from "./map-view";
import type { Translate } from "./messages";
import { eventsOfMark } from "./shared-signs";
import { THINNED_LAYER } from "./thinned-layers";

/** Layers under all others: items above them come first. */
const AREA_LAYERS = "areas";

export class MapSelection {
  readonly table: EventColumns;
  readonly #spec: MapSpec;
  #key = "";
  #selection: Selection | null = null;
  #areas: AreaCounts = new Map();
  marks: ThinnedEvents | null = null;

  constructor(table: EventColumns, spec: MapSpec) {
    this.table = table;
    this.#spec = spec;
  }

  /** The selection of a view; focus, camera, projection and `show` filter nothing. */
  select(view: View & ViewPatch): Selection {
    const { focus: _focus, camera: _camera, projection: _projection, show: _show, ...filters } = view;
    const key = JSON.stringify(filters);
    if (this.#selection === null || key !== this.#key) {
      this.#key = key;
      this.#selection = selectEvents(this.table, filters);
      this.#areas = this.#spec.thinned ? countAreas(this.table, this.#selection) : new Map();
      this.marks = null;
    }
    return this.#selection;
  }

  /** Number of events that each choice of the filter panel would show. */
  facets(view: View & ViewPatch): SelectionFacets {
    return countFacets(this.table, view, this.select(view));
  }

  /** The marks of a map with thinning, for a camera. */
  thin(camera: Camera, size: Size): ThinnedEvents | null {
    this.marks = this.#selection && thinEvents(this.table, this.#selection, camera, size);
    return this.marks;
  }

  /** The standing of an event; on a map with thinning that of an area by the key of its marks. */
  standing(event: string): Standing {
    if (this.#isArea(event)) return this.#areas.get(event)?.standing ?? 0;
    const row = this.#spec.events[event]?.row;
    return (row === undefined ? 2 : (this.#selection?.standing[row] ?? 2)) as Standing;
  }

  /** Whether the map has labels of events or, with thinning, of areas. */
  get hasLabels(): boolean {
    return this.#spec.thinned === null || this.table.areas.length > 0;
  }

  /** The number of shown events of an area of a map with thinning in words; null for what is none. */
  areaWords(key: string, translate: Translate): string | null {
    const area = this.#areas.get(key);
    return area ? translate("count.events", { n: area.count }) : null;
  }

  #isArea(mark: string): boolean {
    return this.#spec.thinned !== null && mark.startsWith(AREA_KEY_PREFIX);
  }

  /** The numbers of marks and events where marks are thinned. */
  get thinningCounts(): { marks: number; events: number } | null {
    const { marks: found } = this;
    return found && !found.exact ? { marks: found.row.length, events: found.events } : null;
  }

  /** The marks of picked items, each event once; areas only where nothing is above them. */
  pickedMarks(picks: readonly PickedItem[], zoom: number): PointedMark[] {
    const above = picks.filter((pick) => !pick.layer.startsWith(AREA_LAYERS));
    const found = (above.length ? above : picks).flatMap((pick) => this.#marksOfPick(pick, zoom));
    return [...new Map(found.map((mark) => [mark.id ?? mark.row, mark])).values()];
  }

  /** The shown events that a mark stands for: those of a sign, else the one. */
  marksOf(mark: string): PointedMark[] {
    if (this.#isArea(mark)) return this.#marksOfArea(mark);
    const shown = eventsOfMark(this.#spec.signs, mark).filter((event) => this.standing(event) !== 0);
    return shown.map((event) => this.#markOf(event));
  }

  #marksOfArea(key: string): PointedMark[] {
    const [area, selection] = [this.#areas.get(key), this.#selection];
    if (!area || !selection) return [];
    const { count, row, standing } = area;
    const rows = rowsOfArea(this.table, selection, row, MAX_TITLES);
    return [
      { id: null, row, kind: this.table.kinds[this.table.kind[row] ?? 0] ?? "", standing, count, rows },
    ];
  }

  #markOf(event: string): PointedMark {
    const texts = this.#spec.events[event];
    return {
      id: event,
      row: texts?.row ?? -1,
      kind: texts?.kind ?? "",
      standing: this.standing(event),
      title: texts?.title ?? event,
      body: texts?.body ?? "",
    };
  }

  #marksOfPick(pick: PickedItem, zoom: number): PointedMark[] {
    if (pick.layer !== THINNED_LAYER) return pick.event ? this.marksOf(pick.event) : [];
    const [found, selection] = [this.marks, this.#selection];
    const row = found?.row[pick.index];
    if (!found || !selection || row === undefined) return [];
    const count = found.count[pick.index] ?? 1;
    const rows = count > 1 ? nearbyRows(this.table, selection, row, zoom, MAX_TITLES) : [row];
    const kind = this.table.kinds[found.kind[pick.index] ?? 0] ?? "";
    return [{ id: null, row, kind, standing: found.standing[pick.index] ?? 2, count, rows }];
  }
}

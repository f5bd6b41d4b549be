// What the view chooses of a table, worked out once for each set of filters, and the marks under the pointer.

import { DENSE } from "./dense";
import { type Facets, facets } from "./engine/facets";
import { type Selection, select } from "./engine/filter";
import type { Table } from "./engine/table";
import { type Marks, marks } from "./engine/thin";
import type { Mark } from "./furniture/card";
import { near } from "./sight";
import type { Pick } from "./stage";
import type { Camera, ChartDocument, Patch, Size, Standing, View } from "./types";

/** Rows of a mark that are listed. */
const LISTED = 50;
/** Layers that lie under all others: what is picked above them comes first. */
const UNDER = "areas";

export class Chosen {
  readonly table: Table;
  readonly #chart: ChartDocument;
  #key = "";
  #selection: Selection | null = null;
  marks: Marks | null = null;

  constructor(table: Table, chart: ChartDocument) {
    this.table = table;
    this.#chart = chart;
  }

  /** The selection for a view; focus, camera and what is drawn beside the events choose nothing. */
  by(view: View & Patch): Selection {
    const { focus: _focus, camera: _camera, projection: _projection, show: _show, ...filters } = view;
    const key = JSON.stringify(filters);
    if (this.#selection === null || key !== this.#key) {
      this.#key = key;
      this.#selection = select(this.table, filters);
      this.marks = null;
    }
    return this.#selection;
  }

  /** How many events each choice beside the map would show. */
  facets(view: View & Patch): Facets {
    return facets(this.table, view, this.by(view));
  }

  /** The marks of a map of many events, for where it looks. */
  thin(camera: Camera, size: Size): Marks | null {
    this.marks = this.#selection && marks(this.table, this.#selection, camera, size);
    return this.marks;
  }

  standing(event: string): Standing {
    const row = this.#chart.events[event]?.row;
    return (row === undefined ? 2 : (this.#selection?.standing[row] ?? 2)) as Standing;
  }

  /** Marks with fewer numbers than events. */
  get thinned(): { marks: number; events: number } | null {
    const { marks: found } = this;
    return found && !found.exact ? { marks: found.row.length, events: found.events } : null;
  }

  /** What lies under the pointer, each event once; areas only where nothing lies on them. */
  under(picks: readonly Pick[], zoom: number): Mark[] {
    const above = picks.filter((pick) => !pick.layer.startsWith(UNDER));
    const found = (above.length ? above : picks).flatMap((pick) => this.#marksOf(pick, zoom));
    return [...new Map(found.map((mark) => [mark.id ?? mark.row, mark])).values()];
  }

  mark(event: string): Mark {
    const words = this.#chart.events[event];
    return {
      id: event,
      row: words?.row ?? -1,
      kind: words?.kind ?? "",
      standing: this.standing(event),
      title: words?.title ?? event,
      body: words?.body ?? "",
    };
  }

  #marksOf(pick: Pick, zoom: number): Mark[] {
    if (pick.layer !== DENSE) return pick.event ? [this.mark(pick.event)] : [];
    const [found, selection] = [this.marks, this.#selection];
    const row = found?.row[pick.index];
    if (!found || !selection || row === undefined) return [];
    const count = found.count[pick.index] ?? 1;
    const rows = count > 1 ? near(this.table, selection, row, zoom, LISTED) : [row];
    const kind = this.table.kinds[found.kind[pick.index] ?? 0] ?? "";
    return [{ id: null, row, kind, standing: found.standing[pick.index] ?? 2, count, rows }];
  }
}

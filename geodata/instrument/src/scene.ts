// From the chart document to deck.gl's layers: what each event's standing and the focus make of each row.

import type { Layer, LayerExtension } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import { JSONConverter } from "@deck.gl/json";
import { GeoJsonLayer, PathLayer } from "@deck.gl/layers";
import { CLASSES } from "./layers";
import { level, type Shapes } from "./shapes";
import type { LayerJson, Position, Row, Standing } from "./types";

const SHAPE = ".geojson";
const GLYPHS = "IconLayer";
/** The layer of the lines that lead from marks to their words. */
const LEADERS = "leaders";
/** No dash, as PathStyleExtension has it. */
const SOLID = [0, 0];
const DASHED = new PathStyleExtension({ dash: true, highPrecisionDash: true });

/** Glyphs lie on a globe as they lie on the flat map; its curve must not swallow them. */
const LAID = {
  billboard: false,
  parameters: {
    depthCompare: "always",
    depthWriteEnabled: false,
    cullMode: "none",
    depthBias: 0,
    depthBiasSlopeScale: 0,
  },
};
const UPRIGHT = { billboard: true, parameters: {} };

export type StandingOf = (event: string) => Standing;
/** What does not show from where the map is seen. */
export interface Sight {
  /** Whether a place is on the far side of a globe; none on a flat map. */
  readonly behind: ((at: Position) => boolean) | null;
  /** The events whose words found no room. */
  readonly silent: ReadonlySet<string>;
}

const EVERYTHING: Sight = { behind: null, silent: new Set() };

interface Part {
  readonly json: LayerJson;
  /** How the layer looks within the period, and perhaps within it. */
  readonly within: Layer;
  readonly perhaps: Layer;
}

/** A layer as it was last drawn, and what it was made from. */
interface Drawn {
  readonly layer: Layer;
  readonly from: Layer;
  readonly data: unknown;
  readonly visible: boolean;
  readonly round: boolean;
}

type Cloneable = Layer & { clone(props: object): Layer };

/** The layers of one chart document; a row keeps its identity, so that deck.gl redraws only what changed. */
export class Chart {
  readonly #parts: readonly Part[];
  readonly #faded = new WeakMap<Row, Row>();
  readonly #rows = new Map<string, readonly Row[]>();
  readonly #drawn = new Map<string, Drawn>();

  readonly #shapes: Shapes;

  constructor(layers: readonly LayerJson[], shapes: Shapes) {
    this.#shapes = shapes;
    this.#parts = layers.map((json) => ({
      json,
      within: converted(json),
      perhaps: json.event && json.perhaps ? converted({ ...json, ...json.perhaps }) : converted(json),
    }));
  }

  /** The layers that are drawn, from the ground up. */
  layers(standing: StandingOf, focus: string | null, zoom: number, sight = EVERYTHING): Layer[] {
    return this.#parts.flatMap((part) => this.#layer(part, standing, focus, level(zoom), sight) ?? []);
  }

  #layer(
    { json, within, perhaps }: Part,
    standing: StandingOf,
    focus: string | null,
    depth: number,
    { behind, silent }: Sight,
  ): Layer | null {
    const glyphs = json["@@type"] === GLYPHS;
    const round = glyphs && behind !== null;
    const seen = (row: Row) =>
      json.id === LEADERS ? !silent.has(row.event ?? "") : !round || !behind(row.p as Position);
    const template = json.event !== undefined && standing(json.event) === 1 ? perhaps : within;
    const { data: given } = json;
    const found =
      typeof given === "object"
        ? this.#kept(
            json.id,
            given
              .map((row) => this.#row(row, standing, focus))
              .filter((row) => row !== null)
              .filter(seen),
          )
        : given?.endsWith(SHAPE)
          ? this.#shapes.at(given, depth)
          : given;
    const before = this.#drawn.get(json.id);
    const empty = Array.isArray(found) && found.length === 0;
    if (found === null || (empty && !before)) return null;
    const data = empty ? before?.data : found;
    const visible = !empty && shown(json, standing, focus) && json.visible !== false;
    const same = before?.from === template && before.data === data && before.visible === visible;
    if (same && before.round === round) return before.layer;
    // What is hidden stays: its shapes need not be fetched and cut into triangles again, nor its pictures.
    const props = {
      visible,
      ...(data === undefined ? {} : { data }),
      ...(glyphs && (round ? LAID : UPRIGHT)),
    };
    const layer = (template as Cloneable).clone(props);
    this.#drawn.set(json.id, { layer, from: template, data, visible, round });
    return layer;
  }

  #row(row: Row, standing: StandingOf, focus: string | null): Row | null {
    if (row.event === undefined) return row;
    if (!shown(row, standing, focus)) return null;
    return standing(row.event) === 1 && row.perhaps ? this.#fade(row, row.perhaps) : row;
  }

  #fade(row: Row, changes: Row["perhaps"]): Row {
    const before = this.#faded.get(row);
    if (before) return before;
    const faded = { ...row, ...changes };
    this.#faded.set(row, faded);
    return faded;
  }

  #kept(id: string, rows: readonly Row[]): readonly Row[] {
    const before = this.#rows.get(id);
    if (before?.length === rows.length && before.every((row, at) => row === rows[at])) return before;
    if (rows.length) this.#rows.set(id, rows);
    return rows;
  }
}

function shown(row: Row, standing: StandingOf, focus: string | null): boolean {
  return (
    row.event === undefined || (standing(row.event) !== 0 && (row.focus !== true || row.event === focus))
  );
}

// Rows never pass through the converter: a text that looks like an expression stays text.
function converted(json: LayerJson): Layer {
  const { data: _data, event: _event, perhaps: _perhaps, focus: _focus, ...rest } = json;
  const extensions = (rest.extensions ?? []) as readonly { "@@type": string }[];
  for (const { "@@type": name } of [json, ...extensions]) {
    if (!(name in CLASSES)) throw new Error(`map spec: found ${name}, expected one of ${Object.keys(CLASSES)}`);
  }
  const converter = new JSONConverter({ configuration: { classes: CLASSES } });
  return alike(converter.convert(rest) as Layer);
}

/** All lines by one program and with the same columns: graphics in software compile each mix of them anew. */
function alike(layer: Layer): Layer {
  const props = layer.props as unknown as Record<string, unknown>;
  const extensions = props.extensions as LayerExtension[];
  const shapes = layer instanceof GeoJsonLayer;
  const lines = layer instanceof PathLayer || (shapes && props.stroked);
  if (!lines || extensions.some((each) => !each.equals(DASHED))) return layer;
  const columns = {
    getDashArray: extensions.length ? props.getDashArray : SOLID,
    getLineWidth: shapes ? props.getLineWidth : undefined,
  };
  const own = Object.entries((props._subLayerProps ?? {}) as Record<string, Record<string, unknown>>);
  const parts = own.map(([name, part]) => [
    name,
    { ...part, ...written({ getColor: part.getColor }, part.updateTriggers) },
  ]);
  return (layer as Cloneable).clone({
    ...written(columns, props.updateTriggers),
    ...(parts.length && { _subLayerProps: Object.fromEntries(parts) }),
    extensions: [DASHED],
  });
}

/** Constants as columns: written for each row, and told apart from others by their values. */
function written(values: Record<string, unknown>, triggers: unknown): Record<string, unknown> {
  const constant = ([, value]: [string, unknown]) => value !== undefined && typeof value !== "function";
  const found = Object.entries(values).filter(constant);
  return {
    ...Object.fromEntries(found.map(([name, value]) => [name, () => value])),
    updateTriggers: {
      ...(triggers as object | undefined),
      ...Object.fromEntries(found.map(([name, value]) => [name, JSON.stringify(value)])),
    },
  };
}

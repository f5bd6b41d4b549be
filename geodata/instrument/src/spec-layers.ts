// deck.gl layers from a map spec: the standing of events and the focus decide which rows are shown and how.

import type { Layer, LayerExtension } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import { JSONConverter } from "@deck.gl/json";
import { GeoJsonLayer, PathLayer } from "@deck.gl/layers";
import type { AreaShapes } from "./area-shapes";
import type { Camera, Position, Size, SpecLayer, SpecRow, Standing } from "./contract";
import { LAYER_CLASSES } from "./layer-classes";
import { hasFocus, type SharedSigns, standingOfMarks } from "./shared-signs";

const SHAPE_SUFFIX = ".geojson";
const GLYPH_LAYER = "IconLayer";
/** The layer of the lines from marks to their labels. */
const LEADER_LAYER = "leaders";
/** No dash, in the form of PathStyleExtension. */
const NO_DASH = [0, 0];
const DASH_EXTENSION = new PathStyleExtension({ dash: true, highPrecisionDash: true });

/** On a globe glyphs lie flat as on the flat map, and its curve must not hide them. */
const FLAT_GLYPHS = {
  billboard: false,
  parameters: {
    depthCompare: "always",
    depthWriteEnabled: false,
    cullMode: "none",
    depthBias: 0,
    depthBiasSlopeScale: 0,
  },
};
const UPRIGHT_GLYPHS = { billboard: true, parameters: {} };

type StandingOf = (event: string) => Standing;
/** Positions and labels that are not visible from the camera. */
interface Visibility {
  /** Whether a position is on the far side of the globe; null on a flat map. */
  readonly isHidden: ((at: Position) => boolean) | null;
  /** Events whose labels found no room. */
  readonly hiddenLabels: ReadonlySet<string>;
  /** Reference layers that the reader hides. */
  readonly hiddenReferences: ReadonlySet<string>;
}

const ALL_VISIBLE: Visibility = { isHidden: null, hiddenLabels: new Set(), hiddenReferences: new Set() };

interface LayerTemplate {
  readonly json: SpecLayer;
  /** The layer for an event within the period, and for one perhaps within it. */
  readonly within: Layer;
  readonly perhaps: Layer;
}

/** A layer as last drawn, and its inputs. */
interface DrawnLayer {
  readonly layer: Layer;
  readonly from: Layer;
  readonly data: unknown;
  readonly visible: boolean;
  readonly round: boolean;
}

/** The layers of one map spec. A row keeps its identity, so that deck.gl redraws only changed rows. */
export class SpecLayers {
  readonly #templates: readonly LayerTemplate[];
  readonly #perhapsRows = new WeakMap<SpecRow, SpecRow>();
  readonly #rows = new Map<string, readonly SpecRow[]>();
  readonly #drawn = new Map<string, DrawnLayer>();

  readonly #shapes: AreaShapes;
  readonly #signs: SharedSigns;

  constructor(layers: readonly SpecLayer[], shapes: AreaShapes, signs: SharedSigns = {}) {
    this.#shapes = shapes;
    this.#signs = signs;
    this.#templates = layers.map((json) => ({
      json,
      within: convertLayer(json),
      perhaps: json.event && json.perhaps ? convertLayer({ ...json, ...json.perhaps }) : convertLayer(json),
    }));
  }

  /** Draws shapes in full detail only round a view; true where those drawn do not do for it. */
  surround(camera: Camera, size: Size): boolean {
    return this.#shapes.surround(camera, size);
  }

  /** The layers to draw, from bottom to top. */
  create(standing: StandingOf, focus: string | null, zoom: number, visibility = ALL_VISIBLE): Layer[] {
    const ofMark = standingOfMarks(this.#signs, standing);
    return this.#templates.flatMap((part) => this.#create(part, ofMark, focus, zoom, visibility) ?? []);
  }

  #create(
    { json, within, perhaps }: LayerTemplate,
    standing: StandingOf,
    focus: string | null,
    zoom: number,
    { isHidden, hiddenLabels, hiddenReferences }: Visibility,
  ): Layer | null {
    const glyphs = json["@@type"] === GLYPH_LAYER;
    const round = glyphs && isHidden !== null;
    const isVisible = (row: SpecRow) =>
      json.id === LEADER_LAYER
        ? !hiddenLabels.has(row.event ?? "")
        : !round || !isHidden(row.position as Position);
    const template = json.event !== undefined && standing(json.event) === 1 ? perhaps : within;
    const { data: source } = json;
    const found =
      typeof source === "object"
        ? this.#stableRows(
            json.id,
            source
              .map((row) => this.#row(row, standing, focus))
              .filter((row) => row !== null)
              .filter(isVisible),
          )
        : source?.endsWith(SHAPE_SUFFIX)
          ? this.#shapes.drawn(source, json.full, zoom)
          : source;
    const before = this.#drawn.get(json.id);
    const empty = Array.isArray(found) && found.length === 0;
    if (found === null || (empty && !before)) return null;
    const data = empty ? before?.data : found;
    const referenceOn = !hiddenReferences.has(json.reference ?? "");
    const visible = !empty && referenceOn && this.#isShown(json, standing, focus) && json.visible !== false;
    const same = before?.from === template && before.data === data && before.visible === visible;
    if (same && before.round === round) return before.layer;
    // A hidden layer stays: its shapes and pictures need not be loaded again.
    const props = {
      visible,
      ...(data === undefined ? {} : { data }),
      ...(glyphs && (round ? FLAT_GLYPHS : UPRIGHT_GLYPHS)),
    };
    const layer = template.clone(props);
    this.#drawn.set(json.id, { layer, from: template, data, visible, round });
    return layer;
  }

  #isShown(row: SpecRow, standing: StandingOf, focus: string | null): boolean {
    if (row.event === undefined) return true;
    const { event, fan } = row;
    if (standing(event) === 0 || (fan !== undefined && !hasFocus(this.#signs, fan, focus))) return false;
    return row.focus === undefined || row.focus === hasFocus(this.#signs, event, focus);
  }

  #row(row: SpecRow, standing: StandingOf, focus: string | null): SpecRow | null {
    if (row.event === undefined) return row;
    if (!this.#isShown(row, standing, focus)) return null;
    return standing(row.event) === 1 && row.perhaps ? this.#perhapsRow(row, row.perhaps) : row;
  }

  #perhapsRow(row: SpecRow, changes: SpecRow["perhaps"]): SpecRow {
    const before = this.#perhapsRows.get(row);
    if (before) return before;
    const faded = { ...row, ...changes };
    this.#perhapsRows.set(row, faded);
    return faded;
  }

  #stableRows(id: string, rows: readonly SpecRow[]): readonly SpecRow[] {
    const before = this.#rows.get(id);
    if (before?.length === rows.length && before.every((row, at) => row === rows[at])) return before;
    if (rows.length) this.#rows.set(id, rows);
    return rows;
  }
}

// Rows never pass through the converter: text that looks like an expression stays text.
function convertLayer(json: SpecLayer): Layer {
  const {
    data: _data,
    event: _event,
    perhaps: _perhaps,
    focus: _focus,
    reference: _id,
    full: _full,
    ...rest
  } = json;
  const extensions = (rest.extensions ?? []) as readonly { "@@type": string }[];
  for (const { "@@type": name } of [json, ...extensions]) {
    if (!(name in LAYER_CLASSES))
      throw new Error(`map spec: found ${name}, expected one of ${Object.keys(LAYER_CLASSES)}`);
  }
  const converter = new JSONConverter({ configuration: { classes: LAYER_CLASSES } });
  return unifyLines(converter.convert(rest) as Layer);
}

/** Gives all lines the same shader program and columns: software rendering compiles each combination anew. */
function unifyLines(layer: Layer): Layer {
  const props = layer.props as Record<string, unknown>;
  const extensions = props.extensions as LayerExtension[];
  const shapes = layer instanceof GeoJsonLayer;
  const lines = layer instanceof PathLayer || (shapes && props.stroked);
  if (!lines || extensions.some((each) => !each.equals(DASH_EXTENSION))) return layer;
  const columns = {
    getDashArray: extensions.length ? props.getDashArray : NO_DASH,
    getLineWidth: shapes ? props.getLineWidth : undefined,
  };
  const own = Object.entries((props._subLayerProps ?? {}) as Record<string, Record<string, unknown>>);
  const parts = own.map(([name, part]) => [
    name,
    { ...part, ...constantColumns({ getColor: part.getColor }, part.updateTriggers) },
  ]);
  return layer.clone({
    ...constantColumns(columns, props.updateTriggers),
    ...(parts.length && { _subLayerProps: Object.fromEntries(parts) }),
    extensions: [DASH_EXTENSION],
  });
}

/** Constants as columns: one value for each row, updated when the value changes. */
function constantColumns(values: Record<string, unknown>, triggers: unknown): Record<string, unknown> {
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

// Loads a scene: messages, map spec and column file.

import type { AreaShapes } from "./area-shapes";
import { absoluteUrl, GROUND_MAX_ZOOM } from "./basemap-style";
import { mapSpecUrl } from "./camera";
import type { Camera, InstrumentData, MapSpec, MessageFile, Size } from "./contract";
import { type EventColumns, parseColumnFile } from "./engine/column-file";
import { fetchBytes, fetchMapSpec, fetchMessages } from "./fetch-cache";
import { prefetchArchive, prefetchTiles } from "./ground/tile-prefetch";
import { MapSelection } from "./map-selection";
import type { Translate } from "./messages";
import { createTranslate } from "./messages";
import { SpecLayers } from "./spec-layers";

export interface LoadedScene {
  readonly messageFile: MessageFile;
  readonly translate: Translate;
  readonly spec: MapSpec;
  readonly layers: SpecLayers;
  readonly selection: MapSelection;
}

const tables = new WeakMap<ArrayBuffer, EventColumns>();

/** The scene of the data for a camera and a size; unchanged parts of the scene before are reused. */
export async function loadScene(
  data: InstrumentData,
  camera: Camera | null,
  size: Size,
  shapes: AreaShapes,
  before: LoadedScene | null,
): Promise<LoadedScene> {
  const ground = absoluteUrl(data.basemap.ground);
  if (before === null) prefetchArchive(ground);
  const [messageFile, spec, bytes] = await Promise.all([
    fetchMessages(data.words),
    fetchMapSpec(mapSpecUrl(data.scene, camera, size)),
    fetchBytes(data.table),
  ]);
  if (before === null) prefetchTiles(ground, data.camera ?? spec.camera, size, GROUND_MAX_ZOOM);
  const table = tables.get(bytes) ?? parseColumnFile(bytes);
  tables.set(bytes, table);
  const known = before?.spec === spec;
  return {
    messageFile,
    spec,
    translate: before?.messageFile === messageFile ? before.translate : createTranslate(messageFile),
    layers: known ? before.layers : new SpecLayers(spec.deck.layers, shapes, spec.signs),
    selection: known && before.selection.table === table ? before.selection : new MapSelection(table, spec),
  };
}

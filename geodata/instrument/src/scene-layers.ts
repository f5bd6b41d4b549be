// All deck.gl layers of a scene: those of the map spec, and the marks of a map with thinning.

import type { Layer } from "@deck.gl/core";
import type { Camera, Position, Size } from "./contract";
import type { LoadedScene } from "./scene-loader";
import { createFocusRing, createThinnedLayer } from "./thinned-layers";

/** Layers of glyphs and of the lines to their labels. */
const SIGN_LAYER = "dots";
const LEADER_LAYER = "leaders";

interface SceneState {
  readonly focus: string | null;
  /** Row of the event in focus, known on a map with thinning too. */
  readonly focusRow: number | null;
  readonly camera: Camera;
  readonly size: Size;
  /** Whether a position is on the far side of the globe; null on a flat map. */
  readonly isHidden: ((at: Position) => boolean) | null;
  /** Events whose labels found no room. */
  readonly hiddenLabels: ReadonlySet<string>;
  /** Reference layers that the reader hides. */
  readonly hiddenReferences: ReadonlySet<string>;
}

/** The layers from bottom to top. */
export function createSceneLayers(scene: LoadedScene, state: SceneState): Layer[] {
  const { layers, selection } = scene;
  const { focus, camera, isHidden, hiddenLabels, hiddenReferences } = state;
  const standing = (event: string) => selection.standing(event);
  const visibility = { isHidden, hiddenLabels, hiddenReferences };
  layers.surround(camera, state.size);
  const drawn = layers.create(standing, focus, camera.zoom, visibility);
  // The marks of areas, in the map spec, stand above the points of a map with thinning.
  const signs = drawn.findIndex(({ id }) => id === LEADER_LAYER || id === SIGN_LAYER);
  const above = signs < 0 ? [] : drawn.slice(signs);
  return [...drawn.slice(0, drawn.length - above.length), ...thinnedLayers(scene, state), ...above];
}

function thinnedLayers({ spec, selection }: LoadedScene, { focusRow, camera, size }: SceneState): Layer[] {
  if (!spec.thinned) return [];
  const marks = selection.marks ?? selection.thin(camera, size);
  if (!marks) return [];
  const { table } = selection;
  const layer = createThinnedLayer(marks, table.kinds, spec.thinned);
  if (focusRow === null) return [layer];
  const at = [table.lon[focusRow] ?? Number.NaN, table.lat[focusRow] ?? Number.NaN] as const;
  return [layer, createFocusRing(at, spec.theme)];
}

// The deck.gl classes that a map spec may name.

import { FillStyleExtension, PathStyleExtension } from "@deck.gl/extensions";
import { GeoJsonLayer, IconLayer, PathLayer, PolygonLayer, ScatterplotLayer } from "@deck.gl/layers";

export const LAYER_CLASSES = {
  FillStyleExtension,
  GeoJsonLayer,
  IconLayer,
  PathLayer,
  PathStyleExtension,
  PolygonLayer,
  ScatterplotLayer,
};

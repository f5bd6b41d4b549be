// Every class that a chart written by pydeck may name.

import {
  ContourLayer,
  GridLayer,
  HeatmapLayer,
  HexagonLayer,
  ScreenGridLayer,
} from "@deck.gl/aggregation-layers";
import { COORDINATE_SYSTEM } from "@deck.gl/core";
import {
  BrushingExtension,
  ClipExtension,
  CollisionFilterExtension,
  DataFilterExtension,
  FillStyleExtension,
  MaskExtension,
  PathStyleExtension,
} from "@deck.gl/extensions";
import { GreatCircleLayer, TripsLayer } from "@deck.gl/geo-layers";
import {
  ArcLayer,
  BitmapLayer,
  ColumnLayer,
  GeoJsonLayer,
  GridCellLayer,
  IconLayer,
  LineLayer,
  PathLayer,
  PointCloudLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer,
} from "@deck.gl/layers";

export const CLASSES = {
  ArcLayer,
  BitmapLayer,
  BrushingExtension,
  ClipExtension,
  CollisionFilterExtension,
  ColumnLayer,
  ContourLayer,
  DataFilterExtension,
  FillStyleExtension,
  GeoJsonLayer,
  GreatCircleLayer,
  GridCellLayer,
  GridLayer,
  HeatmapLayer,
  HexagonLayer,
  IconLayer,
  LineLayer,
  MaskExtension,
  PathLayer,
  PathStyleExtension,
  PointCloudLayer,
  PolygonLayer,
  ScatterplotLayer,
  ScreenGridLayer,
  SolidPolygonLayer,
  TextLayer,
  TripsLayer,
};

export const ENUMERATIONS = { COORDINATE_SYSTEM };

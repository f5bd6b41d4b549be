// The basemap: sea, land, waters and borders from our archive, archives of the user's own between them.

import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { BasemapUrls, OwnArchive, ThemeVariables } from "./contract";
import { BORDER_WIDTH, DISPUTED_DASH, PROVINCE_WIDTH, RIVER_WIDTH } from "./generated/styles";
import { archiveTiles } from "./ground/archive-source";

/** The source of our archive, and its layer of names, which are elements of the page. */
export const GROUND_SOURCE = "ground";
export const NAME_LAYER = "names";
/** The finest tiles of our archive. */
export const GROUND_MAX_ZOOM = 8;
/** Rivers double the time of a frame without a graphics card at lower zooms. */
const RIVER_ZOOM = 4;

/** The colour of a name in the style table. */
type Colours = (name: string) => string;

/** A MapLibre style of our own archive and those of the user, without fonts and foreign services. */
export function createBasemapStyle(urls: BasemapUrls, variables: ThemeVariables): StyleSpecification {
  const colour: Colours = (name) => variables[`--${name}`] ?? "#888888";
  const own = urls.own.map((archive, at) => ({ archive, name: `own-${at}` }));
  return {
    version: 8,
    transition: { duration: 0, delay: 0 }, // another theme is there at once, in one frame
    sources: {
      [GROUND_SOURCE]: {
        type: "vector",
        tiles: [archiveTiles(absoluteUrl(urls.ground))],
        maxzoom: GROUND_MAX_ZOOM,
      },
      ...Object.fromEntries(own.map(({ archive, name }) => [name, ownSource(archive)])),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      fill("land", colour("land")),
      { ...line("rivers", colour("river"), RIVER_WIDTH), minzoom: RIVER_ZOOM },
      fill("water", colour("sea")),
      line("shores", colour("river"), PROVINCE_WIDTH, "water"),
      line("admin1", colour("province"), PROVINCE_WIDTH),
      ...own.flatMap(({ archive, name }) =>
        ownLayers(archive, name, colour).map((layer) => ({
          ...layer,
          minzoom: Math.max(archive.first_zoom, layer.minzoom ?? 0),
        })),
      ),
      ...borderLines(urls.disputed, colour),
    ],
  };
}

function fill(layer: string, colour: string): LayerSpecification {
  const paint = { "fill-color": colour, "fill-antialias": true };
  return { id: layer, type: "fill", source: GROUND_SOURCE, "source-layer": layer, paint };
}

function line(id: string, colour: string, width: number, layer = id) {
  const paint = { "line-color": colour, "line-width": width };
  return { id, type: "line" as const, source: GROUND_SOURCE, "source-layer": layer, paint };
}

/** Borders, the disputed ones broken, plain as the others, or hidden. */
function borderLines(disputed: BasemapUrls["disputed"], colour: Colours): LayerSpecification[] {
  const plain = line("borders", colour("border"), BORDER_WIDTH);
  if (disputed === "plain") return [plain];
  const settled: LayerSpecification = { ...plain, filter: ["==", ["get", "disputed"], 0] };
  if (disputed === "hidden") return [settled];
  const broken = line("disputed", colour("quiet"), BORDER_WIDTH, "borders");
  const paint = { ...broken.paint, "line-dasharray": [...DISPUTED_DASH] };
  return [settled, { ...broken, filter: ["==", ["get", "disputed"], 1], paint }];
}

function ownSource(archive: OwnArchive): SourceSpecification {
  const [west, south, east, north] = archive.bounds;
  const shared = {
    tiles: [archiveTiles(absoluteUrl(archive.url))],
    minzoom: archive.min_zoom,
    maxzoom: archive.max_zoom,
    bounds: [west, south, east, north] as [number, number, number, number],
  };
  return archive.kind === "raster"
    ? { type: "raster", tileSize: archive.tile_size, ...shared }
    : { type: "vector", ...shared };
}

/** The layers of an archive of the user's own: of Protomaps' schema land, waters, buildings and ways. */
function ownLayers({ kind }: OwnArchive, source: string, colour: Colours): LayerSpecification[] {
  if (kind === "raster") return [{ id: source, type: "raster", source }];
  const named = (layer: string) => ({ id: `${source}-${layer}`, source, "source-layer": layer });
  const wide = (kinds: readonly string[], from: number, to: number): LayerSpecification => ({
    ...named("roads"),
    id: `${source}-${kinds[0]}`,
    type: "line",
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    paint: {
      "line-color": colour("border"),
      "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 8, from, 17, to],
    },
  });
  return [
    { ...named("earth"), type: "fill", filter: POLYGONS, paint: { "fill-color": colour("land") } },
    { ...named("water"), type: "fill", filter: POLYGONS, paint: { "fill-color": colour("sea") } },
    {
      ...named("water"),
      id: `${source}-streams`,
      type: "line",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": colour("river"), "line-width": RIVER_WIDTH },
    },
    {
      ...named("buildings"),
      type: "fill",
      minzoom: 13,
      paint: { "fill-color": colour("province"), "fill-opacity": 0.7 },
    },
    wide(["minor_road", "path"], 0, 5),
    wide(["rail"], 0.3, 2),
    wide(["major_road"], 0.4, 9),
    wide(["highway"], 0.8, 12),
  ];
}

const POLYGONS: ["==", ["geometry-type"], string] = ["==", ["geometry-type"], "Polygon"];

/** An absolute URL: MapLibre's worker does not know the page. */
export function absoluteUrl(url: string): string {
  return new URL(url, document.baseURI).href;
}

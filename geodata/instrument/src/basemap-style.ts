// The basemap: sea, land and borders from our own shapes, in the colours of the theme.

import type { StyleSpecification } from "maplibre-gl";
import type { BasemapUrls, ThemeVariables } from "./contract";
import { BORDER_WIDTH, DISPUTED_DASH } from "./generated/styles";

/** A MapLibre style of shapes by URL, without fonts and tile services. */
export function createBasemapStyle(urls: BasemapUrls, variables: ThemeVariables): StyleSpecification {
  const shape = (name: keyof BasemapUrls) => ({
    type: "geojson" as const,
    data: absoluteUrl(urls[name]),
    tolerance: 0.6,
    buffer: 16,
    maxzoom: 6,
  });
  const colour = (name: string) => variables[`--${name}`] ?? "#888888";
  return {
    version: 8,
    sources: { land: shape("land"), borders: shape("borders"), disputed: shape("disputed") },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      {
        id: "land",
        type: "fill",
        source: "land",
        paint: { "fill-color": colour("land"), "fill-antialias": true },
      },
      {
        id: "borders",
        type: "line",
        source: "borders",
        paint: { "line-color": colour("border"), "line-width": BORDER_WIDTH },
      },
      {
        id: "disputed",
        type: "line",
        source: "disputed",
        paint: {
          "line-color": colour("quiet"),
          "line-width": BORDER_WIDTH,
          "line-dasharray": [...DISPUTED_DASH],
        },
      },
    ],
  };
}

/** An absolute URL: MapLibre's worker does not know the page. */
export function absoluteUrl(url: string): string {
  return new URL(url, document.baseURI).href;
}

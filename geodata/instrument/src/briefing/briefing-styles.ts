// The style sheets of the briefing, adopted by the root it stands in: the map's and its own.

import maplibre from "maplibre-gl/dist/maplibre-gl.css";
import map from "../instrument.css";
import own from "./briefing.css";

const dressed = new WeakSet<Document | ShadowRoot>();

/** Lets a document or a shadow root wear the sheets, once. */
export function dress(root: Document | ShadowRoot): void {
  if (dressed.has(root)) return;
  dressed.add(root);
  const sheets = [maplibre, map, own].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

// The style sheets of the instrument, adopted by the root it stands in.

import maplibre from "maplibre-gl/dist/maplibre-gl.css";
import furniture from "./controls/controls.css";
import own from "./instrument.css";
import bar from "./time-bar/time-bar.css";

/** Lets a document or a shadow root wear the sheets, once. */
export function wear(root: Document | ShadowRoot): void {
  if (worn.has(root)) return;
  worn.add(root);
  const sheets = [maplibre, own, furniture, bar].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

const worn = new WeakSet<Document | ShadowRoot>();

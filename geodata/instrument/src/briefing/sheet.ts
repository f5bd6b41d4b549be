// The style sheet of the briefing, adopted by the root it stands in.

import own from "./briefing.css";

const dressed = new WeakSet<Document | ShadowRoot>();

/** Lets a document or a shadow root wear the sheet, once. */
export function dress(root: Document | ShadowRoot): void {
  if (dressed.has(root)) return;
  dressed.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(own);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

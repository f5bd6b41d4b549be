// Shared by the tests of the controls: the catalogue's messages, hostile text, a page with one element.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Translate } from "../../src/messages";
import { createTranslate } from "../../src/messages";
import { LANGUAGES } from "../languages";

/** Words that a careless page would run or rewrite: the same as in tests/conftest.py. */
export const HOSTILE =
  "</title></style></p>\"'><script>document.title='ran'</script><img src=//evil.example/x onerror=alert(1)>" +
  "<svg onload=alert(2)> &amp; {lang} ~1,500~ $[name] ]]> =1+1";

export const SWATCH =
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="16" viewBox="0 0 34 16" aria-hidden="true"' +
  ' focusable="false"><path d="M1 8H25" stroke="#0072b2" stroke-width="2" fill="none"/></svg>';

const FILE = resolve(import.meta.dirname, "../../../data/words/map-controls.toml");

/** The function that says the furniture's words, read from the catalogue itself. */
export function spoken(lang: "ar" | "en"): Translate {
  const words: Record<string, string | Record<string, string>> = {};
  let key = "";
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const head = /^\[(.+)\]$/.exec(line);
    const entry = /^(ar|en) = (.+)$/.exec(line);
    if (head?.[1]) key = head[1];
    if (entry?.[1] === lang && entry[2]) {
      words[key] = JSON.parse(entry[2].replace(/(\w+) = "/g, '"$1": "')) as string | Record<string, string>;
    }
  }
  return createTranslate({ language: LANGUAGES[lang], messages: words });
}

/** An empty page with one element to stand in. */
export function room(): HTMLElement {
  document.body.replaceChildren();
  return document.body.appendChild(document.createElement("div"));
}

/** Presses a key on what has the focus. */
export function press(key: string): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

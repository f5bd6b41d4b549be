// The time bar alone, to look at. It is bundled into a folder beside `table.bin`, `words-<lang>.json` and
// `events-<lang>.json`; `?lang=ar&theme=dark` choose. What the map would do is done here: select, and show.

import "../../src/instrument.css";
import "../../src/bar/bar.css";
import { type BarState, TimeBar } from "../../src/bar/timebar";
import { select } from "../../src/engine/filter";
import { parseTable } from "../../src/engine/table";
import { sentences } from "../../src/sentences";
import type { EventWords, Lang, Theme, View, WordsFile } from "../../src/types";

const asked = new URLSearchParams(location.search);
const lang = (asked.get("lang") ?? "en") as Lang;
const theme = (asked.get("theme") ?? "light") as Theme;
const json = async <T>(name: string) => (await (await fetch(name)).json()) as T;
const [file, events, bytes] = await Promise.all([
  json<WordsFile>(`words-${lang}.json`),
  json<Record<string, EventWords>>(`events-${lang}.json`),
  fetch(asked.get("table") ?? "table.bin").then((answer) => answer.arrayBuffer()),
]);
const table = parseTable(bytes);
const root = document.getElementById("instrument") as HTMLElement;
for (const [name, tone] of Object.entries(file.tones[theme] ?? {})) root.style.setProperty(name, tone);
const heard: unknown[] = [];
let view: View = {
  ...{ start: asked.get("from"), end: asked.get("to"), actors: null, roles: null, match: "any" },
  ...{ layers: null, statements: null, hide: [], show: [], bounds: null, focus: asked.get("focus") },
};

const bar = new TimeBar(
  root,
  {
    onPeriod: (start, end, moving) => {
      heard.push([start, end, moving]);
      show({ ...view, start, end });
    },
    onFocus: (focus) => show({ ...view, focus }),
  },
  sentences(file),
);

function show(next: View): void {
  view = next;
  const dense = table.ids === null;
  const state: BarState = {
    table,
    selection: select(table, view),
    view,
    events: dense ? {} : events,
    lang,
    theme,
  };
  bar.update(state);
}

show(view);
Object.assign(globalThis, { heard, shown: () => view });

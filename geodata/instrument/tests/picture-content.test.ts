import { expect, test } from "vitest";
import { createPictureContent } from "../src/picture-content";
import { ALL } from "./engine/column-file-bytes";
import { KEY_AND_VALUES } from "./languages";
import { specOf } from "./specs";

test("a picture has period, counts, the titles of shown numbers, caption and the last note, in the colours of the page", () => {
  const frame = document.body.appendChild(document.createElement("div"));
  frame.style.setProperty("--panel", "#fff");
  frame.style.setProperty("--quiet", "#777");
  const picture = createPictureContent({
    ...{
      frame,
      over: [document.createElement("div")],
      canvas: document.createElement("canvas"),
      size: [800, 400],
    },
    spec: specOf({
      legend: [
        { group: "kind", id: "track", label: "A kind", swatch: "" },
        { group: "reference", id: "track", label: "Hidden", swatch: "" },
        { group: "reference", id: "shown", label: "Shown", swatch: "" },
      ],
      title: "Drills",
      caption: ["Sources", "Version"],
      numbers: ["3", "4"].map((number) => ({ event: `e${number}`, number, title: `Title ${number}` })),
      notes: ["One", "Ground", "Boundaries"],
      credits: ["Ground"],
    }),
    stamp: { marking: "SECRET", remarks: ["Draft"], filters: ["Status: Alleged", "Tags: oil"] },
    translate: KEY_AND_VALUES,
    counts: { within: 3, perhaps: 2, hidden: 1, placed: 3, omitted: {}, kinds: {}, drawn: {} },
    view: { ...ALL, start: "2024-01-01", end: "2024-12-31", hide: ["layer:track"] },
    scale: null,
    standing: (event) => (event === "e4" ? 2 : 0),
  });
  expect(picture.marking).toBe("SECRET");
  expect(picture.legend.map(({ id }) => id)).toEqual(["track", "shown"]);
  expect(picture.lines).toEqual([
    "Draft",
    "map.picture.period-line 2024 · map.picture.counts-line 3 2 1",
    "Status: Alleged · Tags: oil",
    "map.picture.numbers-line 4: Title 4",
    "Sources · Version",
    "Ground",
    "Boundaries",
  ]);
  expect([picture.title, picture.start, picture.end, picture.brief]).toEqual([
    "Drills",
    "2024-01-01",
    "2024-12-31",
    "demo",
  ]);
  expect(picture.tones).toMatchObject({ ground: "#fff", quiet: "#777" });
  frame.remove();
});

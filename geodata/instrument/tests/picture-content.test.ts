import { expect, test } from "vitest";
import { createPictureContent } from "../src/picture-content";
import { ALL } from "./engine/column-file-bytes";
import { KEY_AND_VALUES } from "./languages";
import { specOf } from "./specs";

test("a picture has period, counts, caption and the last note, in the colours of the page", () => {
  const frame = document.body.appendChild(document.createElement("div"));
  frame.style.setProperty("--panel", "#fff");
  frame.style.setProperty("--quiet", "#777");
  const picture = createPictureContent({
    ...{
      frame,
      over: document.createElement("div"),
      canvas: document.createElement("canvas"),
      size: [800, 400],
    },
    spec: specOf({ title: "Drills", caption: ["Sources", "Version"], notes: ["One", "Boundaries"] }),
    translate: KEY_AND_VALUES,
    counts: { within: 3, perhaps: 2, hidden: 1, omitted: {}, kinds: {} },
    view: { ...ALL, start: "2024-01-01", end: "2024-12-31" },
    scale: null,
  });
  expect(picture.lines).toEqual([
    "map.picture.period-line 2024 · map.picture.counts-line 3 2 1",
    "Sources · Version",
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

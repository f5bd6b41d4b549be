import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { OwnArchive, Size } from "../src/contract";
import { FOOT_PIXELS, NARROW_FOOT_PIXELS, NARROW_PIXELS } from "../src/generated/limits";
import { controlBoxes, controlInsets, MapControls } from "../src/map-controls";
import { KEYS } from "./languages";
import { specOf, textsOf } from "./specs";

const OPTIONS = { time_bar: true, toolbar: true, tools: true };
const actions = {
  ...{
    focus: vi.fn(),
    choose: vi.fn(),
    zoomTo: vi.fn(),
    titles: vi.fn(),
    highlight: vi.fn(),
    layers: vi.fn(),
    hide: vi.fn(),
  },
  ...{
    zoom: vi.fn(),
    pan: vi.fn(),
    home: vi.fn(),
    fit: vi.fn(),
    outside: vi.fn(() => 0),
    projection: vi.fn(),
    bounds: vi.fn(),
  },
  ...{ tool: vi.fn(), picture: vi.fn(), serverPicture: vi.fn(), retry: vi.fn() },
};
const spec = specOf({
  events: { a: textsOf(0), b: textsOf(1) },
  reading_order: ["b", "a"],
  legend: [{ group: "kind", id: "exercise", label: "Exercises", swatch: "" }],
});

function build(archives: OwnArchive[] = [], counted = {}) {
  const frame = document.body.appendChild(document.createElement("div"));
  const controls = new MapControls(frame, actions, KEYS);
  const counts = {
    within: 1,
    perhaps: 0,
    hidden: 1,
    placed: 1,
    omitted: {},
    kinds: { exercise: 1 },
    drawn: { exercise: 1 },
    ...counted,
  };
  const view = { start: null, end: null, actors: null, roles: null, match: "any", layers: null };
  controls.update(
    {
      ...{
        spec,
        counts,
        size: [800, 400],
        camera: spec.camera,
        projection: "flat",
        insets: { left: 0, right: 0, bottom: 0 },
        boxes: [],
        thinned: null,
      },
      view: {
        ...view,
        statements: null,
        statuses: null,
        tags: null,
        hide: [],
        show: [],
        bounds: null,
        focus: null,
      },
      ...{
        loading: false,
        lost: false,
        archives,
        tools: null,
        standing: (event: string) => (event === "a" ? 0 : 2),
      },
    },
    KEYS,
  );
  return { frame, controls };
}

afterEach(() => {
  document.body.replaceChildren();
  vi.clearAllMocks();
});

test("the toolbar takes room where reading ends, scale bar and notes at the foot", () => {
  const size: Size = [900, 500];
  const [english, arabic] = [controlInsets("ltr", OPTIONS, size), controlInsets("rtl", OPTIONS, size)];
  expect([english.left, arabic.right]).toEqual([0, 0]);
  expect(english.right).toBe(arabic.left);
  expect(controlInsets("ltr", { ...OPTIONS, toolbar: false }, size).right).toBe(0);
});

test("on a narrow map the scale bar stands above the notes, and both take room at the foot", () => {
  const foot = (width: number) => controlInsets("ltr", OPTIONS, [width, 400]).bottom;
  expect([foot(NARROW_PIXELS), foot(NARROW_PIXELS + 1)]).toEqual([NARROW_FOOT_PIXELS, FOOT_PIXELS]);
  const styles = readFileSync(resolve(import.meta.dirname, "../src/controls/controls.css"), "utf8");
  const [, narrow = ""] = styles.split(`@container (max-width: ${NARROW_PIXELS}px) {`);
  const bottom = /\.scale-bar \{\s*inset-block-end: (\d+)px/.exec(narrow)?.[1];
  const height = /\n\.scale-bar \{[^}]*min-block-size: (\d+)px/.exec(styles)?.[1];
  expect(Number(bottom) + Number(height)).toBeLessThan(NARROW_FOOT_PIXELS);
});

test("the keyboard reaches the events that pass the filters", () => {
  const { frame, controls } = build();
  const names = [...frame.querySelectorAll(".keyboard button")].map((button) => button.textContent);
  expect(names).toEqual(["Event 1"]);
  controls.dispose();
});

test("each control asks its action", () => {
  const { frame, controls } = build();
  for (const name of ["in", "home", "fit"]) frame.querySelector<HTMLElement>(`[data-tool=${name}]`)?.click();
  frame.querySelector<HTMLElement>(".keyboard button")?.click();
  expect([actions.zoom, actions.home, actions.fit, actions.focus].map((each) => each.mock.calls)).toEqual([
    ...[[[1]], [[]], [[]]],
    [["b"]],
  ]);
  controls.dispose();
  expect(frame.childElementCount).toBe(0);
});

test("notes name the archives that are drawn alone", () => {
  const own = (attribution: string, first_zoom: number) =>
    ({ attribution, day: "", first_zoom, bounds: [-180, -85, 180, 85] }) as unknown as OwnArchive;
  const { frame, controls } = build([own("Agency", 0), own("Streets", 20)]);
  const told = frame.querySelector(".last-note")?.textContent;
  expect([told?.includes("Agency"), told?.includes("Streets")]).toEqual([true, false]);
  controls.dispose();
});

test.each([
  [1, 1, true],
  [1, 0, false],
  [0, 1, false],
  [0, 2, true],
])("with %i filtered out and %i of 2 out of view that is said: %s", (hidden, outside, said) => {
  actions.outside.mockReturnValue(outside);
  const { frame, controls } = build([], { hidden, placed: 2 });
  expect((frame.querySelector(".map-state") as HTMLElement).hidden).toBe(!said);
  const noted = frame.querySelector(".map-notes")?.textContent?.includes("map.notice.outside");
  expect(noted).toBe(outside > 0 && !said);
  actions.outside.mockReturnValue(0);
  controls.dispose();
});

test("the scale bar follows the camera", () => {
  const { frame, controls } = build();
  const before = frame.querySelector(".scale-bar .bar")?.getAttribute("style");
  controls.followCamera({ lon: 0, lat: 60, zoom: 2.4 });
  expect(frame.querySelector(".scale-bar .bar")?.getAttribute("style")).not.toBe(before);
  controls.dispose();
});

test("names keep clear of the controls on the frame, not of its map or of what fills it", () => {
  const frame = document.createElement("div");
  const edges = [
    [0, 0, 800, 400],
    [700, 0, 52.4, 200],
    [0, 0, 800, 400],
    [0, 0, 0, 0],
  ] as const;
  frame.getBoundingClientRect = () => new DOMRect(10, 20, 800, 400);
  for (const [left, top, width, height] of edges) {
    const part = frame.appendChild(document.createElement("div"));
    part.getBoundingClientRect = () => new DOMRect(left + 10, top + 20, width, height);
  }
  expect(controlBoxes(frame)).toEqual([[700, 0, 752, 200]]);
});

import { afterEach, expect, test, vi } from "vitest";
import { controlInsets, MapControls } from "../src/map-controls";
import { KEYS } from "./languages";
import { specOf, textsOf } from "./specs";

const OPTIONS = { time_bar: true, toolbar: true };
const actions = {
  ...{
    focus: vi.fn(),
    choose: vi.fn(),
    zoomTo: vi.fn(),
    titles: vi.fn(),
    highlight: vi.fn(),
    layers: vi.fn(),
  },
  ...{ zoom: vi.fn(), pan: vi.fn(), home: vi.fn(), fit: vi.fn(), projection: vi.fn(), bounds: vi.fn() },
  ...{ picture: vi.fn(), serverPicture: vi.fn(), retry: vi.fn() },
};
const spec = specOf({
  events: { a: textsOf(0), b: textsOf(1) },
  reading_order: ["b", "a"],
  legend: [{ group: "kind", id: "exercise", label: "Exercises", swatch: "" }],
});

function build() {
  const frame = document.body.appendChild(document.createElement("div"));
  const controls = new MapControls(frame, actions, KEYS);
  const counts = { within: 1, perhaps: 0, hidden: 1, omitted: {}, kinds: { exercise: 1 } };
  const view = { start: null, end: null, actors: null, roles: null, match: "any", layers: null };
  controls.update(
    {
      ...{
        spec,
        counts,
        size: [800, 400],
        camera: spec.camera,
        projection: "flat",
        boxes: [],
        thinned: null,
      },
      view: { ...view, statements: null, hide: [], show: [], bounds: null, focus: null },
      ...{
        loading: false,
        lost: false,
        unsaved: false,
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
  const [english, arabic] = [controlInsets("ltr", OPTIONS), controlInsets("rtl", OPTIONS)];
  expect([english.left, arabic.right]).toEqual([0, 0]);
  expect(english.right).toBe(arabic.left);
  expect(controlInsets("ltr", { ...OPTIONS, toolbar: false }).right).toBe(0);
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

test("the scale bar follows the camera", () => {
  const { frame, controls } = build();
  const before = frame.querySelector(".scale-bar .bar")?.getAttribute("style");
  controls.followCamera({ lon: 0, lat: 60, zoom: 2.4 });
  expect(frame.querySelector(".scale-bar .bar")?.getAttribute("style")).not.toBe(before);
  controls.dispose();
});

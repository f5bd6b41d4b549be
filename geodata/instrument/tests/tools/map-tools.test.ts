import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlaceMarker } from "../../src/contract";
import { MapTools } from "../../src/tools/map-tools";
import { room, spoken } from "../controls/fixtures";

const MARKER: PlaceMarker = {
  number: 1,
  at: [22.4, 39.6],
  name: "Larissa",
  kind: "Town",
  position: "39.6, 22.4",
};
const STATE = {
  show: ["relations"],
  marker: null,
  bounds: null,
  projection: "flat",
  near: "near.json",
} as const;
const copied = vi.fn();
const host = { show: vi.fn(), showMessage: vi.fn(), onChange: vi.fn() };
let camera: { lon: number; lat: number; zoom: number };
const map = {
  get camera() {
    return camera;
  },
  size: [800, 600] as const,
  project: (at: readonly [number, number]) => [400 + at[0], 300 - at[1]] as const,
  unproject: (at: readonly [number, number]) => [at[0] - 400, 300 - at[1]] as const,
  setDoubleClickZoom: vi.fn(),
};
// The modules that are loaded at their first use are loaded beforehand: a busy machine takes its time.
await Promise.all([import("../../src/tools/coordinate-text"), import("../../src/tools/measurement")]);

let frame: HTMLElement;
let stop: HTMLElement;
let tools: MapTools;

const text = (selector: string) => frame.querySelector(selector)?.textContent ?? "";
const lines = () => [...frame.querySelectorAll(".tool-panel dl > *")].map((each) => each.textContent);
const isHidden = (selector: string) => (frame.querySelector(selector) as HTMLElement).hidden;
/** Presses a key by its place on the keyboard, with a letter of another layout. */
function press(code: string, key = "ى", target: Element = stop): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    run();
    return 0;
  });
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ words: "14 km NE of Larissa" })));
  vi.stubGlobal("navigator", { clipboard: { writeText: copied } });
  copied.mockResolvedValue(undefined);
  camera = { lon: 10, lat: 20, zoom: 3 };
  frame = room();
  stop = frame.appendChild(document.createElement("div"));
  stop.className = "map-stop";
  tools = new MapTools(frame, { map: () => map, ...host }, true, spoken("en"));
  tools.update(STATE);
});
afterEach(() => {
  tools.dispose();
  vi.unstubAllGlobals();
});

test("the box of the filter moves with the map, and goes with the tools", () => {
  const edge = () => frame.querySelector(".bounds-box .edge")?.getAttribute("d");
  tools.update({ ...STATE, bounds: [0, 0, 20, 10] });
  tools.followCamera();
  expect(edge()).toContain("M400.0 290.0");
  tools.update(STATE);
  tools.followCamera();
  expect(edge()).toBe("");
  tools.dispose();
  expect(frame.querySelector(".bounds-box")).toBeNull();
});

test("clicks measure a line, the last point is taken back, Escape leaves", async () => {
  press("KeyM");
  await vi.waitFor(() => expect(text(".tool-panel .measure .help")).toContain("Click on the map"));
  expect([tools.measuring, map.setDoubleClickZoom.mock.calls]).toEqual([true, [[false]]]);
  expect([tools.onClick(1, [400, 300]), tools.onClick(0, [400, 299])]).toEqual([true, true]);
  expect(lines()).toEqual([
    "Last leg",
    "111 km · 59.7 nmi · 000°",
    "To the pointer",
    expect.stringContaining("km"),
  ]);
  expect(text("[role=status]")).toBe("Point 2: 111 km · 59.7 nmi, bearing 000°. Total 111 km · 59.7 nmi");
  expect(frame.querySelectorAll(".dot")).toHaveLength(2);
  press("Backspace");
  expect(frame.querySelectorAll(".dot")).toHaveLength(1);
  press("Escape", "Escape");
  expect([tools.measuring, frame.querySelectorAll(".dot").length]).toEqual([false, 0]);
  expect(tools.onClick(0, [400, 300])).toBe(false);
});

test("by keyboard Space takes the crosshair in the middle of the map", async () => {
  press("KeyM");
  await vi.waitFor(() => expect(isHidden(".tool-panel .measure")).toBe(false));
  await vi.waitFor(() => {
    press("Space", " ");
    expect(frame.querySelectorAll(".dot")).toHaveLength(1);
  });
  expect(isHidden(".crosshair")).toBe(false);
  camera = { lon: 10, lat: 21, zoom: 3 };
  tools.followCamera();
  press("Space", " ");
  expect(lines().slice(0, 2)).toEqual(["Last leg", "111 km · 59.8 nmi · 000°"]);
  press("Delete", "Delete");
  expect(frame.querySelectorAll(".dot")).toHaveLength(0);
});

test("coordinates follow the pointer, a click holds them, C and a click on a notation copy them", async () => {
  press("KeyC");
  tools.onPointer([422, 260]);
  await vi.waitFor(() => expect(text("[data-notation=decimal] bdi")).toBe("40.00, 22.00"));
  expect(text("[data-notation=mgrs] bdi")).toMatch(/^34T/);
  expect((frame.querySelector("[data-notation=mgrs] bdi") as HTMLElement).dir).toBe("ltr");
  expect([tools.onClick(1, [422, 260]), tools.onClick(0, [423, 260])]).toEqual([false, true]);
  tools.onPointer([500, 250]);
  expect(text(".coordinates h3")).toBe("Coordinates of the held point");
  (frame.querySelector("[data-notation=minutes]") as HTMLElement).click();
  await vi.waitFor(() => expect(host.showMessage).toHaveBeenCalledWith("Copied 40°00′N 23°00′E"));
  press("Escape", "Escape");
  expect(text(".coordinates h3")).toBe("Coordinates under the pointer");
  press("KeyC");
  await vi.waitFor(() => expect(copied).toHaveBeenLastCalledWith(expect.stringMatching(/N .*E$/)));
});

test("the crosshair is said where it comes to rest, but not over a point that was just measured", async () => {
  press("KeyC");
  await vi.waitFor(() => expect(text("[data-notation=decimal] bdi")).toBe("20.00, 10.00"));
  tools.onRest();
  expect(text("[role=status]")).toBe("20.00, 10.00");
  press("KeyM");
  await vi.waitFor(() => {
    press("Space", " ");
    expect(text("[role=status]")).toBe("First point set");
  });
  tools.onRest();
  expect(text("[role=status]")).toBe("First point set");
});

test("where the browser refuses to copy, the text is shown to be copied by hand", async () => {
  copied.mockRejectedValue(new Error("refused"));
  press("KeyC");
  await vi.waitFor(() => expect(text("[data-notation=decimal] bdi")).toBe("20.00, 10.00"));
  (frame.querySelector("[data-notation=decimal]") as HTMLElement).click();
  await vi.waitFor(() => expect(host.showMessage.mock.calls[0]?.[0]).toContain("20.00, 10.00"));
});

test("the nearest town stands beside the coordinates", async () => {
  press("KeyC");
  await vi.waitFor(() => expect(text(".nearest")).toBe("14 km NE of Larissa"));
});

test("the graticule is a part of the view, and keeps what else is shown", () => {
  press("KeyG");
  expect(host.show).toHaveBeenLastCalledWith(["graticule", "relations"]);
  expect([tools.layers("light").length, isHidden(".graticule-labels")]).toEqual([0, true]);
  tools.update({ ...STATE, show: ["graticule", "relations"] });
  expect([tools.layers("light").length, isHidden(".graticule-labels")]).toEqual([1, false]);
  expect(text("[role=status]")).toBe("Graticule shown, a line every 10°");
  press("KeyG");
  expect(host.show).toHaveBeenLastCalledWith(["relations"]);
});

test("Escape removes the marker wherever the focus is, and a rerun does not bring it back", () => {
  tools.update({ ...STATE, marker: MARKER });
  expect([isHidden(".place-marker"), text("[role=status]")]).toEqual([
    false,
    "Larissa, Town: 39.6, 22.4. Escape removes the marker",
  ]);
  press("Escape", "Escape", document.body);
  tools.update({ ...STATE, marker: MARKER });
  expect(isHidden(".place-marker")).toBe(true);
  tools.update({ ...STATE, marker: { ...MARKER, number: 2 } });
  expect(isHidden(".place-marker")).toBe(false);
});

test("a map that offers no tools takes none of their keys", () => {
  tools.dispose();
  tools = new MapTools(frame, { map: () => map, ...host }, false, spoken("en"));
  expect([tools.active, press("KeyM").defaultPrevented, tools.measuring]).toEqual([null, false, false]);
});

test("keys that no tool wants stay with the map", () => {
  const keys = ["Space", "Backspace", "Escape"].map((key) => press(key, key).defaultPrevented);
  expect(keys).toEqual([false, false, false]);
});

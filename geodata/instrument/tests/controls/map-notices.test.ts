import { beforeEach, expect, test, vi } from "vitest";
import { MapNotices, type MapNoticesState } from "../../src/controls/map-notices";
import { HOSTILE, room, spoken } from "./fixtures";

const STATE: MapNoticesState = {
  notes: [HOSTILE, "Lines are schematic.", "Boundaries do not imply endorsement."],
  loading: false,
  lost: false,
  empty: false,
  outside: 0,
  thinned: null,
  coarse: false,
  archives: [],
};

let root: HTMLElement;
const host = { retry: vi.fn(), fit: vi.fn() };
let notices: MapNotices;

const text = (selector: string): string => root.querySelector(selector)?.textContent ?? "";
const shown = (): boolean => !(root.querySelector(".map-state") as HTMLElement).hidden;

beforeEach(() => {
  root = room();
  vi.resetAllMocks();
  notices = new MapNotices(root, host, spoken("en"));
  notices.update(STATE);
});

test("the note on boundaries always shows, the others at a press", () => {
  expect(text(".last-note")).toBe("Boundaries do not imply endorsement.");
  expect(text("summary")).toBe("2 notes");
  expect([...root.querySelectorAll(".map-notes li")].map((note) => note.textContent)).toEqual([
    HOSTILE,
    "Lines are schematic.",
  ]);
  expect(root.querySelector("script, img")).toBeNull();
});

test("a thinned map says so before all else", () => {
  notices.update({ ...STATE, thinned: { marks: 900, events: 5000 } });
  expect(text(".last-note")).toMatch(/^900 marks stand for 5,000 events.* · Boundaries/);
});

test("a map without events says what to do", () => {
  notices.update({ ...STATE, empty: true });
  expect(text(".map-state")).toContain("Widen the period");
  notices.update(STATE);
  expect(shown()).toBe(false);
});

test("events out of view are counted, with the way to them", () => {
  notices.update({ ...STATE, outside: 3 });
  expect(text(".map-state")).toContain("3 of the events shown lie outside the view");
  notices.update({ ...STATE, outside: 1 });
  expect(text(".map-state span")).toBe("1 of the events shown lies outside the view");
  expect(text(".map-state button")).toBe("Show all");
  root.querySelector<HTMLElement>(".map-state button")?.click();
  expect(host.fit).toHaveBeenCalledOnce();
  notices.update({ ...STATE, outside: 1, empty: true });
  expect(text(".map-state")).toContain("Widen the period");
});

test("a lost server matters more than what is loading, and is asked again at a press", () => {
  notices.update({ ...STATE, lost: true, loading: true, empty: true }, spoken("ar"));
  expect(text(".map-state")).toContain("الخادم لا يجيب");
  root.querySelector<HTMLElement>(".map-state button")?.click();
  expect(host.retry).toHaveBeenCalledOnce();
});

test("what still loads is not said to be empty", () => {
  notices.update({ ...STATE, loading: true, empty: true, outside: 2 });
  expect(root.querySelector<HTMLElement>(".map-state")?.dataset.state).toBe("loading");
});

test("a state that lasts is said once", () => {
  notices.update({ ...STATE, loading: true });
  const before = root.querySelector(".map-state")?.firstChild;
  notices.update({ ...STATE, loading: true, thinned: { marks: 1, events: 2 } });
  expect(root.querySelector(".map-state")?.firstChild).toBe(before);
});

test("what came of an act is said for a while", () => {
  vi.useFakeTimers();
  notices.showMessage(HOSTILE);
  expect(text(".map-message")).toBe(HOSTILE);
  vi.advanceTimersByTime(10_000);
  expect((root.querySelector(".map-message") as HTMLElement).hidden).toBe(true);
  vi.useRealTimers();
});

test("the scale of the coast is told beyond its zoom, and the sources of own archives, each once", () => {
  const archives = [
    { attribution: "OpenStreetMap", day: "" },
    { attribution: "OpenStreetMap", day: "" },
    { attribution: "Agency", day: "5 May 2024" },
  ];
  notices.update({ ...STATE, coarse: true, archives });
  expect(text(".last-note").split(" · ")).toEqual([
    "Coasts are drawn at a scale of 1:10 million: at this zoom they are coarse",
    "OpenStreetMap",
    "Agency, imagery of 5 May 2024",
    "Boundaries do not imply endorsement.",
  ]);
});

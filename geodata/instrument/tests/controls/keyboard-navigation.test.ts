import { beforeEach, expect, test, vi } from "vitest";
import { KeyboardNavigation, type KeyboardNavigationState } from "../../src/controls/keyboard-navigation";
import { HOSTILE, press, room, spoken } from "./fixtures";

const STOPS = [
  { id: "b", title: "Second", body: "Exercise · June · Sea", standing: 2 },
  { id: "a", title: HOSTILE, body: HOSTILE, standing: 1 },
  { id: "c", title: "Third", body: "", standing: 2 },
];
const STATE: KeyboardNavigationState = { stops: STOPS, focus: null, thinned: false };

let root: HTMLElement;
const host = { hover: vi.fn(), focus: vi.fn(), pan: vi.fn(), zoom: vi.fn() };
let walk: KeyboardNavigation;

const buttons = (): HTMLButtonElement[] => [...root.querySelectorAll("button")];
const live = (): string => root.querySelector("[aria-live]")?.textContent ?? "";

beforeEach(() => {
  root = room();
  vi.resetAllMocks();
  walk = new KeyboardNavigation(root, host, spoken("en"));
  walk.update(STATE);
});

test("Tab meets the map's own stop, then the marks in the order given", () => {
  const stops = [...root.querySelectorAll<HTMLElement>("[tabindex], button")];
  expect(stops.map((stop) => stop.tabIndex)).toEqual([0, 0, 0, 0]);
  expect(buttons().map((button) => button.textContent)).toEqual(["Second", HOSTILE, "Third"]);
  expect(root.querySelector("script, img")).toBeNull();
});

test("a mark under the keyboard is ringed and told", () => {
  buttons()[0]?.focus();
  expect(host.hover).toHaveBeenLastCalledWith("b");
  expect(live()).toBe("Exercise · June · Sea. Within the period. 1 of 3");
  buttons()[1]?.focus();
  expect(live()).toBe(`${HOSTILE}. Perhaps within the period. 2 of 3`);
});

test.each([
  ["ArrowDown", 0, 1],
  ["ArrowRight", 1, 2],
  ["ArrowUp", 2, 1],
  ["ArrowLeft", 1, 0],
  ["Home", 2, 0],
  ["End", 0, 2],
])("%s walks from mark %i to mark %i", (key, from, to) => {
  buttons()[from]?.focus();
  press(key);
  expect(document.activeElement).toBe(buttons()[to]);
});

test("in Arabic the arrow to the left walks on", () => {
  walk.update(STATE, spoken("ar"));
  buttons()[0]?.focus();
  press("ArrowLeft");
  expect(document.activeElement).toBe(buttons()[1]);
  expect(live()).toContain("ربما ضمن الفترة");
});

test("a press puts the event in focus; Escape closes it first and leaves then", () => {
  buttons()[1]?.click();
  expect(host.focus).toHaveBeenLastCalledWith("a");
  walk.update({ ...STATE, focus: "a" });
  expect(buttons()[1]?.getAttribute("aria-pressed")).toBe("true");
  buttons()[1]?.focus();
  press("Escape");
  expect(host.focus).toHaveBeenLastCalledWith(null);
  expect(document.activeElement).toBe(buttons()[1]);
  walk.update(STATE);
  press("Escape");
  expect(document.activeElement).toBe(root.querySelector(".map-stop"));
  expect(host.hover).toHaveBeenLastCalledWith(null);
  expect(buttons().map((button) => button.tabIndex)).toEqual([-1, -1, -1]);
});

test("who comes back to the map meets its marks again", () => {
  buttons()[0]?.focus();
  press("Escape");
  root.querySelector<HTMLElement>(".map-stop")?.blur();
  expect(buttons()[0]?.tabIndex).toBe(0);
});

test("a mark that a filter takes away gives the focus to the map", () => {
  buttons()[1]?.focus();
  walk.update({ ...STATE, stops: STOPS.filter((stop) => stop.id !== "a") });
  expect(document.activeElement).toBe(root.querySelector(".map-stop"));
});

test("a mark that stays keeps the focus while others come and go", () => {
  buttons()[2]?.focus();
  walk.update({ ...STATE, stops: STOPS.slice(1) });
  expect(document.activeElement?.textContent).toBe("Third");
  walk.update(STATE);
  expect(buttons().map((button) => button.textContent)).toEqual(["Second", HOSTILE, "Third"]);
  expect(document.activeElement?.textContent).toBe("Third");
});

test("a thinned map sends to the table", () => {
  walk.update({ ...STATE, thinned: true });
  expect(buttons()).toHaveLength(0);
  const stop = root.querySelector(".map-stop");
  expect(stop?.getAttribute("aria-label")).toBe("Map");
  expect(stop?.getAttribute("aria-description")).toContain("table");
});

test.each([
  ["ArrowLeft", "pan", [-80, 0]],
  ["ArrowDown", "pan", [0, 80]],
  ["+", "zoom", [1]],
  ["-", "zoom", [-1]],
] as const)("on the map's own stop %s is a %s by %j", (key, called, values) => {
  root.querySelector<HTMLElement>(".map-stop")?.focus();
  press(key);
  expect(host[called]).toHaveBeenCalledWith(...values);
});

test("Enter on the mark whose card is open goes to the card, and Escape there leads back", () => {
  const card = document.createElement("article");
  card.className = "card";
  card.innerHTML = "<h2>Second</h2>";
  buttons()[0]?.focus();
  buttons()[0]?.click();
  expect(host.focus).toHaveBeenLastCalledWith("b");
  walk.update({ ...STATE, focus: "b" });
  document.body.append(card);
  buttons()[0]?.click();
  expect(document.activeElement?.localName).toBe("h2");
  expect(host.focus).toHaveBeenCalledTimes(1);
  press("Escape");
  expect(document.activeElement).toBe(buttons()[0]);
  buttons()[2]?.click();
  expect(host.focus).toHaveBeenLastCalledWith("c");
  card.remove();
  walk.update({ ...STATE, focus: "b" });
  buttons()[0]?.click();
  expect(host.focus).toHaveBeenLastCalledWith("b");
});

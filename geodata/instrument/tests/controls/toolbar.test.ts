import { beforeEach, expect, test, vi } from "vitest";
import { Toolbar, type ToolbarHost, type ToolbarState } from "../../src/controls/toolbar";
import { room, spoken } from "./fixtures";

const STATE: ToolbarState = {
  size: [900, 600],
  projection: "flat",
  bounds: false,
  some: true,
  busy: false,
  full: false,
  tools: { measure: false, coordinates: true, graticule: false },
};

let root: HTMLElement;
let host: { [name in keyof Required<ToolbarHost>]: ReturnType<typeof vi.fn> };
let tools: Toolbar;

const tool = (name: string): HTMLButtonElement =>
  root.querySelector(`[data-tool=${name}]`) as HTMLButtonElement;

beforeEach(() => {
  root = room();
  const names = ["zoom", "home", "fit", "projection", "bounds", "copy", "save", "full", "tool"] as const;
  host = Object.fromEntries(names.map((name) => [name, vi.fn()])) as typeof host;
  tools = new Toolbar(root, host as unknown as ToolbarHost, spoken("en"));
  tools.update(STATE);
});

test.each([
  ["in", "zoom", [1]],
  ["out", "zoom", [-1]],
  ["home", "home", []],
  ["fit", "fit", []],
  ["projection", "projection", ["globe"]],
  ["bounds", "bounds", [true]],
  ["measure", "tool", ["measure"]],
  ["coordinates", "tool", ["coordinates"]],
  ["graticule", "tool", ["graticule"]],
  ["copy", "copy", []],
  ["save", "save", []],
  ["full", "full", []],
] as const)("%s does its work", (name, called, values) => {
  tool(name).click();
  expect(host[called]).toHaveBeenCalledWith(...values);
});

test("every tool has words and a picture, in both languages", () => {
  for (const lang of ["en", "ar"] as const) {
    tools.update(STATE, spoken(lang));
    for (const button of root.querySelectorAll("button")) {
      expect(button.getAttribute("aria-label")).not.toMatch(/^map\./);
      expect(button.title).toBe(button.getAttribute("aria-label"));
      expect(button.querySelector("svg path")).not.toBeNull();
    }
  }
});

test("what is on is pressed, and a press takes it off", () => {
  tools.update({ ...STATE, bounds: true, projection: "globe" });
  expect(tool("bounds").getAttribute("aria-pressed")).toBe("true");
  expect(tool("projection").title).toBe("Show a flat map");
  tool("bounds").click();
  tool("projection").click();
  expect(host.bounds).toHaveBeenCalledWith(false);
  expect(host.projection).toHaveBeenCalledWith("flat");
});

test("no picture is asked for while one is made, and nothing is fitted to nothing", () => {
  tools.update({ ...STATE, busy: true, some: false });
  for (const name of ["copy", "save", "fit"]) tool(name).click();
  expect(host.copy).not.toHaveBeenCalled();
  expect(host.save).not.toHaveBeenCalled();
  expect(host.fit).not.toHaveBeenCalled();
});

test("on a phone the later tools wait behind one button", () => {
  tools.update({ ...STATE, size: [390, 500] });
  const hidden = (): boolean => (tool("copy").parentElement as HTMLElement).hidden === true;
  expect([hidden(), (tool("in").parentElement as HTMLElement).hidden]).toEqual([true, false]);
  tool("more").click();
  expect([hidden(), tool("more").getAttribute("aria-expanded")]).toEqual([false, "true"]);
  tool("copy").click();
  expect([hidden(), document.activeElement]).toEqual([true, tool("more")]);
});

test("tools of the map are pressed while they are on, and absent from a map that offers none", () => {
  const pressed = ["measure", "coordinates"].map((name) => tool(name).getAttribute("aria-pressed"));
  expect(pressed).toEqual(["false", "true"]);
  const hidden = (): boolean => (tool("measure").parentElement as HTMLElement).hidden === true;
  expect(hidden()).toBe(false);
  tools.update({ ...STATE, tools: null });
  expect(hidden()).toBe(true);
});

test("a browser without full screen has no button for it", () => {
  const { full: _, ...others } = host;
  new Toolbar(room(), others as unknown as ToolbarHost, spoken("en")).update(STATE);
  expect(document.querySelector("[data-tool=full]")).toBeNull();
});

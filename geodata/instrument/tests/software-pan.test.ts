import type { Map as MapLibre } from "maplibre-gl";
import { expect, test, vi } from "vitest";
import { isSoftwareRenderer, panOffset, SoftwarePan } from "../src/software-pan";

const HERE = { lon: 100, lat: 40, zoom: 2 };
const SIZE = [800, 400] as const;
/** Pixels of a degree of longitude at zoom 2. */
const DEGREE = (512 * 4) / 360;
const SWIFTSHADER = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)";

/** A map of MapLibre's that is dragged, and how often it is drawn. */
function dragged(renderer: string, flat = true, covered = false) {
  const painter = { render: vi.fn() };
  const draw = painter.render;
  const canvas = document.createElement("canvas");
  Object.defineProperties(canvas, { clientWidth: { value: SIZE[0] }, clientHeight: { value: SIZE[1] } });
  const context = { getExtension: () => null, getParameter: () => renderer };
  Object.assign(canvas, { getContext: () => context });
  const at = { ...HERE, moving: true };
  const told: Record<string, () => void> = {};
  const map = {
    on: (name: string, call: () => void) => Object.assign(told, { [name]: call }),
    ...{ painter, triggerRepaint: vi.fn(), getCanvas: () => canvas },
    getCenter: () => ({ lng: at.lon, lat: at.lat }),
    getZoom: () => at.zoom,
    isMoving: () => at.moving,
    ...{ _styleDirty: false, _sourcesDirty: false },
  };
  const carrier = new SoftwarePan(map as unknown as MapLibre, () => flat, covered);
  const frame = (change: Partial<typeof at> = {}) => {
    Object.assign(at, change);
    (painter.render as (...all: unknown[]) => void)("style", "transform", {
      sky: "sky",
      isRenderingGlobe: !flat,
    });
  };
  const [resize, move] = [() => told.resize?.(), () => told.movestart?.()];
  return { carrier, canvas, draw, frame, map, resize, move };
}

test.each([
  [SWIFTSHADER, true],
  ["llvmpipe, or similar", true],
  ["ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11, D3D11)", true],
  ["ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)", false],
  ["Apple GPU", false],
])("%s is the processor: %s", (renderer, expected) => {
  expect(isSoftwareRenderer(renderer)).toBe(expected);
});

test("a picture goes where its place goes, in whole pixels", () => {
  expect(panOffset(HERE, { ...HERE, lon: 90 }, SIZE)).toEqual([Math.round(10 * DEGREE), 0]);
  expect(panOffset(HERE, { ...HERE, lat: 41 }, SIZE)).toEqual([0, Math.round(DEGREE / Math.cos(0.7068))]);
});

test("a picture goes over the edge of the world", () => {
  const east = { ...HERE, lon: 179 };
  expect(panOffset(east, { ...HERE, lon: -179 }, SIZE)).toEqual([-Math.round(2 * DEGREE), 0]);
});

test.each([
  ["another zoom", { zoom: 2.01 }],
  ["more than an eighth of the map bare beside it", { lon: 100 - 101 / DEGREE }],
  ["more than an eighth of the map bare below it", { lat: 52 }],
])("another picture is due at %s", (_, change) => {
  expect(panOffset(HERE, { ...HERE, ...change }, SIZE)).toBeNull();
});

test("a pan is drawn once and then carried, until it rests", () => {
  const { carrier, canvas, draw, frame } = dragged(SWIFTSHADER);
  frame();
  expect(carrier.still).toBe(false);
  for (const lon of [99, 98, 97]) frame({ lon });
  expect(draw).toHaveBeenCalledTimes(1);
  expect(carrier.still).toBe(true);
  expect(canvas.style.objectPosition).toBe(`${Math.round(3 * DEGREE)}px 0px`);
  expect(canvas.className).toBe("panned");
  frame({ moving: false });
  expect(draw).toHaveBeenCalledTimes(2);
  expect(draw).toHaveBeenLastCalledWith("style", "transform", { sky: undefined, isRenderingGlobe: false });
  expect([carrier.still, canvas.className, canvas.style.objectPosition]).toEqual([false, "", ""]);
  carrier.dispose();
});

test("what changes under a moving map is drawn", () => {
  const { carrier, draw, frame, map, resize } = dragged(SWIFTSHADER);
  frame();
  carrier.redraw();
  expect(map.triggerRepaint).toHaveBeenCalledOnce();
  frame({ lon: 99 });
  expect(draw).toHaveBeenCalledTimes(2);
  resize();
  frame({ lon: 98 });
  expect(draw).toHaveBeenCalledTimes(3);
  carrier.dispose();
});

test("a hand that holds the map still sees it whole", () => {
  vi.useFakeTimers();
  const { draw, frame, map } = dragged(SWIFTSHADER);
  frame();
  frame({ lon: 99 });
  vi.runAllTimers();
  expect(map.triggerRepaint).toHaveBeenCalledOnce();
  frame();
  expect(draw).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test.each(["_styleDirty", "_sourcesDirty"] as const)(
  "what MapLibre draws again is drawn once: %s",
  (name) => {
    const { carrier, draw, frame, map } = dragged(SWIFTSHADER);
    map[name] = true;
    frame({ moving: false });
    expect([carrier.still, draw.mock.calls.length]).toEqual([true, 0]);
    frame();
    expect([carrier.still, draw.mock.calls.length]).toEqual([false, 1]);
    frame();
    map[name] = false;
    frame();
    expect(draw).toHaveBeenCalledTimes(2);
    map[name] = true;
    frame({ moving: true, lon: 50 });
    expect(draw).toHaveBeenCalledTimes(3);
  },
);

test("behind a picture nothing is drawn until the map is whole", () => {
  const { carrier, draw, frame, map } = dragged(SWIFTSHADER, true, true);
  frame({ moving: false });
  expect([carrier.still, draw.mock.calls.length]).toEqual([true, 0]);
  expect(carrier.uncover()).toBe(true);
  expect(map.triggerRepaint).toHaveBeenCalledOnce();
  frame();
  expect([carrier.still, draw.mock.calls.length]).toEqual([false, 1]);
  expect(carrier.uncover()).toBe(false);
});

test("a hand that moves a covered map sees it at once", () => {
  const { draw, frame, move } = dragged(SWIFTSHADER, true, true);
  frame({ moving: false });
  move();
  frame({ moving: true });
  expect(draw).toHaveBeenCalledOnce();
});

test("a graphics card draws behind a picture too", () => {
  const { carrier, draw, frame } = dragged("Apple GPU", true, true);
  frame();
  expect([carrier.still, draw.mock.calls.length]).toEqual([false, 1]);
});

test("a globe keeps its sky: MapLibre draws the atmosphere by it", () => {
  const { draw, frame } = dragged(SWIFTSHADER, false);
  frame();
  expect(draw).toHaveBeenCalledWith("style", "transform", { sky: "sky", isRenderingGlobe: true });
});

test.each([
  ["a graphics card", "Apple GPU", true],
  ["a globe", SWIFTSHADER, false],
])("%s draws every frame", (_, renderer, flat) => {
  const { carrier, draw, frame } = dragged(renderer, flat);
  for (const lon of [100, 99, 98]) frame({ lon });
  expect(draw).toHaveBeenCalledTimes(3);
  expect(carrier.still).toBe(false);
});

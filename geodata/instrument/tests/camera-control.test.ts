import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CameraControl } from "../src/camera-control";
import type { MapView } from "../src/map-view";

const HERE = { lon: 10, lat: 20, zoom: 3 };
const view = { camera: HERE, flyTo: vi.fn(), jumpTo: vi.fn() };
const report = vi.fn();
let control: CameraControl;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.clearAllMocks();
  control = new CameraControl({ mapView: () => view as Partial<MapView> as MapView, report });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a camera is reported once it has rested, unless the server knows it", () => {
  control.onRest();
  control.onRest();
  vi.runAllTimers();
  expect(report).toHaveBeenCalledExactlyOnceWith(HERE);
  control.setKnown({ ...HERE, lon: 10.000001 });
  control.onRest();
  vi.runAllTimers();
  expect(report).toHaveBeenCalledOnce();
});

test("a camera that is set is no move of the reader's", () => {
  control.set(HERE);
  expect(view.jumpTo).toHaveBeenCalledExactlyOnceWith(HERE);
  control.onRest();
  vi.runAllTimers();
  expect(report).not.toHaveBeenCalled();
});

test("nothing is reported after disposal", () => {
  control.onRest();
  control.dispose();
  vi.runAllTimers();
  expect(report).not.toHaveBeenCalled();
});

test("a flight takes its time, and none with reduced motion", () => {
  control.flyTo(HERE);
  expect(view.flyTo).toHaveBeenLastCalledWith(HERE, control.flyMs);
  expect(control.flyMs).toBeGreaterThan(0);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  expect(control.flyMs).toBe(0);
});

import { expect, test, vi } from "vitest";
import { selectEvents } from "../src/engine/view-filter";
import { MarkActions } from "../src/mark-actions";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { specOf, textsOf } from "./specs";

const BOX = [0, 0, 1, 1];
const LANE = textsOf(1, { ends: [0, 0, 90, 40] });
const HERE = { lon: 0, lat: 0, zoom: 3 };

function build(inView: boolean) {
  const camera = { flyTo: vi.fn(), flyMs: 0 };
  const table = tableOf({ lon: [5], lat: [6], flags: [4] });
  const mapView = {
    camera: { lon: 0, lat: 0, zoom: 3 },
    isInView: () => inView,
    bounds: BOX,
    size: [800, 600],
    fitBounds: vi.fn(),
  };
  const selection = { table, select: () => selectEvents(table, ALL) };
  const host = {
    mapView: () => mapView,
    view: () => ALL,
    scene: () => ({ spec: specOf({ events: { a: { ...textsOf(0), at: [1, 2] }, lane: LANE } }), selection }),
    ...{
      camera,
      highlight: vi.fn(),
      setFocus: vi.fn(),
      wanted: vi.fn(({ camera, ends }) => (ends ? { lon: 9, lat: 9, zoom: 1 } : camera)),
      titles: vi.fn(async () => [{ event: "from-server" }]),
    },
  };
  return { host, camera, mapView, actions: new MarkActions(host as never) };
}

test("a mark without an id is asked for", async () => {
  const { host, actions } = build(true);
  await actions.focus({ row: 0 } as never);
  await actions.focus({ row: 0, id: "known" } as never);
  expect(host.setFocus.mock.calls).toEqual([["from-server"], ["known"]]);
});

test("a row of the list is taken where its event has a mark of its own on a map that shows", () => {
  const { host, mapView, actions } = build(true);
  expect([actions.follow("a"), actions.follow("unknown")]).toEqual([true, false]);
  mapView.size = [0, 0];
  expect(actions.follow("lane")).toBe(false);
  expect(host.setFocus.mock.calls).toEqual([["a"]]);
});

test("a mark under the keyboard is flown to only where it is out of view", () => {
  const [seen, away] = [build(true), build(false)];
  for (const { actions } of [seen, away]) actions.highlight("a");
  expect(seen.camera.flyTo).not.toHaveBeenCalled();
  expect(away.camera.flyTo).toHaveBeenCalledExactlyOnceWith({ lon: 1, lat: 2, zoom: 3 });
  expect(away.host.highlight).toHaveBeenCalledWith("a", [1, 2]);
});

test("an event that a list points at is marked, and the map stays; lists hear of one under the keyboard alone", () => {
  const told = vi.fn();
  document.addEventListener("briefmap:pointed", told);
  const { camera, host, actions } = build(false);
  expect(actions.point("a")).toBe(true);
  actions.point("unknown");
  actions.point(null);
  expect(host.highlight.mock.calls).toEqual([
    ["a", [1, 2]],
    ["unknown", null],
    [null, null],
  ]);
  expect([camera.flyTo.mock.calls, told.mock.calls]).toEqual([[], []]);
  actions.highlight("a");
  expect(told.mock.calls.map(([event]) => event.detail)).toEqual([["a"]]);
});

test("a sign of several is come closer to", () => {
  const { camera, actions } = build(true);
  actions.zoomTo({ row: 0 } as never);
  expect(camera.flyTo).toHaveBeenCalledExactlyOnceWith({ lon: 5, lat: 6, zoom: 5 });
});

test("events out of view are counted, and all that pass the filters are brought into it", () => {
  const { mapView, actions } = build(true);
  expect(actions.countOutside()).toBe(1);
  actions.showAll();
  expect(mapView.fitBounds).toHaveBeenCalledExactlyOnceWith([4.5, 5.5, 5.5, 6.5], 0);
});

test("the map moves for an event in focus only where an end of it is out of view", () => {
  const { camera, host, actions } = build(true);
  for (const event of ["a", "unknown", null]) expect(actions.showEnds(event, HERE)).toBe(HERE);
  host.wanted.mockReturnValueOnce(HERE);
  expect(actions.showEnds("lane", HERE)).toBe(HERE);
  expect(camera.flyTo).not.toHaveBeenCalled();
  expect(actions.showEnds("lane", HERE)).toEqual({ lon: 9, lat: 9, zoom: 1 });
  expect(host.wanted).toHaveBeenLastCalledWith({ camera: HERE, ends: LANE.ends });
  expect(camera.flyTo).toHaveBeenCalledExactlyOnceWith({ lon: 9, lat: 9, zoom: 1 });
});

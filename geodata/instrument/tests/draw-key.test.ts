import { expect, test } from "vitest";
import type { InstrumentData, View } from "../src/contract";
import { drawKey } from "../src/draw-key";

const VIEW = { focus: null, layers: ["meeting"] } as unknown as View;
const DATA = {
  seq: 1,
  height: 600,
  lang: "en",
  theme: "light",
  focus_row: null,
};
const key = (data: object, view: object) =>
  drawKey({ ...DATA, ...data } as InstrumentData, { ...VIEW, ...view }, "flat");

test("the server's number and the camera draw nothing anew", () => {
  expect(key({ seq: 2 }, { camera: { lon: 1, lat: 2, zoom: 3 } })).toBe(key({}, {}));
});

test("filters, appearance and height do", () => {
  const others = [key({}, { layers: [] }), key({ theme: "dark" }, {}), key({ height: 340 }, {})];
  expect(new Set([key({}, {}), ...others]).size).toBe(4);
});

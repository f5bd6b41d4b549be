// A key of all that the drawing depends on: the server's echo of a change made here draws nothing anew.

import type { InstrumentData, Projection, View, ViewPatch } from "./contract";

export function drawKey(data: InstrumentData, shown: View & ViewPatch, projection: Projection): string {
  const { focus_row, height, lang, theme } = data;
  const view = { ...shown, camera: undefined, projection: undefined };
  return JSON.stringify([view, projection, focus_row, height, lang, theme]);
}

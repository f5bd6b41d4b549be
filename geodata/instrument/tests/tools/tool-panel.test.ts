import { expect, test, vi } from "vitest";
import { ToolPanel } from "../../src/tools/tool-panel";
import { room, spoken } from "../controls/fixtures";

const host = {
  ...{ copy: vi.fn(), leaveCoordinates: vi.fn(), undo: vi.fn(), clear: vi.fn(), leaveMeasure: vi.fn() },
};
const coordinates = { source: "pointer", texts: [["mgrs", "38SMB 44 84"]], nearest: "" } as const;
const measure = { hint: "", count: 0, lines: [["Total", "5 km"]] } as const;

test("each part shows by itself, each button has words, and nothing is undone before the first point", () => {
  const root = room();
  const panel = new ToolPanel(root, host, spoken("ar"));
  panel.update({ coordinates: null, measure }, spoken("ar"));
  const hidden = (part: string) => (root.querySelector(part) as HTMLElement).hidden;
  expect([hidden(".tool-panel"), hidden(".coordinates"), hidden(".measure")]).toEqual([false, true, false]);
  const act = (name: string) => root.querySelector(`[data-act=${name}]`) as HTMLElement;
  act("undo").click();
  panel.update({ coordinates, measure: { ...measure, count: 1 } }, spoken("ar"));
  act("clear").click();
  expect([host.undo.mock.calls.length, host.clear.mock.calls.length]).toEqual([0, 1]);
  for (const button of root.querySelectorAll("button"))
    expect(button.getAttribute("aria-label")).not.toMatch(/^$|^map\./);
  (root.querySelector("[data-notation=mgrs]") as HTMLElement).click();
  expect(host.copy).toHaveBeenCalledExactlyOnceWith("mgrs");
  panel.update({ coordinates: null, measure: null }, spoken("ar"));
  expect(hidden(".tool-panel")).toBe(true);
});

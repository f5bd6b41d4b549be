import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ToolKeys } from "../../src/tools/tool-keys";
import { room } from "../controls/fixtures";

const host = {
  offered: true,
  ...{ toggle: vi.fn(), copy: vi.fn(), escapeOutside: vi.fn(), mapFocus: vi.fn() },
  ...{ take: vi.fn(), undo: vi.fn(), clear: vi.fn(), escape: vi.fn() },
};
let frame: HTMLElement;
let keys: ToolKeys;
const press = (target: Element, init: KeyboardEventInit) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));

beforeEach(() => {
  vi.clearAllMocks();
  frame = room();
  frame.append(document.createElement("canvas"), document.createElement("input"));
  keys = new ToolKeys(frame, host);
});
afterEach(() => keys.dispose());

test("letters work on the map alone, and not with a modifier", () => {
  const [canvas, input] = frame.children as unknown as [Element, Element];
  expect(press(canvas, { code: "KeyM" })).toBe(false);
  expect([press(input, { code: "KeyM" }), press(canvas, { code: "KeyC", ctrlKey: true })]).toEqual([
    true,
    true,
  ]);
  expect([host.toggle.mock.calls, host.copy.mock.calls]).toEqual([[["measure"]], []]);
});

test("Escape works on everything in the frame while a tool wants it, else beside it too", () => {
  host.escape.mockReturnValueOnce(true);
  expect(press(frame.lastElementChild as Element, { key: "Escape" })).toBe(false);
  expect(host.escapeOutside).not.toHaveBeenCalled();
  press(document.body, { key: "Escape" });
  expect([host.escape.mock.calls.length, host.escapeOutside.mock.calls.length]).toEqual([1, 1]);
});

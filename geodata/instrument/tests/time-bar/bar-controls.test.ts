import { beforeEach, expect, test, vi } from "vitest";
import { BarControls } from "../../src/time-bar/bar-controls";
import { KEYS, LANGUAGES } from "../languages";

const host = {
  ...{
    play: vi.fn(),
    step: vi.fn(),
    clear: vi.fn(),
    zoom: vi.fn(),
    reverse: vi.fn(),
    toggleTimeline: vi.fn(),
  },
  nextSpeed: vi.fn(() => 2 as const),
};
const STATE: Parameters<BarControls["draw"]>[0] = {
  speed: 1,
  ...{ periodText: "May 2024", playing: false, moving: false, whole: false },
  ...{ zoomed: false, folded: null, reversed: false, timeline: false },
  counts: { within: 1500, perhaps: 2, hidden: 3, omitted: { layer: 3 } },
};
let controls: BarControls;

const button = (sign: string) => controls.root.querySelector(`[data-sign=${sign}]`) as HTMLButtonElement;
const text = (selector: string) => controls.root.querySelector(selector)?.textContent;

beforeEach(() => {
  vi.clearAllMocks();
  controls = new BarControls(KEYS, host);
  controls.draw(STATE);
});

test("it shows the period and the counts, and announces neither while they move", () => {
  expect([text(".time-bar-period"), text(".time-bar-count b")]).toEqual(["May 2024", "1,500"]);
  const live = () => controls.root.querySelector(".time-bar-period")?.getAttribute("aria-live");
  expect(live()).toBe("polite");
  controls.draw({ ...STATE, moving: true });
  expect(live()).toBe("off");
});

test("each button asks its host", () => {
  for (const sign of ["play", "back", "on", "clear", "zoom", "turn", "fold"]) button(sign).click();
  expect(host.step.mock.calls).toEqual([[-1], [1]]);
  const others = [host.play, host.clear, host.zoom, host.reverse, host.toggleTimeline];
  expect(others.map((each) => each.mock.calls.length)).toEqual([1, 1, 1, 1, 1]);
  controls.root.querySelector<HTMLElement>(".time-bar-speed")?.click();
  expect(text(".time-bar-speed")).toBe("2×");
});

test("buttons that make no difference are hidden or disabled", () => {
  controls.draw({ ...STATE, whole: true, timeline: null });
  expect([
    button("clear").hidden,
    button("zoom").disabled,
    button("fold").hidden,
    button("turn").hidden,
  ]).toEqual([...[true, true, true, true]]);
  controls = new BarControls(
    Object.assign((key: string) => key, { language: LANGUAGES.ar }),
    host,
  );
  controls.draw(STATE);
  expect(button("turn").hidden).toBe(false);
});

test("the hidden events are explained on demand, and not where there are none", () => {
  controls.root.querySelector<HTMLElement>(".time-bar-hidden")?.click();
  expect(text(".time-bar-reasons")).toBe("3map.time-bar.hiding-reason.layer");
  controls.draw({ ...STATE, counts: { ...STATE.counts, hidden: 0, omitted: {} } });
  expect(controls.root.querySelector<HTMLElement>(".time-bar-reasons")?.hidden).toBe(true);
});

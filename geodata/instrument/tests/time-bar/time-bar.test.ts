import { afterEach, beforeEach, expect, test, vi } from "vitest";
import vectors from "../../../../tests/vectors/periods.json";
import type { EventTexts, View } from "../../src/contract";
import { dayNumberFromIso } from "../../src/engine/day-numbers";
import { selectEvents } from "../../src/engine/view-filter";
import { createTranslate } from "../../src/messages";
import { MAX_SPANS, TimeBar, type TimeBarHost } from "../../src/time-bar/time-bar";
import { ALL, tableOf } from "../engine/column-file-bytes";
import { LANGUAGES } from "../languages";

const HOSTILE = "<img src=x onerror=alert(1)> &amp; ~1,500~";
const TITLES = ["Drill", HOSTILE, "مناورة"];
const DAYS = ["2024-01-15", "2024-06-15", "2024-12-15"].map(dayNumberFromIso);
const DATES = { start_earliest: DAYS, start_latest: DAYS, end_earliest: DAYS, end_latest: DAYS };
const table = tableOf({ ...DATES, kind: [0, 1, 5], flags: [4, 4, 4] });
const undated = tableOf({ ...DATES, kind: [0, 1, 5], flags: [4, 4, 1] });
const events: Record<string, EventTexts> = Object.fromEntries(
  TITLES.map((title, row) => {
    const facts = { body: "", kind: "exercise", family: "military", claim_days: [], date: "a day" };
    const words = { title, ...facts, at: null, bounds: null, ends: null };
    return [`event-${row}`, { ...words, row }];
  }),
);

let bar: TimeBar;
let view: View = ALL;
const host = { onPeriod: vi.fn<TimeBarHost["onPeriod"]>(), onFocus: vi.fn<TimeBarHost["onFocus"]>() };

function show(changes: Partial<View> = {}, of = table, words = events): void {
  view = { ...view, ...changes };
  bar.update({ table: of, selection: selectEvents(of, view), view, events: words });
}

function build(lang: "ar" | "en" = "en"): void {
  document.body.replaceChildren();
  bar = new TimeBar(
    document.body,
    host,
    createTranslate({ language: LANGUAGES[lang], messages: vectors.words[lang] }),
  );
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"],
  });
  view = ALL;
  host.onPeriod.mockReset().mockImplementation((start, end) => show({ start, end }));
  host.onFocus.mockReset();
  build();
  show();
});
afterEach(() => {
  bar.dispose();
  vi.useRealTimers();
});

const found = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector) as T;
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const press = (sign: string) => found(`[data-sign="${sign}"]`).click();
const text = (selector: string) => found(selector).textContent;

/** Twelve months on 800 pixels, fourteen left free at each end: 1 January is at 14. */
const x = (day: string) => 14 + ((dayNumberFromIso(day) - dayNumberFromIso("2024-01-01")) * 772) / 366;

function point(type: string, day: string, at = ".time-bar-chart"): void {
  const event = new PointerEvent(type, { clientX: x(day), pointerId: 1, button: 0, bubbles: true });
  found(at).dispatchEvent(event);
}

const key = (at: string, name: string, type = "keydown", shiftKey = false) =>
  found(at).dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true, shiftKey, cancelable: true }));

test("a brush over the bar is a period: heard once a frame while it moves, and once at the end", () => {
  point("pointerdown", "2024-03-01");
  for (const day of ["2024-04-10", "2024-05-10", "2024-06-10"]) point("pointermove", day);
  expect(host.onPeriod).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(host.onPeriod.mock.calls).toEqual([["2024-03-01", "2024-06-30", true]]);
  point("pointerup", "2024-06-10");
  vi.advanceTimersByTime(200);
  expect(host.onPeriod.mock.calls.slice(1)).toEqual([["2024-03-01", "2024-06-30", false]]);
  expect(text(".time-bar-period")).toBe("March–June 2024");
});

test("the window is dragged as a whole, a handle alone", () => {
  show({ start: "2024-03-01", end: "2024-03-31" });
  point("pointerdown", "2024-03-10", ".time-bar-window");
  point("pointermove", "2024-04-10");
  point("pointerup", "2024-04-10");
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-04-01", "2024-04-30", false]);
  point("pointerdown", "2024-05-01", ".time-bar-handle[data-grip=last]");
  point("pointermove", "2024-05-20");
  point("pointerup", "2024-05-20");
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-04-01", "2024-05-31", false]);
});

test("a click takes the month under it, a double click and Escape take the period away", () => {
  point("pointerdown", "2024-03-02");
  point("pointerup", "2024-03-02");
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-03-01", "2024-03-31", false]);
  found(".time-bar-chart").dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  expect(host.onPeriod.mock.lastCall).toEqual([null, null, false]);
  show({ start: "2024-03-01" });
  key(".time-bar-handle", "Escape");
  expect(host.onPeriod.mock.lastCall).toEqual([null, null, false]);
});

test.each([
  ["first", "ArrowRight", false, ["2024-02-01", null]],
  ["first", "ArrowRight", true, ["2024-01-02", null]],
  ["last", "ArrowLeft", false, [null, "2024-11-30"]],
  ["last", "PageDown", false, [null, "2024-01-01"]],
  ["first", "End", false, ["2024-12-31", null]],
])("the %s handle, %s (shift: %s): %j", (grip, name, shift, expected) => {
  const handle = `.time-bar-handle[data-grip=${grip}]`;
  key(handle, name, "keydown", shift);
  vi.advanceTimersByTime(20);
  expect(host.onPeriod.mock.lastCall).toEqual([...expected, true]);
  key(handle, name, "keyup");
  expect(host.onPeriod.mock.lastCall).toEqual([...expected, false]);
});

test("handles are sliders that say their day in words", () => {
  show({ start: "2024-03-01" });
  const [first, last] = all(".time-bar-handle");
  expect(first?.getAttribute("role")).toBe("slider");
  expect(first?.getAttribute("aria-valuetext")).toBe("1 March 2024");
  expect(Number(first?.getAttribute("aria-valuenow"))).toBe(dayNumberFromIso("2024-03-01"));
  expect(last?.getAttribute("aria-valuetext")).toBe("map.time-bar.open-end");
});

test("playing by month shows those in which an event begins and is told at its end", () => {
  all(".time-bar-steps button")[0]?.click();
  press("play");
  vi.advanceTimersByTime(20);
  expect(host.onPeriod.mock.lastCall).toEqual([null, "2024-01-31", true]);
  vi.advanceTimersByTime(720);
  expect(host.onPeriod.mock.lastCall).toEqual([null, "2024-06-30", true]);
  expect(text(".time-bar-counts b")).toBe("2");
  press("pause");
  expect(host.onPeriod.mock.lastCall).toEqual([null, "2024-06-30", false]);
  press("play");
  vi.advanceTimersByTime(20_000);
  expect(host.onPeriod.mock.lastCall).toEqual([null, null, false]);
});

test("it opens on the years with most events; those before are counted, and opened by a press", () => {
  const days = ["2000-02-03", "2024-01-15", "2024-06-15", "2024-12-15"].map(dayNumberFromIso);
  const dates = { start_earliest: days, start_latest: days, end_earliest: days, end_latest: days };
  const long = tableOf({ ...dates, kind: [0, 1, 5, 0], flags: [4, 4, 4, 4] });
  show({}, long, {});
  expect(text("[data-sign=zoom]")).toBe("map.time-bar.folded");
  expect(found("[data-sign=zoom]").title).toBe("map.time-bar.show-all-dates");
  press("zoom");
  expect([text("[data-sign=zoom]"), found("[data-sign=zoom]").title]).toEqual([
    ...["", "map.time-bar.fold-years"],
  ]);
  press("zoom");
  expect(text("[data-sign=zoom]")).toBe("map.time-bar.folded");
});

test("it plays from event to event unless months are chosen", () => {
  press("play");
  vi.advanceTimersByTime(20);
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-01-15", "2024-01-15", true]);
  press("pause");
});

test("steps go by month or from event to event", () => {
  all(".time-bar-steps button")[0]?.click();
  press("on");
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-01-01", "2024-01-31", false]);
  all(".time-bar-steps button")[1]?.click();
  press("on");
  expect(host.onFocus.mock.lastCall).toEqual(["event-0"]);
  press("on");
  expect(host.onPeriod.mock.lastCall).toEqual(["2024-06-15", "2024-06-15", false]);
  expect(host.onFocus.mock.lastCall).toEqual(["event-1"]);
  press("back");
  expect(host.onFocus.mock.lastCall).toEqual(["event-0"]);
});

test("counts are those of the selection, with the reasons at a press", () => {
  show({ start: "2024-06-01", layers: ["transfer", "alignment"] });
  expect(all(".time-bar-counts b").map((made) => made.textContent)).toEqual(["2", "0", "1"]);
  found(".time-bar-hidden").click();
  expect(text(".time-bar-reasons")).toBe("1map.time-bar.hiding-reason.layer");
  key(".time-bar-hidden", "Escape");
  expect(found(".time-bar-reasons").hidden).toBe(true);
});

test("titles are text, whatever they hold", () => {
  press("fold");
  expect(all(".time-bar-title").map((made) => made.textContent)).toEqual(TITLES);
  expect(document.querySelector("img")).toBeNull();
  expect(all(".time-bar-title")[2]?.dir).toBe("auto");
});

test("spans are walked by arrow keys, focused by a press, and dimmed by the clock", () => {
  press("fold");
  show({ start: "2024-06-01", end: "2024-07-01", focus: "event-1" });
  expect(all(".time-bar-span").map((made) => made.dataset.standing)).toEqual(["no", "within", "no"]);
  const [, focused, third] = all(".time-bar-span");
  expect([focused?.getAttribute("aria-pressed"), focused?.tabIndex, third?.tabIndex]).toEqual([
    "true",
    0,
    -1,
  ]);
  focused?.focus();
  key(".time-bar-span[aria-pressed=true]", "ArrowRight");
  expect(document.activeElement).toBe(third);
  third?.click();
  expect(host.onFocus.mock.lastCall).toEqual(["event-2"]);
});

test("what has no date stands in a group of its own, what other filters hide stands nowhere", () => {
  press("fold");
  show({ layers: ["exercise", "alignment"] }, undated);
  expect(all(".time-bar-span").map((made) => made.dataset.event)).toEqual(["event-0", "event-2"]);
  expect(all(".time-bar-undated .time-bar-span").map((made) => made.dataset.event)).toEqual(["event-2"]);
});

test("of many events, or of events without words, there is no timeline", () => {
  const many = Object.fromEntries(
    Array.from({ length: MAX_SPANS + 1 }, (_, at) => [`e${at}`, events["event-0"]]),
  );
  show({}, table, many as Record<string, EventTexts>);
  expect(found(".time-bar-toggle").hidden).toBe(true);
  show({}, table, {});
  expect([found(".time-bar-toggle").hidden, found(".time-bar-timeline").hidden]).toEqual([true, true]);
});

test("Arabic: dates are isolated, time runs left to right unless a reader turns it", () => {
  build("ar");
  show({ start: "2024-03-01", end: "2024-03-05" });
  expect(text(".time-bar-period")).toBe("\u2068\u20661–5\u2069 مارس/آذار 2024\u2069");
  expect([found(".time-bar").dir, found(".time-bar-chart").dir]).toEqual(["rtl", "ltr"]);
  const handle = ".time-bar-handle[data-grip=first]";
  const before = Number.parseFloat(found(handle).style.left);
  press("turn");
  expect(Number.parseFloat(found(handle).style.left)).toBeCloseTo(800 - before, 3);
  key(handle, "ArrowRight");
  vi.advanceTimersByTime(20);
  expect(host.onPeriod.mock.lastCall?.[0]).toBe("2024-02-01");
});

test("a part of the time is shown alone, and the whole again", () => {
  show({ start: "2024-03-01", end: "2024-03-31" });
  const width = () => Number.parseFloat(found(".time-bar-window").style.width);
  const before = width();
  press("zoom");
  expect(width()).toBeGreaterThan(5 * before);
  press("zoom");
  expect(width()).toBeCloseTo(before, 3);
});

test("a view from outside is shown, but not while the reader holds the clock", () => {
  show({ start: "2024-05-01" });
  expect(text(".time-bar-period")).toContain("May");
  point("pointerdown", "2024-03-01");
  point("pointermove", "2024-04-10");
  show({ start: null, end: null });
  expect(text(".time-bar-period")).toBe("March–April 2024");
});

test("nothing is left behind", () => {
  press("play");
  bar.dispose();
  host.onPeriod.mockClear();
  vi.advanceTimersByTime(5000);
  expect([document.body.childElementCount, host.onPeriod.mock.calls.length]).toEqual([0, 0]);
});

// The labels under the histogram: years, months or days, the finest that fit.

import { createElement } from "../controls/elements";
import { calendarDay, dayNumberFromParts } from "../engine/day-numbers";
import type { Translate } from "../messages";
import type { TimeScale } from "./time-scale";
import { nextUnitStart, unitStart } from "./time-scale";

interface AxisTick {
  readonly day: number;
  readonly label: string;
  /** Starts a larger unit: a year among months, a month among days. */
  readonly strong: boolean;
}

/** Estimated width of a letter. */
const LETTER_PIXELS = 8;
const GAP_PIXELS = 14;
const MAX_TICKS = 400;
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6];
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The ticks as elements. */
export function createAxisLabels(scale: TimeScale, translate: Translate): HTMLElement[] {
  return axisTicks(scale, translate).map((tick) => {
    const made = createElement("span", { class: "time-bar-tick", dir: "auto" }, tick.label);
    made.style.left = `${scale.x(tick.day)}px`;
    made.dataset.strong = String(tick.strong);
    return made;
  });
}

/** The finest ticks whose labels do not touch each other or the ends of the bar. */
export function axisTicks(scale: TimeScale, translate: Translate): AxisTick[] {
  for (const made of candidateTicks(scale, translate)) {
    const shown = withOneYear(
      made.filter((tick) => fits(tick, scale)),
      scale,
      translate,
    );
    if (shown.length > 0 && shown.length <= MAX_TICKS && keepDistance(shown, scale)) return shown;
  }
  return [];
}

function* candidateTicks(scale: TimeScale, translate: Translate): Generator<AxisTick[]> {
  const days = scale.frame.last - scale.frame.first;
  if (days < MAX_TICKS) {
    for (const step of DAY_STEPS) yield dayTicks(scale, step, translate);
  }
  if (days < MAX_TICKS * 31) {
    for (const step of MONTH_STEPS) yield monthTicks(scale, step, translate);
  }
  for (const step of YEAR_STEPS) yield yearTicks(scale, step);
}

function dayTicks({ frame }: TimeScale, step: number, translate: Translate): AxisTick[] {
  const made: AxisTick[] = [];
  for (let day = frame.first; day <= frame.last; day++) {
    const at = calendarDay(day);
    if (at.day === 1) made.push({ day, label: translate(`month.${at.month}`), strong: true });
    // The last days of a month would be too near to the next.
    else if ((at.day - 1) % step === 0 && (step < 7 || at.day < 25)) {
      made.push({ day, label: String(at.day), strong: false });
    }
  }
  return made;
}

function monthTicks({ frame }: TimeScale, step: number, translate: Translate): AxisTick[] {
  const made: AxisTick[] = [];
  for (let day = unitStart(frame.first, "month"); day <= frame.last; day = nextUnitStart(day, "month")) {
    const { year, month } = calendarDay(day);
    if ((month - 1) % step !== 0) continue;
    made.push({ day, label: month === 1 ? String(year) : translate(`month.${month}`), strong: month === 1 });
  }
  return made;
}

function yearTicks({ frame }: TimeScale, step: number): AxisTick[] {
  const [first, last] = [calendarDay(frame.first).year, calendarDay(frame.last).year];
  const made: AxisTick[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    made.push({ day: dayNumberFromParts(year, 1, 1), label: String(year), strong: false });
  }
  return made;
}

/** The ticks, one of them with its year: else the first month with room for it; empty without room. */
function withOneYear(made: AxisTick[], scale: TimeScale, translate: Translate): AxisTick[] {
  if (made.length === 0 || made.some((tick) => /^-?\d{3,}$/.test(tick.label))) return made;
  for (const [at, tick] of made.entries()) {
    const { year, month, day } = calendarDay(tick.day);
    const named = { ...tick, label: `${translate(`month.${month}`)} ${year}`, strong: true };
    if (day === 1 && fits(named, scale)) return made.with(at, named);
  }
  return [];
}

function halfWidth(tick: AxisTick): number {
  return (tick.label.length * LETTER_PIXELS) / 2;
}

function fits(tick: AxisTick, scale: TimeScale): boolean {
  const at = scale.x(tick.day);
  return at - halfWidth(tick) >= 0 && at + halfWidth(tick) <= scale.width;
}

function keepDistance(made: readonly AxisTick[], scale: TimeScale): boolean {
  return made.every((tick, at) => {
    const before = made[at - 1];
    if (before === undefined) return true;
    return (
      Math.abs(scale.x(tick.day) - scale.x(before.day)) >= halfWidth(tick) + halfWidth(before) + GAP_PIXELS
    );
  });
}

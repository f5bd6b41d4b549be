// The words under the bar: years, months or days, whichever is the finest that fits.

import { civil, dayOf } from "../engine/days";
import { element } from "../furniture/element";
import type { Words } from "../types";
import type { Scale } from "./frame";
import { floor, next } from "./frame";

export interface Tick {
  readonly day: number;
  readonly label: string;
  /** Begins a larger unit: a year among months, a month among days. */
  readonly strong: boolean;
}

/** About as wide as one letter of the axis. */
const LETTER_PIXELS = 8;
const GAP_PIXELS = 14;
const MOST_TICKS = 400;
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6];
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The ticks as elements, each with its words isolated from its neighbours. */
export function labels(scale: Scale, words: Words): HTMLElement[] {
  return ticks(scale, words).map((tick) => {
    const made = element("span", { class: "clock-tick", dir: "auto" }, tick.label);
    made.style.left = `${scale.x(tick.day)}px`;
    made.dataset.strong = String(tick.strong);
    return made;
  });
}

/** The finest ticks whose words do not touch one another, none cut at the ends of the bar. */
export function ticks(scale: Scale, words: Words): Tick[] {
  for (const made of rows(scale, words)) {
    const shown = dated(
      made.filter((tick) => inside(tick, scale)),
      scale,
      words,
    );
    if (shown.length > 0 && shown.length <= MOST_TICKS && apart(shown, scale)) return shown;
  }
  return [];
}

function* rows(scale: Scale, words: Words): Generator<Tick[]> {
  const days = scale.frame.last - scale.frame.first;
  if (days < MOST_TICKS) {
    for (const step of DAY_STEPS) yield byDay(scale, step, words);
  }
  if (days < MOST_TICKS * 31) {
    for (const step of MONTH_STEPS) yield byMonth(scale, step, words);
  }
  for (const step of YEAR_STEPS) yield byYear(scale, step);
}

function byDay({ frame }: Scale, step: number, words: Words): Tick[] {
  const made: Tick[] = [];
  for (let day = frame.first; day <= frame.last; day++) {
    const at = civil(day);
    if (at.day === 1) made.push({ day, label: words(`month.${at.month}`), strong: true });
    // The last days of a month would stand too near to the next.
    else if ((at.day - 1) % step === 0 && (step < 7 || at.day < 25)) {
      made.push({ day, label: String(at.day), strong: false });
    }
  }
  return made;
}

function byMonth({ frame }: Scale, step: number, words: Words): Tick[] {
  const made: Tick[] = [];
  for (let day = floor(frame.first, "month"); day <= frame.last; day = next(day, "month")) {
    const { year, month } = civil(day);
    if ((month - 1) % step !== 0) continue;
    made.push({ day, label: month === 1 ? String(year) : words(`month.${month}`), strong: month === 1 });
  }
  return made;
}

function byYear({ frame }: Scale, step: number): Tick[] {
  const [first, last] = [civil(frame.first).year, civil(frame.last).year];
  const made: Tick[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    made.push({ day: dayOf(year, 1, 1), label: String(year), strong: false });
  }
  return made;
}

/** Ticks of which at least one names its year: else the first month whose name has room for it. */
function dated(made: Tick[], scale: Scale, words: Words): Tick[] {
  if (made.length === 0 || made.some((tick) => /^-?\d{3,}$/.test(tick.label))) return made;
  for (const [at, tick] of made.entries()) {
    const { year, month, day } = civil(tick.day);
    const named = { ...tick, label: `${words(`month.${month}`)} ${year}`, strong: true };
    if (day === 1 && inside(named, scale)) return made.with(at, named);
  }
  return [];
}

function half(tick: Tick): number {
  return (tick.label.length * LETTER_PIXELS) / 2;
}

function inside(tick: Tick, scale: Scale): boolean {
  const at = scale.x(tick.day);
  return at - half(tick) >= 0 && at + half(tick) <= scale.width;
}

function apart(made: readonly Tick[], scale: Scale): boolean {
  return made.every((tick, at) => {
    const before = made[at - 1];
    if (before === undefined) return true;
    return Math.abs(scale.x(tick.day) - scale.x(before.day)) >= half(tick) + half(before) + GAP_PIXELS;
  });
}

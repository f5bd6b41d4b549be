// The lines of the time bar's tooltips.

import type { EventTexts, Standing } from "../contract";
import { dayNumberFromIso } from "../engine/day-numbers";
import type { Translate } from "../messages";
import type { HistogramBars } from "./histogram";
import { dayText, type Period, periodText } from "./period-words";

const STANDINGS = ["no", "perhaps", "within"] as const;

/** Index of the bar that holds a day; -1 for none. */
export function barIndex(bars: HistogramBars, day: number): number {
  const index = bars.edges.findLastIndex((edge) => edge <= day);
  return index < bars.within.length ? index : -1;
}

/** First and last day of a bar. */
export function barPeriod(bars: HistogramBars, index: number): { first: number; last: number } {
  return { first: bars.edges[index] as number, last: (bars.edges[index + 1] as number) - 1 };
}

/** The period of a bar, its events, and what "perhaps" says of some. */
export function barLines(bars: HistogramBars, index: number, translate: Translate): string[] {
  const period: Period = barPeriod(bars, index);
  const [within, perhaps] = [bars.within[index] as number, bars.perhaps[index] as number];
  const counts = translate("map.time-bar.bar-counts", { within, perhaps });
  const reason = perhaps > 0 ? [translate("map.time-bar.why-perhaps")] : [];
  return [periodText(period, translate), counts, ...reason];
}

/** Title, date, days of claims and standing of an event. */
export function spanLines(event: EventTexts, standing: Standing, translate: Translate): string[] {
  const claims = event.claim_days.map((day) =>
    translate("map.time-bar.said-on", { day: dayText(dayNumberFromIso(day), translate) }),
  );
  return [event.title, event.date, ...claims, translate(`standing.${STANDINGS[standing]}`)];
}

// Signs that stand for several events: their keys stand for an event in rows, layers and labels.

import type { SharedSign, Standing } from "./contract";

export type SharedSigns = Readonly<Record<string, SharedSign>>;
type StandingOf = (event: string) => Standing;

/** The events that a mark stands for: those of a sign, else the one. */
export function eventsOfMark(signs: SharedSigns, mark: string): readonly string[] {
  return signs[mark]?.events ?? [mark];
}

/** The standing of marks: a sign stands as the best of its events does. */
export function standingOfMarks(signs: SharedSigns, standing: StandingOf): StandingOf {
  return (mark) => Math.max(...eventsOfMark(signs, mark).map(standing)) as Standing;
}

/** Whether the event in focus is one that a mark stands for. */
export function hasFocus(signs: SharedSigns, mark: string, focus: string | null): boolean {
  return focus !== null && eventsOfMark(signs, mark).includes(focus);
}

/** The number of shown events of a sign in words; null where none is shown, or the mark is no sign. */
export function countWords(signs: SharedSigns, mark: string, standing: StandingOf): string | null {
  const sign = signs[mark];
  const shown = sign?.events.filter((event) => standing(event) !== 0).length ?? 0;
  return sign?.count_words[shown - 1] ?? null;
}

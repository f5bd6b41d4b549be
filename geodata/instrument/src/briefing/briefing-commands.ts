// What keys and fingers ask of the presenter.

import type { Lang } from "../contract";

export type BriefingCommand =
  | "next"
  | "previous"
  | "toggle"
  | "first"
  | "last"
  | "full"
  | "language"
  | "notes"
  | { readonly jump: number };

/** A key press, as far as it matters here. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const KEYS: Readonly<Record<string, BriefingCommand>> = {
  " ": "toggle",
  k: "toggle",
  PageDown: "next",
  Enter: "next",
  ArrowDown: "next",
  PageUp: "previous",
  ArrowUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  f: "full",
  l: "language",
  n: "notes",
};

/** The deed that a key asks for; side arrows follow the writing: in Arabic the left one leads on. */
export function commandOfKey(press: KeyPress, lang: Lang): BriefingCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const onward = lang === "ar" ? "ArrowLeft" : "ArrowRight";
  if (press.key === "ArrowLeft" || press.key === "ArrowRight") {
    return press.key === onward ? "next" : "previous";
  }
  if (/^[0-9]$/.test(press.key)) return { jump: Number(press.key) };
  return KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
}

/** Pixels that a finger must travel, and how much more across than down. */
const MIN_SWIPE_PIXELS = 48;
const MIN_SWIPE_RATIO = 1.5;

/** The deed of a finger that went so far right and down: pages follow it, as those of a book do. */
export function commandOfSwipe(right: number, down: number, lang: Lang): BriefingCommand | null {
  if (Math.abs(right) < MIN_SWIPE_PIXELS || Math.abs(right) < Math.abs(down) * MIN_SWIPE_RATIO) return null;
  const onward = lang === "ar" ? right > 0 : right < 0;
  return onward ? "next" : "previous";
}

// Commands of the presenter by key and by swipe.

import type { Direction } from "../contract";
import { isRightToLeft, readingArrows } from "../language";

export type BriefingCommand =
  | "next"
  | "previous"
  | "toggle"
  | "first"
  | "last"
  | "full"
  | "language"
  | "notes"
  | "leave"
  | { readonly jump: number };

/** The fields of a key press that matter here. */
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
  Escape: "leave",
};

/** The command of a key; arrows follow the writing direction: the one in it goes forward. */
export function commandOfKey(press: KeyPress, direction: Direction): BriefingCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const [on, back] = readingArrows(direction);
  if (press.key === on) return "next";
  if (press.key === back) return "previous";
  if (/^[0-9]$/.test(press.key)) return { jump: Number(press.key) };
  return KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
}

/** Minimum length of a swipe, and how much longer it must be across than down. */
const MIN_SWIPE_PIXELS = 48;
const MIN_SWIPE_RATIO = 1.5;

/** The command of a swipe right and down by pixels: pages follow the finger. */
export function commandOfSwipe(right: number, down: number, direction: Direction): BriefingCommand | null {
  if (Math.abs(right) < MIN_SWIPE_PIXELS || Math.abs(right) < Math.abs(down) * MIN_SWIPE_RATIO) return null;
  const onward = isRightToLeft(direction) ? right > 0 : right < 0;
  return onward ? "next" : "previous";
}

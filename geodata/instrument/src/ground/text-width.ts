// Widths of names from the table of advances; the rules of `geodata/layout/text_lines.py`.

import table from "../generated/advances.json";

const PLAIN: Readonly<Record<string, number>> = table.plain;
/** Advances of a letter's isolated, initial, medial and final form; 0 where it has no such form. */
const JOINED: Readonly<Record<string, readonly number[]>> = table.joined;
/** Letters that are drawn as one, with the advances of its isolated and its final form. */
const LIGATURES = table.ligatures.map(
  ([letters, isolated, final]) => [String(letters), Number(isolated), Number(final)] as const,
);
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Marks above and below Arabic letters, and characters that draw nothing. */
const UNDRAWN =
  /[\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const ZERO_WIDTH_JOINER = "\u200d";
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The width in pixels of a line of this type size. */
export function textWidth(text: string, size: number, strong = false): number {
  return ((textAdvance(text) * size) / 1000) * (strong ? table.strong : 1);
}

/** The advance of a text in thousandths of the type size. */
export function textAdvance(text: string): number {
  if (!RIGHT_TO_LEFT.test(text)) return sum([...text.replace(CONTROLS, "")].map(plainAdvance));
  const letters = text.replace(UNDRAWN, "");
  const found = joinedAdvances([...letters]);
  for (const [ligature, isolated, final] of LIGATURES)
    for (let at = letters.indexOf(ligature); at >= 0; at = letters.indexOf(ligature, at + 1)) {
      const advance = joins(letters[at - 1], letters[at]) ? final : isolated;
      if (advance) found.fill(0, at, at + ligature.length)[at] = advance;
    }
  return sum(found);
}

function joinedAdvances(letters: readonly string[]): number[] {
  return letters.map((letter, at) => {
    const [before, after] = [joins(letters[at - 1], letter), joins(letter, letters[at + 1])];
    if (letter === ZERO_WIDTH_JOINER) return 0;
    const form = before ? (after ? 2 : 3) : after ? 1 : 0;
    return JOINED[letter]?.[form] ?? plainAdvance(letter);
  });
}

/** Whether a letter joins the one after it. */
function joins(letter: string | undefined, next: string | undefined): boolean {
  return Boolean(JOINED[letter ?? ""]?.[1] && JOINED[next ?? ""]?.[3]);
}

function plainAdvance(character: string): number {
  return PLAIN[character] ?? table.unknown;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

// Days as readers type them.

/**
 * The day that was typed (2024, 2024-10, 2024-10-23, digits of any script) as YYYY-MM-DD; null for an empty
 * text,
 * undefined for no day. A year or a month is its first day at the start of a period, its last at the end.
 *
 * @param {string} text
 * @param {"start" | "end"} end
 */
export function parseDay(text, end) {
  const plain = text
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-")
    .trim();
  if (plain === "") return null;
  const digits = plain.replace(/\p{Nd}/gu, asciiDigit);
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(digits);
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = Number(found[2] ?? (end === "start" ? 1 : 12));
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  const date = Number(found[3] ?? (end === "start" ? 1 : last.getUTCDate()));
  const exists = year > 0 && month > 0 && month < 13 && date > 0 && date <= last.getUTCDate();
  return exists ? `${found[1]}-${twoDigits(month)}-${twoDigits(date)}` : undefined;
}

/**
 * A digit of any script as one of 0 to 9: the ten of a script stand in a row.
 *
 * @param {string} character
 */
function asciiDigit(character) {
  const plain = character.normalize("NFKC");
  if (/\d/.test(plain)) return plain;
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** @param {number} value */
function twoDigits(value) {
  return String(value).padStart(2, "0");
}

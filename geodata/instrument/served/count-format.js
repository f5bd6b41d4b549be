// Numbers in the symbols of the reader's language.

/** @typedef {import("../src/contract").Language} Language */

/**
 * A count as readers write it; the rule of `format_number` in Python. The server leaves zeros out.
 *
 * @param {number | undefined} count
 * @param {Pick<Language, "digits" | "thousands_separator">} language
 */
export function formatCount(count, { digits, thousands_separator: separator }) {
  const symbols = [...digits];
  const latin = (count ?? 0).toLocaleString("en-US");
  return latin.replace(/[\d,]/g, (found) => (found === "," ? separator : (symbols[Number(found)] ?? found)));
}

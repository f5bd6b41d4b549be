// Text in a form that is equal for all spellings of a word, for comparison only; the rules of
// `geodata/words/folding.py`, held together by shared vectors.

/** Letters that Arabic readers treat as the same, and those of other languages in their script. */
const SAME_LETTERS = {
  ...{ ٱ: "ا", ى: "ي", ة: "ه", غ: "ج", ی: "ي", ې: "ي", ک: "ك", ہ: "ه", ھ: "ه", ە: "ه", گ: "ج", چ: "ج" },
  ...{ پ: "ب", ڤ: "ف" },
};
const SAME = new Map(Object.entries(SAME_LETTERS));
const DIGIT = /\p{Nd}/u;
const INVISIBLE = /\p{Cf}|(?!\s)\p{Cc}/gu;
/** Accents; harakat, small letters and Quranic signs; tatweel. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]/gu;

/** @param {string} text */
export function foldText(text) {
  const bare = decompose(decompose(text)).replace(INVISIBLE, "").normalize("NFKD").replace(MARKS, "");
  const folded = [...bare].map((letter) => SAME.get(letter) ?? digitOf(letter)).join("");
  return folded.split(/\s+/u).filter(Boolean).join(" ").normalize("NFC");
}

/**
 * Upper case first: it opens letters that lower case leaves, such as the sharp s.
 *
 * @param {string} text
 */
function decompose(text) {
  const letters = [...text.normalize("NFKD")];
  return letters
    .map((letter) => letter.toUpperCase().toLowerCase())
    .join("")
    .normalize("NFKD");
}

/**
 * A digit of any script as 0-9: the ten of a script stand in a row, with no other digit before them.
 *
 * @param {string} letter
 */
function digitOf(letter) {
  if (!DIGIT.test(letter)) return letter;
  let value = 0;
  let code = /** @type {number} */ (letter.codePointAt(0));
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - 1))) {
    code--;
    value++;
  }
  return String(value);
}

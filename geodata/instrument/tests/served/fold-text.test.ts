// Folded text is the same in the browser and in Python.

import { expect, test } from "vitest";
import folding from "../../../../tests/vectors/folding.json";
import { foldText } from "../../served/fold-text.js";

test.each(folding as [string, string][])("%j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});

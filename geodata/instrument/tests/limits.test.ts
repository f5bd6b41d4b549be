import { expect, test } from "vitest";
import limits from "../../../tests/vectors/limits.json";
import * as constants from "../src/generated/limits";

test("the limits of Python and the browser are the same", () => {
  expect({ ...constants }).toEqual(limits);
});

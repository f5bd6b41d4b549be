import { expect, test } from "vitest";
import { switchLayer, toggleChoice } from "../../served/filter-choices.js";

test.each([
  [null, "b", ["b"]],
  [["b"], "a", ["a", "b"]],
  [["a"], "a", null],
])("of %j after %s was pressed %j is chosen", (chosen, id, left) => {
  expect(toggleChoice(chosen, id)).toEqual(left);
});

test.each([
  [null, "b", ["a", "c"]],
  [["a", "c"], "b", null],
  [["a"], "a", []],
  [[], "c", ["c"]],
])("of the layers %j after %s was switched %j are on", (chosen, id, left) => {
  expect(switchLayer(chosen, id, ["a", "b", "c"])).toEqual(left);
});

import { expect, test } from "vitest";
import { formatCount } from "../../served/count-format.js";
import { LANGUAGES, PERSIAN } from "../languages";

test.each([
  [undefined, "0", "۰"],
  [999, "999", "۹۹۹"],
  [1234567, "1,234,567", "۱٬۲۳۴٬۵۶۷"],
])("%s has the symbols of its language", (count, latin, persian) => {
  expect([formatCount(count, LANGUAGES.en), formatCount(count, PERSIAN)]).toEqual([latin, persian]);
});

import { expect, test } from "vitest";
import { createIcon } from "../../src/controls/icons";

test("an icon is hidden from who reads with the ear", () => {
  expect(createIcon("home").getAttribute("aria-hidden")).toBe("true");
});

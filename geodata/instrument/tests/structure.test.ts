// Rules for all sources: short modules, and no name for two things.

import { readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const MAX_LINES = 400;
const EXPORTED = /^export (?:default )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;
const files = ["src", "served"].flatMap((folder) =>
  readdirSync(resolve(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|js|css)$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const modules = files.filter((file) => !file.endsWith(".css"));
const read = (file: string) => readFileSync(resolve(ROOT, file), "utf8");

function doubled(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

test("no module has more than 400 lines", () => {
  expect(files.filter((file) => read(file).trimEnd().split("\n").length > MAX_LINES)).toEqual([]);
});

test("no file name stands for two modules, and all are in kebab case", () => {
  const names = modules.map((file) => basename(file));
  expect(doubled(names)).toEqual([]);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*\.(d\.ts|ts|js)$/.test(name))).toEqual([]);
});

test("no exported name stands for two things", () => {
  const names = modules.flatMap((file) => [...read(file).matchAll(EXPORTED)].map(([, name = ""]) => name));
  expect(names.length).toBeGreaterThan(100);
  expect(doubled(names)).toEqual([]);
});

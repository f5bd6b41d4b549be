import { afterEach, expect, test, vi } from "vitest";
import { FetchCache, fetchTitles } from "../src/fetch-cache";

const read = (answer: Response) => answer.text();

function serve(...answers: Response[]) {
  const fetched = vi.fn(async (_url: string) => answers.shift() ?? new Response("late"));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

test("an address is fetched once", async () => {
  const fetched = serve(new Response("one"));
  const cache = new FetchCache(2);
  expect(await Promise.all([cache.get("a", read), cache.get("a", read)])).toEqual(["one", "one"]);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a failed request says what was found, and the next one is made anew", async () => {
  serve(new Response("", { status: 503 }), new Response("back"));
  const cache = new FetchCache(2);
  await expect(cache.get("a", read)).rejects.toThrow("a: found status 503, expected 200");
  expect(await cache.get("a", read)).toBe("back");
});

test("the oldest answer gives way, and a cleared cache is empty", async () => {
  const fetched = serve();
  const cache = new FetchCache(2);
  for (const url of ["a", "b", "c", "c", "a"]) await cache.get(url, read);
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(["a", "b", "c", "a"]);
  cache.clear();
  await cache.get("a", read);
  expect(fetched).toHaveBeenCalledTimes(5);
});

test("titles are asked for by row", async () => {
  const fetched = serve(new Response("[]"), new Response("[]"));
  await fetchTitles("titles/x.json", "ar", [3, 9]);
  expect(fetched).toHaveBeenCalledWith("titles/x.json?lang=ar&row=3&row=9");
});

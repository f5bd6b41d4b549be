import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ServerWatch } from "../../src/briefing/server-watch";

const answer = { ok: true, json: async () => ({ version: "1", digest: "d" }) };

describe("watching the server", () => {
  const told: string[] = [];
  const fetched = vi.fn();
  let watch: ServerWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", fetched);
    told.length = 0;
    fetched.mockReset().mockResolvedValue(answer);
    watch = new ServerWatch("state?brief=b", {
      onGone: () => told.push("gone"),
      onBack: () => told.push("back"),
      onUnchanged: () => told.push("there"),
    });
  });
  afterEach(() => {
    watch.dispose();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("says within ten seconds that it is gone, once, and that it is back", async () => {
    await vi.advanceTimersByTimeAsync(3_000);
    fetched.mockRejectedValue(new TypeError("no network"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["back", "there", "gone"]);
    fetched.mockResolvedValue(answer);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told).toEqual(["back", "there", "gone", "back"]);
  });

  it("takes an answer of failure for none", async () => {
    await vi.advanceTimersByTimeAsync(1);
    fetched.mockResolvedValue({ ok: false });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told.at(-1)).toBe("gone");
  });

  it("asks no more once it is over", async () => {
    await vi.advanceTimersByTimeAsync(1);
    watch.dispose();
    const before = fetched.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched.mock.calls.length).toBe(before);
  });
});

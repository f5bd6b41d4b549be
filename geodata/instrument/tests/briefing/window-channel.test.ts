import { expect, test, vi } from "vitest";
import { WindowChannel } from "../../src/briefing/window-channel";

test("the windows of a brief exchange states, questions and commands", async () => {
  const screen = { onAsk: vi.fn(), onCommand: vi.fn() };
  const speaker = { onState: vi.fn() };
  const ends = [new WindowChannel("demo", screen), new WindowChannel("demo", speaker)] as const;
  const stranger = { onState: vi.fn() };
  const other = new WindowChannel("other", stranger);
  const state = { at: 2, playing: true, lang: "en", digest: "abc" };
  ends[0].sendState(state);
  ends[1].askState();
  ends[1].sendCommand("next");
  await vi.waitFor(() => {
    expect(speaker.onState).toHaveBeenCalledExactlyOnceWith(state);
    expect(screen.onAsk).toHaveBeenCalledOnce();
    expect(screen.onCommand).toHaveBeenCalledExactlyOnceWith("next");
  });
  expect(stranger.onState).not.toHaveBeenCalled();
  for (const each of [...ends, other]) each.dispose();
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RESUME_MS, SlidePlayer, type SlidePlayerState } from "../../src/briefing/slide-player";

const durationOf = (at: number) => (at === 1 ? 5_000 : 3_000);
const talk = { first: 0, last: 2, durationOf, forever: false };
const kiosk = { ...talk, forever: true };

describe("turning slides", () => {
  let told: SlidePlayerState[];
  const tell = (turned: SlidePlayerState) => void told.push(turned);

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
  });
  afterEach(() => vi.useRealTimers());

  it("stands still until it is told to", () => {
    const turner = new SlidePlayer(talk, 1, tell);
    vi.advanceTimersByTime(60_000);
    expect([turner.state.slide, told]).toEqual([1, []]);
  });

  it("stays between the first and the last slide", () => {
    const turner = new SlidePlayer(talk, 99, tell);
    turner.next();
    expect(turner.state.slide).toBe(2);
    turner.jump(-4);
    turner.previous();
    expect(turner.state.slide).toBe(0);
  });

  it("gives each slide its time and stops after the last", () => {
    const turner = new SlidePlayer(talk, 0, tell);
    turner.play();
    vi.advanceTimersByTime(2_999);
    expect(turner.state.slide).toBe(0);
    vi.advanceTimersByTime(1);
    expect(turner.state.slide).toBe(1);
    vi.advanceTimersByTime(5_000);
    expect(turner.state).toEqual({ slide: 2, playing: true, held: false });
    vi.advanceTimersByTime(3_000);
    expect(turner.state).toEqual({ slide: 2, playing: false, held: false });
  });

  it("begins a slide's time anew when somebody turns it", () => {
    const turner = new SlidePlayer(talk, 0, tell);
    turner.play();
    vi.advanceTimersByTime(2_000);
    turner.next();
    vi.advanceTimersByTime(4_000);
    expect(turner.state.slide).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(turner.state.slide).toBe(2);
  });

  it("plays round and round in a kiosk", () => {
    const turner = new SlidePlayer(kiosk, 0, tell);
    turner.play();
    vi.advanceTimersByTime(11_000 * 100);
    expect(turner.state).toEqual({ slide: 0, playing: true, held: false });
    expect(told.map(({ slide: at }) => at).slice(1, 5)).toEqual([1, 2, 0, 1]);
    expect(vi.getTimerCount()).toBe(1);
  });

  it("waits at a touch and goes on a while after the last one", () => {
    const turner = new SlidePlayer(kiosk, 0, tell);
    turner.play();
    turner.holdByTouch();
    vi.advanceTimersByTime(RESUME_MS - 1);
    turner.holdByTouch();
    vi.advanceTimersByTime(RESUME_MS - 1);
    expect(turner.state).toEqual({ slide: 0, playing: true, held: true });
    vi.advanceTimersByTime(1);
    expect(turner.state.held).toBe(false);
    vi.advanceTimersByTime(3_000);
    expect(turner.state.slide).toBe(1);
  });

  it("is not resumed by a touch after a pause that was meant", () => {
    const turner = new SlidePlayer(kiosk, 0, tell);
    turner.play();
    turner.toggle();
    turner.holdByTouch();
    vi.advanceTimersByTime(10 * RESUME_MS);
    expect(turner.state).toEqual({ slide: 0, playing: false, held: false });
  });

  it("keeps its slide when the slides change under it", () => {
    const turner = new SlidePlayer(kiosk, 2, tell);
    turner.play();
    turner.setSequence({ ...kiosk, last: 1 });
    expect(turner.state.slide).toBe(1);
    turner.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});

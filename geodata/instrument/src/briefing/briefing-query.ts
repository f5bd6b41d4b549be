// The query of a briefing's URL: slide, range, playing, speaker window.

import { MAX_SLIDE_SECONDS, MIN_SLIDE_SECONDS } from "../generated/limits";

export interface BriefingQuery {
  /** The first slide to show; null: the first of the range. */
  readonly slide: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Whether the slides play in a loop, and the seconds of each where given. */
  readonly play: boolean;
  readonly seconds: number | null;
  readonly notes: boolean;
  /** Whether the camera may fly. */
  readonly motion: boolean;
}

/** Parses a query string; a value that is no number counts as absent. */
export function parseBriefingQuery(search: string): BriefingQuery {
  const query = new URLSearchParams(search);
  const play = query.get("play");
  const seconds = parseNumber(play);
  return {
    slide: parseNumber(query.get("slide")),
    start: parseNumber(query.get("start")),
    end: parseNumber(query.get("end")),
    play: play !== null && play !== "0" && play !== "false",
    seconds: seconds === null || seconds < 1 ? null : clampSeconds(seconds),
    notes: query.get("notes") === "1",
    motion: query.get("motion") !== "0",
  };
}

/** The query string with another slide and language; all else stays. */
export function withSlide(search: string, slide: number, lang: string): string {
  const query = new URLSearchParams(search);
  query.set("slide", String(slide));
  query.set("lang", lang);
  return `?${query}`;
}

function clampSeconds(seconds: number): number {
  return Math.min(Math.max(seconds, MIN_SLIDE_SECONDS), MAX_SLIDE_SECONDS);
}

function parseNumber(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

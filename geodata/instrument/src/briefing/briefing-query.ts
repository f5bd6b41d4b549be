// What the address asks of the briefing: slide, range, play, notes; and the slide written back into it.

export interface BriefingQuery {
  /** The slide that is shown; none is asked: the first. */
  readonly slide: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Whether it plays, for ever, and how many seconds a slide stands where that is said. */
  readonly play: boolean;
  readonly seconds: number | null;
  readonly notes: boolean;
  /** Whether the camera may travel. */
  readonly motion: boolean;
}

const MIN_S = 3;
const MAX_S = 600;

/** Reads the query of an address; what is no number there is as if it were absent. */
export function parseBriefingQuery(search: string): BriefingQuery {
  const query = new URLSearchParams(search);
  const play = query.get("play");
  const seconds = parseNumber(play);
  return {
    slide: parseNumber(query.get("slide")),
    start: parseNumber(query.get("start")),
    end: parseNumber(query.get("end")),
    play: play !== null && play !== "0" && play !== "false",
    seconds: seconds === null || seconds < 1 ? null : Math.min(Math.max(seconds, MIN_S), MAX_S),
    notes: query.get("notes") === "1",
    motion: query.get("motion") !== "0",
  };
}

/** The query with another slide and language in it; everything else stays as it is. */
export function withSlide(search: string, slide: number, lang: string): string {
  const query = new URLSearchParams(search);
  query.set("slide", String(slide));
  query.set("lang", lang);
  return `?${query}`;
}

function parseNumber(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

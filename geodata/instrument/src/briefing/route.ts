// What the address asks of the briefing: slide, range, play, notes; and the slide written back into it.

export interface Asked {
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

const LEAST_S = 3;
const MOST_S = 600;

/** Reads the query of an address; what is no number there is as if it were absent. */
export function asked(query: string): Asked {
  const found = new URLSearchParams(query);
  const play = found.get("play");
  const seconds = whole(play);
  return {
    slide: whole(found.get("slide")),
    start: whole(found.get("start")),
    end: whole(found.get("end")),
    play: play !== null && play !== "0" && play !== "false",
    seconds: seconds === null || seconds < 1 ? null : Math.min(Math.max(seconds, LEAST_S), MOST_S),
    notes: found.get("notes") === "1",
    motion: found.get("motion") !== "0",
  };
}

/** The query with another slide and language in it; everything else stays as it is. */
export function written(query: string, slide: number, lang: string): string {
  const found = new URLSearchParams(query);
  found.set("slide", String(slide));
  found.set("lang", lang);
  return `?${found}`;
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

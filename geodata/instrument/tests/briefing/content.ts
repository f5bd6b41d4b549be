// The content of a small briefing, for tests.

import type { BriefingContent, Slide } from "../../src/contract";
import { LANGUAGES } from "../languages";

const SPEAKER = { speaker: "<b>Ministry</b>", tags: ["reported"], source_numbers: [1, 2] };

export function slideOf(changes: Partial<Slide> = {}): Slide {
  return {
    ...{
      id: "one",
      title: "First slide",
      marking: "SLIDE",
      note: "Spoken note",
      seconds: 8,
      query: "",
      camera: null,
      focus: null,
    },
    ...{
      standing: {},
      figures: [],
      claims: [],
      tellers: [],
      off_map: [],
      sources: [],
      citations: [],
      shows: "Shows what 1 cited document says",
      map_url: "chart.json?",
    },
    ...changes,
  };
}

export const CONTENT: BriefingContent = {
  ...{
    brief: "demo",
    digest: "abc",
    language: LANGUAGES.en,
    next_lang: "ar",
    theme: "light",
    title: "Demo",
    marking: "BRIEF",
    unfinished: "Draft · 1 unfinished, not shown",
    language_note: "In English only.",
    byline: "By us",
  },
  ...{
    as_of: "As of 1 May",
    cut_off: "2030-05-01",
    age: { one: "{n} day old", other: "{n} days old" },
    summary: ["A line"],
    sources: ["A source"],
    documents: ["A notice · The office"],
    colophon: "Briefmap 1",
    theme_variables: { "--text": "#123" },
  },
  words: {
    "waiting-for-screen": "Waiting",
    "sources-of-brief": "Sources",
    "next-label": "Next",
    or: "or",
    "not-on-map": "Not on the map",
    restatement: "In other words",
    documents: "Documents",
    numbers: "Numbers",
  },
  slides: [
    slideOf({
      figures: [
        {
          ...SPEAKER,
          amounts: [1, 2].map((number) => ({ before: "", number: `${number}`, after: "men", counts: "" })),
        },
      ],
      claims: [{ ...SPEAKER, gist: "Denied" }],
      tellers: ["two independent <b>sources</b>"],
      off_map: [{ title: "Talks", status: "no place", reason: "none given" }],
      sources: [{ number: 1, name: "Paper", locators: ["p. 2"] }],
      citations: [
        {
          ...SPEAKER,
          event: "Drill",
          lines: ["Quoted"],
          locator: "p. 2",
          quotations: ["“Its own words” (The office)"],
          restatement: "Put otherwise",
        },
      ],
    }),
    slideOf({ id: "two", title: "Second slide" }),
  ],
};

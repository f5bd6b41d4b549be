// Data of the briefing, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/briefing_contract.py: change them there.

import type { BasemapUrls } from "./component-contract";
import type { Camera, Lang, Language, Theme, ThemeVariables } from "./map-contract";

/** An amount as stated. */
export interface Amount {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly counts: string;
}

/** All slides of a briefing in one language. */
export interface BriefingContent {
  readonly brief: string;
  readonly digest: string;
  readonly language: Language;
  /** Language to which the presenter changes. */
  readonly next_lang: Lang;
  readonly theme: Theme;
  readonly title: string;
  /** Marking of the whole brief, whose sources and bottom line the cover and the last page show. */
  readonly marking: string;
  /** Draft stamp; empty where the brief is finished. */
  readonly unfinished: string;
  /** Sentence on the language of what is not translated. */
  readonly language_note: string;
  readonly byline: string;
  readonly as_of: string;
  /** Day, perhaps with hour and zone, up to which the brief knows, in ISO 8601. */
  readonly cut_off: string;
  /** Words for an age of n days, by the names of Intl.PluralRules. */
  readonly age: Readonly<Record<string, string>>;
  readonly summary: readonly string[];
  readonly sources: readonly string[];
  /** Line of each document that the slides rest on. */
  readonly documents: readonly string[];
  readonly colophon: string;
  readonly words: Readonly<Record<string, string>>;
  readonly theme_variables: ThemeVariables;
  readonly slides: readonly Slide[];
}

/** Data of the briefing: addresses alone. */
export interface BriefingData {
  /** Address of the component's script. */
  readonly code: string;
  readonly brief: string;
  readonly digest: string;
  /** Whether it shows the edits since the published version. */
  readonly edited: boolean;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly version: string;
  readonly basemap: BasemapUrls;
}

/** A claim with its words as far as they may leave, and the restatement of its sentence. */
export interface Citation {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly source_numbers: readonly number[];
  readonly event: string;
  readonly lines: readonly string[];
  readonly locator: string;
  /** Words of documents with publisher and day. */
  readonly quotations: readonly string[];
  readonly restatement: string;
}

/** The speaker of a claim, its tags, and the numbers of its sources. */
export interface ClaimSpeaker {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly source_numbers: readonly number[];
}

/** A claim in a few words. */
export interface ClaimSummary {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly source_numbers: readonly number[];
  readonly gist: string;
}

/** A slide of a briefing. */
export interface Slide {
  readonly id: string;
  readonly title: string;
  /** Marking of what the slide shows. */
  readonly marking: string;
  readonly note: string;
  readonly seconds: number;
  readonly query: string;
  readonly camera: Camera | null;
  readonly focus: string | null;
  readonly standing: Readonly<Record<string, Standing>>;
  readonly figures: readonly SpeakerFigures[];
  readonly claims: readonly ClaimSummary[];
  /** The tellers of its events, in words. */
  readonly tellers: readonly string[];
  readonly off_map: readonly UnmappedEvent[];
  /** Number of the documents that it shows, in words. */
  readonly shows: string;
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  /** The address of the map spec; size and scale are added. */
  readonly map_url: string;
}

/** A source and the places where it is cited. */
export interface Source {
  readonly number: number;
  readonly name: string;
  readonly locators: readonly string[];
}

/** The figures of one speaker. */
export interface SpeakerFigures {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly source_numbers: readonly number[];
  /** Several are alternatives, never to be added. */
  readonly amounts: readonly Amount[];
}

/** Standing of an event: filtered out, perhaps within, within. */
export type Standing = 0 | 1 | 2;

/** An event of a slide that is not on the map. */
export interface UnmappedEvent {
  readonly title: string;
  readonly status: string;
  readonly reason: string;
}

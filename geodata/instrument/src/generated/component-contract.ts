// Data of the components and of the briefing, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/component_contract.py: change them there.

import type {
  Bounds,
  Camera,
  Day,
  Direction,
  Lang,
  Language,
  Projection,
  Size,
  Theme,
  ThemeVariables,
} from "./map-contract";

/** An amount as stated. */
export interface Amount {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly counts: string;
}

/** Addresses of the shapes of the basemap and of MapLibre's worker. */
export interface BasemapUrls {
  readonly land: string;
  readonly borders: string;
  readonly disputed: string;
  readonly worker: string;
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
  readonly byline: string;
  readonly as_of: string;
  readonly summary: readonly string[];
  readonly sources: readonly string[];
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
  readonly lang: Lang;
  readonly theme: Theme;
  readonly version: string;
  readonly basemap: BasemapUrls;
}

/** Number of events by the id of a choice. */
export type ChoiceCounts = Readonly<Record<string, number>>;

/** The choices of a filter in the order in which they stand: id and label. */
export type Choices = readonly (readonly [string, string])[];

/** A claim with the restatement of its sentence. */
export interface Citation {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly source_numbers: readonly number[];
  readonly event: string;
  readonly lines: readonly string[];
  readonly locator: string;
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

/** Data of the event table, deflated. */
export interface EventTableData {
  readonly lang: Lang;
  readonly direction: Direction;
  readonly title: string;
  readonly columns: Choices;
  readonly cell_texts: readonly string[];
  /** Id of the event, then the places of its cells in `cell_texts`. */
  readonly rows: readonly (readonly [string, ...number[]])[];
  /** Column, and whether it descends. */
  readonly sort: readonly [string | null, boolean];
  readonly focus: string | null;
  readonly page: number;
  readonly pages: number;
  readonly page_label: string;
  readonly hint: string;
  readonly previous: string;
  readonly next: string;
}

export type FilterName = "actors" | "layers" | "statements" | "roles" | "match" | "hide" | "show";

/** Data of the filter panel. */
export interface FilterPanelData {
  readonly brief: string;
  readonly language: Language;
  readonly view: View;
  /** Choices that would show no event are left out. */
  readonly counts: SelectionFacets;
  /** Id, label, first and last day. */
  readonly presets: readonly (readonly [string, string, Day | null, Day | null])[];
  readonly labels: Readonly<Record<FilterName, Choices>>;
  /** Id, label and kinds of each family among the layers. */
  readonly families: readonly (readonly [string, string, readonly string[]])[];
  readonly words: Readonly<Record<FilterWord, string>>;
}

export type FilterWord =
  | "period"
  | "from"
  | "to"
  | "date-example"
  | "bad-date"
  | "period-reversed"
  | "more"
  | "reset"
  | "actors"
  | "match"
  | "roles"
  | "layers"
  | "statements";

/** Data of the map: addresses and state, never rows. */
export interface InstrumentData {
  /** Address of the component's script. */
  readonly code: string;
  readonly scene: string;
  readonly table: string;
  readonly titles: string;
  readonly words: string;
  readonly basemap: BasemapUrls;
  readonly lang: Lang;
  readonly direction: Direction;
  readonly theme: Theme;
  readonly view: View;
  /** Row of the event in focus. */
  readonly focus_row: number | null;
  readonly camera: Camera | null;
  readonly projection: Projection;
  /** Grows when Python wants the camera to go to `camera`. */
  readonly camera_move: number;
  /** The last change that Python has taken in. */
  readonly seq: number;
  readonly height: number;
  /** The picture of the view with the number `seq`. */
  readonly picture: ServerPicture;
  readonly options: MapOptions;
}

/** The parts of the map that are shown. */
export interface MapOptions {
  readonly time_bar: boolean;
  readonly toolbar: boolean;
}

/** Data of the script between the text and the map. */
export interface ReadingSyncData {
  readonly focus: string | null;
  readonly brief: string;
  readonly lang: Lang;
}

/** Number of events that each choice would show, all other filters as they are. */
export interface SelectionFacets {
  readonly actors: ChoiceCounts;
  readonly layers: ChoiceCounts;
  readonly statements: ChoiceCounts;
}

/** The server's picture of the view; `url` is relative and has no camera. */
export interface ServerPicture {
  readonly url: string;
  /** The smallest map that the picture shows at a camera's zoom. */
  readonly map: Size;
  /** Whether this session has changes of the brief, which no picture of the server has. */
  readonly unsaved: boolean;
}

/** A slide of a briefing. */
export interface Slide {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly seconds: number;
  readonly query: string;
  readonly camera: Camera | null;
  readonly focus: string | null;
  readonly standing: Readonly<Record<string, Standing>>;
  readonly figures: readonly SpeakerFigures[];
  readonly claims: readonly ClaimSummary[];
  readonly off_map: readonly UnmappedEvent[];
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

/** The standing of an event: filtered out, perhaps within, within. */
export type Standing = 0 | 1 | 2;

/** An event of a slide that is not on the map. */
export interface UnmappedEvent {
  readonly title: string;
  readonly status: string;
  readonly reason: string;
}

/** The fields of the View in Python that the map draws by, under the same names. */
export interface View {
  readonly start: Day | null;
  readonly end: Day | null;
  readonly actors: readonly string[] | null;
  readonly roles: readonly string[] | null;
  readonly match: string;
  readonly layers: readonly string[] | null;
  readonly statements: readonly string[] | null;
  readonly hide: readonly string[];
  /** Additions to the map; each combination has a map spec of its own. */
  readonly show: readonly string[];
  readonly bounds: Bounds | null;
  readonly focus: string | null;
}

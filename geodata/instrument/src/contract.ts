// The data between Python and the browser: map spec, slides, column file header, component data, changes.

export type Lang = "ar" | "en";
export type Theme = "light" | "dark" | "contrast";
export type Direction = "ltr" | "rtl";
export type Projection = "flat" | "globe";
/** Red, green, blue and opacity, each 0-255. */
export type Colour = readonly [number, number, number, number];
/** Longitude before latitude, in degrees. */
export type Position = readonly [number, number];
/** West, south, east, north in degrees; where west exceeds east the box crosses the antimeridian. */
export type Bounds = readonly [number, number, number, number];
/** A calendar day, YYYY-MM-DD. */
export type Day = string;
/** Width and height in pixels. */
export type Size = readonly [number, number];
/** The standing of an event: filtered out, perhaps within, within. */
export type Standing = 0 | 1 | 2;

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  /** The zoom of web maps: 0 shows the world on 512 pixels. */
  readonly zoom: number;
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

/** Fields of the View that the reader changed on the map or beside it. */
export interface ViewPatch extends Partial<View> {
  readonly camera?: Camera | null;
  readonly projection?: Projection;
}

/** A patch and its number; the server sends the number back once it has taken the patch in. */
export interface ViewChange {
  readonly seq: number;
  readonly patch: ViewPatch;
}

/** A row of a deck.gl layer, as pydeck wrote it. */
export interface SpecRow {
  readonly event?: string;
  /** The fields that differ while the event falls only perhaps within the period. */
  readonly perhaps?: Readonly<Record<string, unknown>>;
  /** Drawn only while the event is in focus. */
  readonly focus?: boolean;
  readonly [key: string]: unknown;
}

/** A layer in pydeck's JSON; one that belongs to a single event has the same three keys as a row. */
export interface SpecLayer extends SpecRow {
  readonly "@@type": string;
  readonly id: string;
  readonly data?: readonly SpecRow[] | string;
}

/** A line of a label; `x`, `y` are its anchor, at mid height, in pixels from the label's top left. */
export interface LabelLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
  readonly align: "start" | "middle" | "end";
  readonly ink: Colour;
  readonly perhaps?: { readonly ink: Colour };
}

/** The label of an event; `offset` leads from `at` to its top left. A proposed event's has a dashed edge. */
export interface EventLabel {
  readonly event: string;
  readonly at: Position;
  readonly offset: readonly [number, number];
  readonly size: Size;
  readonly proposed?: boolean;
  readonly rows: readonly LabelLine[];
}

export interface PlaceName {
  readonly at: Position;
  readonly text: string;
  readonly size: number;
  readonly ink: Colour;
}

export interface LegendItem {
  readonly group: string;
  readonly id: string;
  readonly label: string;
  /** SVG text. */
  readonly swatch: string;
}

export interface EventTexts {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly row: number;
  readonly at: Position | null;
  readonly bounds: Bounds | null;
  /** The days on which claims were made. */
  readonly said: readonly Day[];
  readonly when: string;
}

/** Colours of the marks of a map with thinning, by kind and standing. */
export interface ThinnedMarks {
  readonly colours: Readonly<Record<string, { readonly within: Colour; readonly perhaps: Colour }>>;
}

/** The whole brief drawn for one language, theme and camera, no filter applied. */
export interface MapSpec {
  readonly v: 1;
  readonly lang: Lang;
  readonly theme: Theme;
  /** Id of the brief. */
  readonly brief: string;
  readonly camera: Camera;
  readonly size: Size;
  /** The camera that shows the whole brief. */
  readonly home: Camera;
  readonly deck: { readonly layers: readonly SpecLayer[] };
  /** Set for a map with thinning, which has no layers and no labels. */
  readonly dense: ThinnedMarks | null;
  readonly blocks: readonly EventLabel[];
  readonly names: readonly PlaceName[];
  readonly legend: readonly LegendItem[];
  readonly notes: readonly string[];
  readonly alternative: string;
  readonly title: string;
  readonly caption: readonly string[];
  readonly events: Readonly<Record<string, EventTexts>>;
  readonly order: readonly string[];
}

/** Title and body of one event of a map with thinning. */
export interface RowTexts {
  readonly row: number;
  readonly event: string;
  readonly title: string;
  readonly body: string;
  readonly kind: string;
}

/** The file `words-<lang>.json`: messages of the map, and the CSS custom properties of each theme. */
export interface MessageFile {
  readonly lang: Lang;
  /** A message, or its plural forms by the names of Intl.PluralRules. */
  readonly words: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly tones: Readonly<Record<string, ThemeVariables>>;
}

/** CSS custom properties of a theme, `--name` → value. */
export type ThemeVariables = Readonly<Record<string, string>>;

/** Addresses of the shapes of the basemap and of MapLibre's worker. */
export interface BasemapUrls {
  readonly land: string;
  readonly borders: string;
  readonly disputed: string;
  readonly worker: string;
}

/** The parts of the map that are shown. */
export interface MapOptions {
  readonly bar: boolean;
  readonly legend: boolean;
  readonly tools: boolean;
  readonly card: boolean;
}

/** The argument that Streamlit hands to a component of its second kind. */
export interface StreamlitComponent<Data> {
  readonly data: Data;
  readonly parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** The server's picture of the view; `url` is relative and has no camera. */
export interface ServerPicture {
  readonly url: string;
  /** The smallest map that the picture shows at a camera's zoom. */
  readonly map: Size;
  /** Whether this session has changes of the brief, which no picture of the server has. */
  readonly unsaved: boolean;
}

/** Data of the map: addresses and state, never rows. */
export interface InstrumentData {
  readonly scene: string;
  readonly table: string;
  readonly titles: string;
  readonly words: string;
  readonly ground: BasemapUrls;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly view: View;
  readonly focusRow: number | null;
  readonly camera: Camera | null;
  readonly projection: Projection;
  /** Grows when Python wants the camera to go to `camera`. */
  readonly move: number;
  /** The last change that Python has taken in. */
  readonly seq: number;
  readonly height: number;
  readonly picture: ServerPicture;
  readonly options: MapOptions;
}

/** Number of events by the id of a choice. */
export type ChoiceCounts = Readonly<Record<string, number>>;

/** Number of events that each choice would show, all other filters as they are. */
export interface SelectionFacets {
  readonly actors: ChoiceCounts;
  readonly layers: ChoiceCounts;
  readonly statements: ChoiceCounts;
}

/** The choices of a filter in the order in which they stand: id and label. */
type Choices = readonly (readonly [id: string, label: string])[];

/** Data of the filter panel. */
export interface FilterPanelData {
  readonly brief: string;
  readonly lang: Lang;
  readonly dir: Direction;
  readonly view: View;
  /** Choices that would show no event are left out. */
  readonly counts: SelectionFacets;
  readonly presets: readonly (readonly [id: string, label: string, start: Day | null, end: Day | null])[];
  readonly labels: Readonly<
    Record<"actors" | "layers" | "statements" | "roles" | "match" | "hide" | "show", Choices>
  >;
  readonly words: Readonly<
    Record<
      | ("period" | "from" | "to" | "any-day" | "bad-day" | "reversed" | "more" | "reset")
      | ("actors" | "match" | "roles" | "layers" | "statements"),
      string
    >
  >;
}

/** Data of the event table, deflated. */
export interface EventTableData {
  readonly lang: Lang;
  readonly dir: Direction;
  readonly title: string;
  readonly columns: Choices;
  readonly words: readonly string[];
  /** Id of the event, then the places of its cells in `words`. */
  readonly rows: readonly (readonly [event: string, ...cells: number[]])[];
  readonly sort: readonly [column: string | null, descending: boolean];
  readonly focus: string | null;
  readonly page: number;
  readonly pages: number;
  readonly where: string;
  readonly hint: string;
  readonly previous: string;
  readonly next: string;
}

/** Data of the script between the text and the map. */
export interface ReadingSyncData {
  readonly focus: string | null;
}

/** The column types of a column file. */
export type ColumnType = "int16" | "int32" | "uint8" | "uint16" | "uint32" | "float32";

/** Type, byte offset and number of values of a column. */
export interface ColumnPlace {
  readonly type: ColumnType;
  readonly offset: number;
  readonly length: number;
}

/** The JSON header of a column file. */
export interface ColumnFileHeader {
  readonly rows: number;
  readonly digest: string;
  readonly as_of: number | string;
  readonly kinds: readonly string[];
  readonly holds: readonly string[];
  readonly statements: readonly string[];
  readonly actors: readonly string[];
  readonly roles: readonly string[];
  readonly ids: readonly string[] | null;
  readonly columns: Readonly<Record<string, ColumnPlace>>;
}

export interface Amount {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly counts: string;
}

/** The speaker of a claim, its tags, and the numbers of its sources. */
export interface ClaimSpeaker {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly cites: readonly number[];
}

export interface LadderRung extends ClaimSpeaker {
  /** Several are alternatives, never to be added. */
  readonly amounts: readonly Amount[];
}

export interface ClaimSummary extends ClaimSpeaker {
  readonly gist: string;
}

export interface Citation extends ClaimSpeaker {
  readonly event: string;
  readonly words: readonly string[];
  readonly where: string;
  readonly restated: string;
}

export interface Source {
  readonly number: number;
  readonly name: string;
  readonly where: readonly string[];
}

/** An event of a slide that is not on the map. */
export interface UnmappedEvent {
  readonly title: string;
  readonly status: string;
  readonly reason: string;
}

export interface Slide {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly seconds: number;
  readonly query: string;
  readonly camera: Camera | null;
  readonly focus: string | null;
  readonly standing: Readonly<Record<string, Standing>>;
  readonly figures: readonly LadderRung[];
  readonly said: readonly ClaimSummary[];
  readonly listed: readonly UnmappedEvent[];
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  /** The address of the map spec; size and scale are added. */
  readonly chart: string;
}

/** All slides of a briefing in one language. */
export interface BriefingContent {
  readonly v: 1;
  readonly brief: string;
  readonly digest: string;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly title: string;
  readonly byline: string;
  readonly as_of: string;
  readonly summary: readonly string[];
  readonly sources: readonly string[];
  readonly made: string;
  readonly words: Readonly<Record<string, string>>;
  readonly tones: ThemeVariables;
  readonly slides: readonly Slide[];
}

/** Data of the briefing: addresses alone. */
export interface BriefingData {
  readonly brief: string;
  readonly digest: string;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly version: string;
  readonly ground: BasemapUrls;
}

/** The answer of `/ready`. */
export interface ServerStatus {
  readonly version: string;
  readonly briefs: readonly { readonly id: string; readonly digest: string | null }[];
}

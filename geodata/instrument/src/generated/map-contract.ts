// Files and changes of the map, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py: change them there.

/** West, south, east, north in degrees; where west exceeds east the box crosses the antimeridian. */
export type Bounds = readonly [number, number, number, number];

/** Centre in degrees, and zoom. */
export interface Camera {
  readonly lon: number;
  readonly lat: number;
  /** The zoom of web maps: 0 shows the world on 512 pixels. */
  readonly zoom: number;
}

/** Red, green, blue and opacity, each 0-255. */
export type Colour = readonly [number, number, number, number];

/** The JSON header of a column file. */
export interface ColumnFileHeader {
  readonly rows: number;
  readonly digest: string;
  readonly as_of: number | string;
  readonly kinds: readonly string[];
  /** The family of each kind. */
  readonly families: readonly string[];
  readonly holds: readonly string[];
  readonly statements: readonly string[];
  readonly actors: readonly string[];
  readonly roles: readonly string[];
  readonly ids: readonly string[] | null;
  readonly columns: Readonly<Record<string, ColumnPlace>>;
}

/** Type, byte offset and number of values of a column. */
export interface ColumnPlace {
  readonly type: ColumnType;
  readonly offset: number;
  readonly length: number;
}

export type ColumnType = "int16" | "int32" | "uint8" | "uint16" | "uint32" | "float32";

/** A calendar day, YYYY-MM-DD. */
export type Day = string;

export type Direction = "rtl" | "ltr";

/** The label of an event; `offset` leads from `at` to its top left. A proposed event's edge is dashed. */
export interface EventLabel {
  readonly event: string;
  readonly at: Position;
  readonly offset: readonly [number, number];
  readonly size: Size;
  readonly proposed?: boolean;
  readonly lines: readonly LabelLine[];
}

/** Texts and place of an event. */
export interface EventTexts {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly family: string;
  readonly row: number;
  readonly at: Position | null;
  readonly bounds: Bounds | null;
  /** The days on which claims were made. */
  readonly claim_days: readonly Day[];
  /** The date in words. */
  readonly date: string;
}

/** The colour of a line while its event falls only perhaps within the period. */
export interface FaintInk {
  readonly ink: Colour;
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
  readonly perhaps?: FaintInk;
}

/** Code of an interface language (BCP 47). */
export type Lang = string;

/** Facts about the reader's language, from its row in `geodata/words/languages.py`. */
export interface Language {
  readonly code: Lang;
  /** BCP 47 tag with region, for plural forms. */
  readonly locale: string;
  readonly direction: Direction;
  /** The ten digits from 0. */
  readonly digits: string;
  readonly thousands_separator: string;
  readonly decimal_mark: string;
  readonly clause_separator: string;
  /** Between two months of one year. */
  readonly month_range_dash: string;
}

/** An item of the legend. */
export interface LegendItem {
  readonly group: string;
  readonly id: string;
  readonly label: string;
  /** SVG text. */
  readonly swatch: string;
}

/** The whole brief drawn for one language, theme and camera, no filter applied. */
export interface MapSpec {
  readonly lang: Lang;
  readonly camera: Camera;
  readonly deck: SpecDeck;
  readonly labels: readonly EventLabel[];
  readonly place_names: readonly PlaceName[];
  /** The map in words, for screen readers. */
  readonly text_alternative: string;
  readonly theme: Theme;
  /** Id of the brief. */
  readonly brief: string;
  readonly size: Size;
  /** The camera that shows the whole brief. */
  readonly home: Camera;
  /** Set for a map with thinning, which has no layers and no labels. */
  readonly thinned: ThinnedMarks | null;
  readonly legend: readonly LegendItem[];
  readonly notes: readonly string[];
  readonly title: string;
  readonly caption: readonly string[];
  readonly events: Readonly<Record<string, EventTexts>>;
  /** Ids of the events on the map, as the keyboard walks them. */
  readonly reading_order: readonly string[];
}

/** The file `words-<lang>.json`: messages of the map, and the CSS custom properties of each theme. */
export interface MessageFile {
  readonly language: Language;
  /** A message, or its plural forms by the names of Intl.PluralRules. */
  readonly messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly theme_variables: Readonly<Record<string, ThemeVariables>>;
}

/** The name of a place on the map. */
export interface PlaceName {
  readonly at: Position;
  readonly text: string;
  readonly size: number;
  readonly ink: Colour;
}

/** Longitude before latitude, in degrees. */
export type Position = readonly [number, number];

export type Projection = "flat" | "globe";

/** Title and body of one event of a map with thinning. */
export interface RowTexts {
  readonly row: number;
  readonly event: string;
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly family: string;
}

/** Width and height in pixels. */
export type Size = readonly [number, number];

/** The map of one slide of a briefing, everything on it enlarged by the same factor. */
export interface SlideSpec {
  readonly lang: Lang;
  readonly camera: Camera;
  readonly deck: SpecDeck;
  readonly labels: readonly EventLabel[];
  readonly place_names: readonly PlaceName[];
  /** The map in words, for screen readers. */
  readonly text_alternative: string;
}

/** The deck in pydeck's JSON. */
export interface SpecDeck {
  readonly layers: readonly SpecLayer[];
  readonly [key: string]: unknown;
}

/** A layer in pydeck's JSON; one that belongs to a single event has the same three keys as a row. */
export interface SpecLayer {
  readonly event?: string;
  /** The fields that differ while the event falls only perhaps within the period. */
  readonly perhaps?: Readonly<Record<string, unknown>>;
  /** Drawn only while the event is in focus. */
  readonly focus?: boolean;
  readonly "@@type": string;
  readonly id: string;
  readonly data?: readonly SpecRow[] | string;
  readonly [key: string]: unknown;
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

/** Colours of a kind by standing. */
export interface StandingColours {
  readonly within: Colour;
  readonly perhaps: Colour;
}

export type Theme = "light" | "dark" | "contrast";

/** CSS custom properties of a theme, `--name` to value. */
export type ThemeVariables = Readonly<Record<string, string>>;

/** Colours of the marks of a map with thinning, by kind and standing, in a layer of pydeck. */
export interface ThinnedMarks {
  readonly colours: Readonly<Record<string, StandingColours>>;
  readonly [key: string]: unknown;
}

/** A patch and its number; the server sends the number back once it has taken the patch in. */
export interface ViewChange {
  readonly seq: number;
  readonly patch: ViewPatch;
}

/** Fields of the View that the reader changed on the map or beside it. */
export interface ViewPatch {
  readonly start?: Day | null;
  readonly end?: Day | null;
  readonly actors?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly match?: string;
  readonly layers?: readonly string[] | null;
  readonly statements?: readonly string[] | null;
  readonly hide?: readonly string[];
  readonly show?: readonly string[];
  readonly bounds?: Bounds | null;
  readonly focus?: string | null;
  readonly camera?: Camera | null;
  readonly projection?: Projection;
}

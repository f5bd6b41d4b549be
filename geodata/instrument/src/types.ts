// The shapes that pass between the server, the core, the engine and the furniture.

export type Lang = "ar" | "en";
export type Theme = "light" | "dark" | "contrast";
/** Red, green, blue and opacity, each 0-255. */
export type Colour = readonly [number, number, number, number];
/** Longitude before latitude. */
export type Position = readonly [number, number];
/** West, south, east, north; west may exceed east: then the box crosses the antimeridian. */
export type Bounds = readonly [number, number, number, number];
/** A calendar day, YYYY-MM-DD. */
export type Day = string;
/** Width and height in pixels. */
export type Size = readonly [number, number];

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  /** The zoom of web maps: 0 shows the world on 512 pixels. */
  readonly zoom: number;
}

/** How an event stands to what is asked: filtered out, perhaps in, in. */
export type Standing = 0 | 1 | 2;

/** What is asked: the fields of the View in Python, by the same names. */
export interface View {
  readonly start: Day | null;
  readonly end: Day | null;
  readonly actors: readonly string[] | null;
  readonly roles: readonly string[] | null;
  readonly match: string;
  readonly layers: readonly string[] | null;
  readonly statements: readonly string[] | null;
  readonly hide: readonly string[];
  /** What is drawn only when asked for: another document has it. */
  readonly show: readonly string[];
  readonly bounds: Bounds | null;
  readonly focus: string | null;
}

export type Projection = "flat" | "globe";

/** Fields of the View that the reader changed on the map or beside it. */
export interface Patch extends Partial<View> {
  readonly camera?: Camera | null;
  readonly projection?: Projection;
}

/** A patch and its number: the server echoes the number once it has taken the patch in. */
export interface Asked {
  readonly seq: number;
  readonly patch: Patch;
}

/** What the instrument asks of the page that shows it. */
export interface Host {
  ask(asked: Asked): void;
}

/** A sentence of the catalogue by its key; plural forms go by the value `n`. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A row of a deck layer, as pydeck wrote it. */
export interface Row {
  readonly event?: string;
  /** What changes where the event only perhaps falls in the period. */
  readonly perhaps?: Readonly<Record<string, unknown>>;
  /** Drawn only while the event is in focus. */
  readonly focus?: boolean;
  readonly [key: string]: unknown;
}

/** A layer in pydeck's JSON; one that belongs to one event carries the same three keys as a row. */
export interface LayerJson extends Row {
  readonly "@@type": string;
  readonly id: string;
  readonly data?: readonly Row[] | string;
}

export interface DeckJson {
  readonly layers: readonly LayerJson[];
  readonly [key: string]: unknown;
}

/** One line of a block: `x`, `y` are its anchor, at mid height, in pixels from the panel's top left. */
export interface BlockRow {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
  readonly align: "start" | "middle" | "end";
  readonly ink: Colour;
  readonly perhaps?: { readonly ink: Colour };
}

/**
 * The words of one event on a panel of paper; `offset` leads from `at` to the panel's top left.
 * The paper of what is only proposed by rule has a dashed edge.
 */
export interface Block {
  readonly event: string;
  readonly at: Position;
  readonly offset: readonly [number, number];
  readonly size: Size;
  readonly proposed?: boolean;
  readonly rows: readonly BlockRow[];
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
  /** An SVG picture of our own making. */
  readonly swatch: string;
}

export interface EventWords {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly row: number;
  readonly at: Position | null;
  readonly bounds: Bounds | null;
  readonly said: readonly Day[];
  readonly when: string;
}

export interface Dense {
  /** Colours of a mark, by kind and standing. */
  readonly colours: Readonly<Record<string, { readonly within: Colour; readonly perhaps: Colour }>>;
}

/** Everything the whole brief has on the map for one look: no filter is applied. */
export interface ChartDocument {
  readonly v: 1;
  readonly lang: Lang;
  readonly theme: Theme;
  /** Id of the brief. */
  readonly brief: string;
  readonly camera: Camera;
  readonly size: Size;
  readonly home: Camera;
  readonly deck: DeckJson;
  readonly dense: Dense | null;
  readonly blocks: readonly Block[];
  readonly names: readonly PlaceName[];
  readonly legend: readonly LegendItem[];
  readonly notes: readonly string[];
  readonly alternative: string;
  readonly title: string;
  readonly caption: readonly string[];
  readonly events: Readonly<Record<string, EventWords>>;
  readonly order: readonly string[];
}

/** Names and sentences of one event of a dense map. */
export interface RowWords {
  readonly row: number;
  readonly event: string;
  readonly title: string;
  readonly body: string;
  readonly kind: string;
}

/** Words and tones: the file `words-<lang>.json`. */
export interface WordsFile {
  readonly lang: Lang;
  /** A sentence, or its plural forms by the names of Intl.PluralRules. */
  readonly words: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** CSS custom properties of each theme, `--name` → value. */
  readonly tones: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Addresses of the shapes under the brief's marks. */
export interface GroundUrls {
  readonly land: string;
  readonly borders: string;
  readonly disputed: string;
  readonly worker: string;
}

export interface Options {
  readonly bar: boolean;
  readonly legend: boolean;
  readonly tools: boolean;
  readonly card: boolean;
  readonly [key: string]: boolean | undefined;
}

/** What Python sends at each rerun: addresses and state, never rows. */
export interface InstrumentData {
  readonly scene: string;
  readonly table: string;
  readonly titles: string;
  readonly words: string;
  readonly ground: GroundUrls;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly view: View;
  readonly focusRow: number | null;
  readonly camera: Camera | null;
  readonly projection: Projection;
  /** Grows when Python wants the camera to go to `camera`. */
  readonly move: number;
  /** The last patch that Python has taken in. */
  readonly seq: number;
  readonly height: number;
  readonly options: Options;
}

/** Numbers of the selection that the furniture shows. */
export interface Counts {
  readonly within: number;
  readonly perhaps: number;
  readonly hidden: number;
  readonly omitted: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
}

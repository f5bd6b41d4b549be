// Files and changes of the map, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py and stand_in_contract.py: change them there.

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
  readonly statuses: readonly string[];
  readonly actors: readonly string[];
  /** The codes of the actors that each actor is part of. */
  readonly wholes: readonly (readonly number[])[];
  /** The codes of the members of each alliance, by its id. */
  readonly members: Readonly<Record<string, readonly number[]>>;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  /** Gazetteer ids of the countries and provinces that events are known only to. */
  readonly areas: readonly string[];
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

/** The title of an event, or its `number`; `note` a sign's corner; `offset` leads to its top left. */
export interface EventLabel {
  readonly event: string;
  readonly at: Position;
  readonly offset: readonly [number, number];
  readonly size: Size;
  readonly proposed?: boolean;
  readonly number?: boolean;
  readonly note?: "top-right" | "top-left" | "bottom-right" | "bottom-left" | null;
  readonly lines: readonly LabelLine[];
}

/** Texts and place of an event; ``date`` is in words. */
export interface EventTexts {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly family: string;
  readonly row: number;
  readonly at: Position | null;
  readonly bounds: Bounds | null;
  /** The box of all ends of an event with several; None for another. */
  readonly ends: Bounds | null;
  /** The days on which claims were made. */
  readonly claim_days: readonly Day[];
  readonly date: string;
}

/** The colour of a line while its event falls only perhaps within the period. */
export interface FaintInk {
  readonly ink: Colour;
}

export type GroundKind = "country" | "province" | "water" | "town";

/** A name of the ground: one that the brief itself has, or a state or a water with its area. */
export interface GroundName {
  readonly id: string;
  readonly text: string;
  readonly kind: GroundKind;
  /** Ten times the zoom from which the name is wanted; lower ranks come first. */
  readonly rank: number;
  readonly at: Position;
  /** Whether it is a state that acts in the brief. */
  readonly acts: boolean;
  /** Address of the area of the name, of which ``extent`` is the extent; empty where it has none here. */
  readonly land: string;
  readonly extent?: Bounds;
}

/** The inset that says where a map is: a state among its neighbours, in Mercator coordinates of 0-1. */
export interface InsetMap {
  readonly label: string;
  /** Name of the state. */
  readonly lines: readonly string[];
  /** West, north, east, south of the state. */
  readonly state: readonly [number, number, number, number];
  readonly west: number;
  readonly north: number;
  readonly world_pixels: number;
  /** Path of the other land, in pixels of the inset. */
  readonly neighbours: string;
  readonly land: string;
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
  /** Says how many events of the sign are shown; `text` is for all of them. */
  readonly counts?: boolean;
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

/** An item of the legend; ``swatch`` is SVG text. */
export interface LegendItem {
  readonly group: string;
  readonly id: string;
  readonly label: string;
  readonly swatch: string;
}

/** The whole brief drawn for one language, theme and camera, no filter applied. */
export interface MapSpec {
  readonly lang: Lang;
  readonly camera: Camera;
  readonly deck: SpecDeck;
  readonly labels: readonly EventLabel[];
  /** The areas whose marks several events share, by their keys. */
  readonly signs: Readonly<Record<string, SharedSign>>;
  readonly note_lines: readonly NoteLine[];
  /** States that act in the brief, then the waters and countries that it names. */
  readonly ground_names: readonly GroundName[];
  readonly taken: readonly TakenRoom[];
  readonly inset: InsetMap | null;
  /** The map in words, for screen readers. */
  readonly text_alternative: string;
  readonly legend: readonly LegendItem[];
  /** Events that have their number on the map, in its order. */
  readonly numbers: readonly NumberEntry[];
  readonly theme: Theme;
  /** Id of the brief. */
  readonly brief: string;
  readonly size: Size;
  /** The camera that shows the whole brief. */
  readonly home: Camera;
  /** Set for a map with thinning: its layers and labels are those of reference layers and signs of areas. */
  readonly thinned: ThinnedMarks | null;
  readonly notes: readonly string[];
  readonly credits: readonly string[];
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

/** A line of a note of a reference layer, or a label of the graticule. */
export interface NoteLine {
  readonly at: Position;
  readonly text: string;
  readonly size: number;
  readonly ink: Colour;
  /** Pixels right and down from `at` to its anchor, at mid height. */
  readonly offset: readonly [number, number];
  readonly align: "start" | "middle" | "end";
  /** Id of the reference layer. */
  readonly reference?: string;
}

/** The number by which an event stands on the map where its title has no room, and that title. */
export interface NumberEntry {
  readonly event: string;
  readonly number: string;
  readonly title: string;
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

/** The events that share the marks of an area; its key stands for an event in rows, layers and labels. */
export interface SharedSign {
  /** Ids, in the order of the brief. */
  readonly events: readonly string[];
  /** Words for one event, for two and so on. */
  readonly count_words: readonly string[];
}

/** Width and height in pixels. */
export type Size = readonly [number, number];

/** The map of one slide of a briefing, everything on it enlarged by the same factor. */
export interface SlideSpec {
  readonly lang: Lang;
  readonly camera: Camera;
  readonly deck: SpecDeck;
  readonly labels: readonly EventLabel[];
  /** The areas whose marks several events share, by their keys. */
  readonly signs: Readonly<Record<string, SharedSign>>;
  readonly note_lines: readonly NoteLine[];
  /** States that act in the brief, then the waters and countries that it names. */
  readonly ground_names: readonly GroundName[];
  readonly taken: readonly TakenRoom[];
  readonly inset: InsetMap | null;
  /** The map in words, for screen readers. */
  readonly text_alternative: string;
  readonly legend: readonly LegendItem[];
  /** Events that have their number on the map, in its order. */
  readonly numbers: readonly NumberEntry[];
}

/** The deck in pydeck's JSON. */
export interface SpecDeck {
  readonly layers: readonly SpecLayer[];
  readonly [key: string]: unknown;
}

/** A layer in pydeck's JSON; one of a single event, or of a reference layer, has the keys of a row. */
export interface SpecLayer {
  readonly event?: string;
  /** The fields that differ while the event falls only perhaps within the period. */
  readonly perhaps?: Readonly<Record<string, unknown>>;
  /** True: drawn only while the event is in focus; false: only while it is not. */
  readonly focus?: boolean;
  /** Key of a lane of several events; drawn only while one of them is in focus. */
  readonly fan?: string;
  /** Id of the reference layer that it is of. */
  readonly reference?: string;
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
  /** True: drawn only while the event is in focus; false: only while it is not. */
  readonly focus?: boolean;
  /** Key of a lane of several events; drawn only while one of them is in focus. */
  readonly fan?: string;
  /** Id of the reference layer that it is of. */
  readonly reference?: string;
  readonly [key: string]: unknown;
}

/** Address of the picture that stands in the map's place until its graphics are ready, without a size. */
export interface StandInAddress {
  readonly url: string;
  /** Widths in CSS pixels at which it is drawn. */
  readonly widths: readonly number[];
}

/** Marks of such a picture, which a click on it finds. */
export interface StandInFacts {
  readonly size: Size;
  readonly camera: Camera;
  /** From above. */
  readonly marks: readonly StandInMark[];
  /** Id and title of the events of each mark, by its key. */
  readonly titles: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/** A mark of such a picture: its boxes are left, top, right and bottom in pixels of the picture. */
export interface StandInMark {
  /** Id of an event, or the key of a sign. */
  readonly key: string;
  readonly boxes: readonly (readonly [number, number, number, number])[];
  /** Whether it lies under all marks that are no areas. */
  readonly area?: boolean;
}

/** Colours of a kind by standing, and of the edge of its marks. */
export interface StandingColours {
  readonly within: Colour;
  readonly perhaps: Colour;
  readonly edge: Colour;
}

/** Room round a longitude and latitude, width and height in pixels, of a mark or note, which no name of the ground may take. */
export type TakenRoom = readonly [number, number, number, number];

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
  readonly statuses?: readonly string[] | null;
  readonly tags?: readonly string[] | null;
  readonly hide?: readonly string[];
  readonly show?: readonly string[];
  readonly bounds?: Bounds | null;
  readonly focus?: string | null;
  readonly camera?: Camera | null;
  readonly projection?: Projection;
}

// Data of the components, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/component_contract.py: change them there.

import type {
  Bounds,
  Camera,
  Day,
  Direction,
  Lang,
  Language,
  Position,
  Projection,
  Size,
  StandInAddress,
  Theme,
} from "./map-contract";

/** Addresses of the archive of the ground and of MapLibre's worker, and the user's own archives. */
export interface BasemapUrls {
  readonly ground: string;
  /** From below. */
  readonly own: readonly OwnArchive[];
  /** Look of disputed borders. */
  readonly disputed: "broken" | "plain" | "hidden";
  /** Beginning of the addresses of shapes in full detail, which the map draws at nearer zooms. */
  readonly full: string;
  /** Address of the names of states and waters that have an area. */
  readonly areas: string;
  /** The desk's names of places of the ground in the reader's language, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly worker: string;
}

/** Number of events by the id of a choice. */
export type ChoiceCounts = Readonly<Record<string, number>>;

/** Data of the script that answers questions by keys. */
export interface ChoiceKeysData {
  /** The name that the list asks for. */
  readonly question: string | null;
}

/** The choices of a filter as a searchable list, where there are too many for chips. */
export interface ChoiceList {
  /** Title of each group, empty for none, with its choices. */
  readonly groups: readonly (readonly [string, readonly ListedChoice[]])[];
  /** Number of the rarer choices that are left out. */
  readonly unlisted: number;
}

/** The choices of a filter in the order in which they stand: id and label. */
export type Choices = readonly (readonly [string, string])[];

/** Data of the event table, deflated. */
export interface EventTableData {
  readonly lang: Lang;
  readonly direction: Direction;
  readonly title: string;
  readonly columns: Choices;
  readonly cell_texts: readonly string[];
  /** Id of the event, then the places of its cells in `cell_texts`. */
  readonly rows: readonly (readonly [string, ...number[]])[];
  /** Ids of the events that carry a note on the text. */
  readonly noted: readonly string[];
  readonly noted_label: string;
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

export type FilterName =
  | "actors"
  | "layers"
  | "statements"
  | "statuses"
  | "tags"
  | "roles"
  | "match"
  | "hide"
  | "show";

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
  /** Filters that are searchable lists in place of chips. */
  readonly lists: Readonly<Record<string, ChoiceList>>;
  /** Id, label and kinds of each family among the layers. */
  readonly families: readonly (readonly [string, string, readonly string[]])[];
  readonly words: Readonly<Record<FilterWord, string>>;
  /** Whether the filter of the actors is the only one that is shown. */
  readonly actors_alone: boolean;
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
  | "statements"
  | "statuses"
  | "tags"
  | "members-act"
  | "find-actor"
  | "find-tag"
  | "found-count"
  | "unlisted";

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
  /** Box of all ends of the event in focus, to be seen with the camera; None for a camera that is held. */
  readonly ends: Bounds | null;
  readonly projection: Projection;
  /** Grows when Python wants the camera to go to `camera`. */
  readonly camera_move: number;
  /** The last change that Python has taken in. */
  readonly seq: number;
  readonly height: number;
  /** The picture of the view with the number `seq`. */
  readonly picture: ServerPicture;
  /** None where there is no picture of what the map shows. */
  readonly stand_in: StandInAddress | null;
  readonly options: MapOptions;
  readonly marker: PlaceMarker | null;
  /** Address of the route that names the nearest town. */
  readonly near: string;
}

/** A choice of a searchable list; its label stands among those of the filter. */
export interface ListedChoice {
  readonly id: string;
  /** 0, or one more than the choice that it is a part of. */
  readonly depth: number;
  /** Folded spellings, separated by line feeds. */
  readonly searched: string;
}

/** The parts of the map that are shown. */
export interface MapOptions {
  readonly time_bar: boolean;
  readonly toolbar: boolean;
  /** Whether the reader may measure, read coordinates and switch the graticule. */
  readonly tools: boolean;
}

/** An archive of the user's own, drawn inside its bounds over our land and under our borders. */
export interface OwnArchive {
  readonly url: string;
  readonly kind: "vector" | "raster";
  readonly bounds: Bounds;
  readonly min_zoom: number;
  /** Zoom from which it is drawn: farther out its tiles would lie over half of the world. */
  readonly first_zoom: number;
  readonly max_zoom: number;
  /** Pixels of the side of a tile of a raster archive. */
  readonly tile_size: number;
  readonly attribution: string;
  /** Day of the imagery in words; empty where it is not known. */
  readonly day: string;
}

/** A place that the reader searched for: marked until the reader removes it, and in no picture. */
export interface PlaceMarker {
  /** Grows with each place. */
  readonly number: number;
  readonly at: Position;
  readonly name: string;
  readonly kind: string;
  /** Its coordinates as text. */
  readonly position: string;
}

/** Data of the script between the text and the map. */
export interface ReadingSyncData {
  readonly focus: string | null;
  readonly brief: string;
  readonly lang: Lang;
  /** Id of the document on screen. */
  readonly document: string | null;
  /** Id of the element of the passage that was asked for. */
  readonly passage: string | null;
  /** Number of that request. */
  readonly asked: number;
  /** The panel that is open over the map of a phone, by its name; empty for none. */
  readonly panel: string;
}

/** Number of events that each choice would show, all other filters as they are. */
export interface SelectionFacets {
  readonly actors: ChoiceCounts;
  readonly layers: ChoiceCounts;
  readonly statements: ChoiceCounts;
  readonly statuses: ChoiceCounts;
  readonly tags: ChoiceCounts;
  /** Events that the actor filter hides and in which members of its alliances act. */
  readonly members: ChoiceCounts;
}

/** The server's picture of the view; `url` is relative and has no camera. */
export interface ServerPicture {
  readonly url: string;
  /** The smallest map that the picture shows at a camera's zoom. */
  readonly map: Size;
  /** Marking of the page, for a picture that the browser makes. */
  readonly marking: string;
  /** Draft stamp and note on the language, for such a picture. */
  readonly remarks: readonly string[];
  /** Filters beside the period in words, for such a picture. */
  readonly filters: readonly string[];
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
  readonly statuses: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly hide: readonly string[];
  /** Additions to the map; each combination has a map spec of its own. */
  readonly show: readonly string[];
  readonly bounds: Bounds | null;
  readonly focus: string | null;
}

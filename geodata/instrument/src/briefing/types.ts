// The document of a briefing, as the server writes it, and what the page says to the presenter.

import type { Camera, GroundUrls, Lang, Standing, Theme } from "../types";

export interface Amount {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly counts: string;
}

/** Who speaks, in what manner, under which numbers of the sources. */
export interface Voice {
  readonly speaker: string;
  readonly tags: readonly string[];
  readonly cites: readonly number[];
}

export interface Rung extends Voice {
  /** Several are alternatives, never to be added. */
  readonly amounts: readonly Amount[];
}

export interface Said extends Voice {
  readonly gist: string;
}

export interface Citation extends Voice {
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

export interface Listed {
  readonly title: string;
  readonly status: string;
  readonly reason: string;
}

export interface SlideTold {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly seconds: number;
  readonly query: string;
  readonly camera: Camera | null;
  readonly focus: string | null;
  readonly standing: Readonly<Record<string, Standing>>;
  readonly figures: readonly Rung[];
  readonly said: readonly Said[];
  readonly listed: readonly Listed[];
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  /** The address of the chart document; size and scale are added. */
  readonly chart: string;
}

export interface BriefingDocument {
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
  readonly tones: Readonly<Record<string, string>>;
  readonly slides: readonly SlideTold[];
}

/** What Python says to the presenter: addresses alone. */
export interface BriefingData {
  readonly brief: string;
  readonly digest: string;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly version: string;
  readonly ground: GroundUrls;
}

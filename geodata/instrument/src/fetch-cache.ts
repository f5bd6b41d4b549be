// Fetched files, each kept by its address.

import type { MapSpec, MessageFile, RowTexts, SlideSpec } from "./contract";

const MAX_KEPT = 12;

/** Keeps the last answers by their addresses; a failed request is made anew. */
export class FetchCache {
  readonly #max: number;
  readonly #kept = new Map<string, Promise<unknown>>();

  constructor(max: number) {
    this.#max = max;
  }

  /** The answer at an address, read once. */
  get<T>(url: string, read: (answer: Response) => Promise<T>): Promise<T> {
    const before = this.#kept.get(url);
    if (before) return before as Promise<T>;
    const answer = fetchOk(url).then(read);
    this.#kept.set(url, answer);
    answer.catch(() => this.#kept.delete(url));
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > this.#max && oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }

  clear(): void {
    this.#kept.clear();
  }
}

const cache = new FetchCache(MAX_KEPT);

/** The map spec at an address. */
export function fetchMapSpec(url: string): Promise<MapSpec> {
  return cache.get(url, (answer) => answer.json() as Promise<MapSpec>);
}

/** The map spec of a slide at an address. */
export function fetchSlideSpec(url: string, from: FetchCache): Promise<SlideSpec> {
  return from.get(url, (answer) => answer.json() as Promise<SlideSpec>);
}

/** Messages and theme variables at an address. */
export function fetchMessages(url: string): Promise<MessageFile> {
  return cache.get(url, (answer) => answer.json() as Promise<MessageFile>);
}

/** Bytes at an address. */
export function fetchBytes(url: string): Promise<ArrayBuffer> {
  return cache.get(url, (answer) => answer.arrayBuffer());
}

/** Titles of rows of a map with thinning; not kept. */
export async function fetchTitles(url: string, lang: string, rows: readonly number[]): Promise<RowTexts[]> {
  const query = rows.map((row) => `&row=${row}`).join("");
  return (await fetchOk(`${url}?lang=${lang}${query}`)).json() as Promise<RowTexts[]>;
}

async function fetchOk(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200; reload the page`);
  return answer;
}

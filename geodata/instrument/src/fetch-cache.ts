// What is fetched: documents, tables, sentences and titles, each once by its address.

import type { MapSpec, MessageFile, RowTexts } from "./contract";

const MAX_KEPT = 12;
const kept = new Map<string, Promise<unknown>>();

/** The chart document at an address. */
export function fetchMapSpec(url: string): Promise<MapSpec> {
  return fetchOnce(url, (answer) => answer.json() as Promise<MapSpec>);
}

/** Sentences and tones at an address. */
export function fetchMessages(url: string): Promise<MessageFile> {
  return fetchOnce(url, (answer) => answer.json() as Promise<MessageFile>);
}

/** Bytes at an address. */
export function fetchBytes(url: string): Promise<ArrayBuffer> {
  return fetchOnce(url, (answer) => answer.arrayBuffer());
}

/** Titles of rows of a dense map. */
export async function fetchTitles(url: string, lang: string, rows: readonly number[]): Promise<RowTexts[]> {
  const asked = rows.map((row) => `&row=${row}`).join("");
  return (await fetchOk(`${url}?lang=${lang}${asked}`)).json() as Promise<RowTexts[]>;
}

function fetchOnce<T>(url: string, read: (answer: Response) => Promise<T>): Promise<T> {
  const before = kept.get(url);
  if (before) return before as Promise<T>;
  const found = fetchOk(url).then(read);
  kept.set(url, found);
  found.catch(() => kept.delete(url));
  const oldest = kept.keys().next().value;
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}

async function fetchOk(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200; reload the page`);
  return answer;
}

// What is fetched: documents, tables, sentences and titles, each once by its address.

import type { ChartDocument, RowWords, WordsFile } from "./types";

const KEPT = 12;
const kept = new Map<string, Promise<unknown>>();

/** The chart document at an address. */
export function chartAt(url: string): Promise<ChartDocument> {
  return once(url, (answer) => answer.json() as Promise<ChartDocument>);
}

/** Sentences and tones at an address. */
export function wordsAt(url: string): Promise<WordsFile> {
  return once(url, (answer) => answer.json() as Promise<WordsFile>);
}

/** Bytes at an address. */
export function bytesAt(url: string): Promise<ArrayBuffer> {
  return once(url, (answer) => answer.arrayBuffer());
}

/** Titles of rows of a dense map. */
export async function titlesAt(url: string, lang: string, rows: readonly number[]): Promise<RowWords[]> {
  const asked = rows.map((row) => `&row=${row}`).join("");
  return (await answered(`${url}?lang=${lang}${asked}`)).json() as Promise<RowWords[]>;
}

function once<T>(url: string, read: (answer: Response) => Promise<T>): Promise<T> {
  const before = kept.get(url);
  if (before) return before as Promise<T>;
  const found = answered(url).then(read);
  kept.set(url, found);
  found.catch(() => kept.delete(url));
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}

async function answered(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200; reload the page`);
  return answer;
}

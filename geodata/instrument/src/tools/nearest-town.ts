// The nearest town to a position in words, from the server; only the answer to the last question counts.

import type { Position } from "../contract";
import { debounce } from "../timing";

/** A pointer that moves asks nothing. */
const REST_MS = 250;
/** Degrees to which positions are rounded: so far apart the words hardly differ. */
const DECIMALS = 2;

export class NearestTown {
  readonly #show: (words: string) => void;
  readonly #askLater = debounce(() => void this.#ask(), REST_MS);
  #url = "";
  #abort: AbortController | null = null;

  constructor(show: (words: string) => void) {
    this.#show = show;
  }

  /** Asks for the town nearest to a position, once no other is asked for. */
  ask(address: string, [lon, lat]: Position, lang: string): void {
    const url = `${address}?lon=${lon.toFixed(DECIMALS)}&lat=${lat.toFixed(DECIMALS)}&lang=${lang}`;
    if (url === this.#url) return;
    this.#url = url;
    this.#abort?.abort();
    this.#show("");
    this.#askLater();
  }

  cancel(): void {
    this.#askLater.cancel();
    this.#abort?.abort();
    this.#url = "";
  }

  async #ask(): Promise<void> {
    const [url, abort] = [this.#url, new AbortController()];
    this.#abort = abort;
    try {
      const answer = await fetch(new URL(url, document.baseURI), { signal: abort.signal });
      const { words } = (answer.ok ? await answer.json() : { words: "" }) as { words: string };
      if (url === this.#url) this.#show(words);
    } catch {
      // The words are an addition: without the server the coordinates stand alone.
      if (url === this.#url) this.#url = "";
    }
  }
}

// Reads ranges of a PMTiles archive so that every browser stores them.

import type { AddProtocolAction } from "maplibre-gl";
import { EtagMismatch, PMTiles, Protocol, type RangeResponse, type Source } from "pmtiles";

/**
 * A source whose ranges the browser's cache keeps.
 *
 * The source of npm `pmtiles` asks with `no-store` on Windows, since browsers there fail at many requests for
 * ranges of one address at once. Here each range has an address of its own, so that each is one entry of the
 * cache, and no request waits for another. The address of an archive tells its content: it never changes.
 */
export class ArchiveSource implements Source {
  readonly #url: string;
  #etag: string | null = null;
  /** Whether the browser's cache is passed over: what it has is of an archive that was exchanged. */
  #stale = false;

  /** `url` is absolute. */
  constructor(url: string) {
    this.#url = url;
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const last = offset + length - 1;
    const url = `${this.#url}?bytes=${offset}-${last}`;
    const answer = await fetch(url, {
      headers: { range: `bytes=${offset}-${last}` },
      cache: this.#stale ? "reload" : "default",
      ...(signal ? { signal } : {}),
    });
    if (answer.status !== 206)
      throw new Error(`${url}: found status ${answer.status}, expected 206; reload the page`);
    this.#checkEtag(answer.headers.get("etag"));
    return { data: await answer.arrayBuffer(), ...(this.#etag ? { etag: this.#etag } : {}) };
  }

  /** A weak ETag tells nothing of bytes. */
  #checkEtag(etag: string | null): void {
    if (etag === null || etag.startsWith("W/")) return;
    const before = this.#etag;
    this.#etag = etag;
    if (before === null || before === etag) return;
    this.#stale = true;
    throw new EtagMismatch(`${this.#url}: found ${etag}, expected ${before}`);
  }
}

/** MapLibre's protocol `pmtiles:`, one for all maps of a page. */
const protocol = new Protocol();

const readTile: AddProtocolAction = protocol.tile;

/** Tiles that were asked for before the map does, by address. */
const early = new Map<string, ReturnType<AddProtocolAction>>();

/** The function that MapLibre asks for tiles; a tile that was asked for early is handed over once. */
export const loadArchiveTile: AddProtocolAction = (wanted, abort) => {
  const known = early.get(wanted.url);
  early.delete(wanted.url);
  return known ?? readTile(wanted, abort);
};

/** Asks for a tile before the map does; a failure is forgotten, and the map's to tell when it asks again. */
export function loadTileEarly(url: string): void {
  const tile = readTile({ url, type: "arrayBuffer" }, new AbortController());
  early.set(url, tile);
  tile.catch(() => early.delete(url));
}

/** Template of the addresses of an archive's tiles; its header is read when the first is asked for. */
export function archiveTiles(url: string): string {
  if (!protocol.get(url)) protocol.add(new PMTiles(new ArchiveSource(url)));
  return `pmtiles://${url}/{z}/{x}/{y}`;
}

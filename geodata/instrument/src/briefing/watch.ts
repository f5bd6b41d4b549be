// Whether the server is there: asked again and again, so that a screen on a wall can say that it is gone.

const EVERY_MS = 3_000;
const PATIENCE_MS = 4_000;

/** What the server says of itself. */
export interface Ready {
  readonly version: string;
  readonly briefs: readonly { readonly id: string; readonly digest: string | null }[];
}

export interface Told {
  gone(): void;
  /** The server is back, or answered for the first time. */
  back(ready: Ready): void;
  /** It answered as before. */
  there(ready: Ready): void;
}

/** Asks /ready every few seconds; a server that is gone is known within ten. */
export class Watch {
  readonly #url: string;
  readonly #told: Told;
  #gone: boolean | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(url: string, told: Told) {
    this.#url = url;
    this.#told = told;
    void this.#ask();
  }

  dispose(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const ready = await this.#answer();
    if (this.#over) return;
    const before = this.#gone;
    this.#gone = ready === null;
    if (ready === null) {
      if (before !== true) this.#told.gone();
    } else if (before === false) this.#told.there(ready);
    else this.#told.back(ready);
    this.#timer = setTimeout(() => void this.#ask(), EVERY_MS);
  }

  async #answer(): Promise<Ready | null> {
    try {
      const answer = await fetch(this.#url, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
      return answer.ok ? ((await answer.json()) as Ready) : null;
    } catch {
      return null;
    }
  }
}

// Polls the server, so that an unattended screen can show that it is gone.

import type { ServerStatus } from "../contract";

const INTERVAL_MS = 3_000;
const TIMEOUT_MS = 4_000;

interface ServerWatchHost {
  onGone(): void;
  /** The server is back, or answered for the first time. */
  onBack(ready: ServerStatus): void;
  /** It answered again. */
  onUnchanged(ready: ServerStatus): void;
}

/** Polls `/state`; a server that is gone is noticed within ten seconds. */
export class ServerWatch {
  readonly #url: string;
  readonly #host: ServerWatchHost;
  #gone: boolean | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(url: string, told: ServerWatchHost) {
    this.#url = url;
    this.#host = told;
    void this.#poll();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #poll(): Promise<void> {
    const ready = await this.#fetchStatus();
    if (this.#disposed) return;
    const before = this.#gone;
    this.#gone = ready === null;
    if (ready === null) {
      if (before !== true) this.#host.onGone();
    } else if (before === false) this.#host.onUnchanged(ready);
    else this.#host.onBack(ready);
    this.#timer = setTimeout(() => void this.#poll(), INTERVAL_MS);
  }

  async #fetchStatus(): Promise<ServerStatus | null> {
    try {
      const answer = await fetch(this.#url, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
      return answer.ok ? ((await answer.json()) as ServerStatus) : null;
    } catch {
      return null;
    }
  }
}

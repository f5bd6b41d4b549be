// The screen and its second window, kept in step: two ends of one channel of this browser.

/** Where the screen stands. */
export interface Step {
  readonly at: number;
  readonly playing: boolean;
  readonly lang: string;
  readonly digest: string;
}

type Message = { readonly step: Step } | { readonly ask: true } | { readonly deed: unknown };

export interface Heard {
  step?(step: Step): void;
  /** The other end wants to know where the screen stands. */
  ask?(): void;
  deed?(deed: unknown): void;
}

/** One end of the channel of a brief. */
export class Channel {
  readonly #channel: BroadcastChannel;

  constructor(brief: string, heard: Heard) {
    this.#channel = new BroadcastChannel(`briefmap:${brief}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ("step" in data) heard.step?.(data.step);
      else if ("ask" in data) heard.ask?.();
      else heard.deed?.(data.deed);
    };
  }

  step(step: Step): void {
    this.#channel.postMessage({ step });
  }

  ask(): void {
    this.#channel.postMessage({ ask: true });
  }

  deed(deed: unknown): void {
    this.#channel.postMessage({ deed });
  }

  dispose(): void {
    this.#channel.close();
  }
}

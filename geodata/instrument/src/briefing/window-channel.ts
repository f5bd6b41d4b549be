// Messages between the screen and the speaker window of the same browser.

/** The state of the screen. */
export interface ScreenState {
  readonly at: number;
  readonly playing: boolean;
  readonly lang: string;
  readonly digest: string;
}

type ChannelMessage = { readonly step: ScreenState } | { readonly ask: true } | { readonly deed: unknown };

interface ChannelHandlers {
  onState?(step: ScreenState): void;
  /** The other window asks for the state of the screen. */
  onAsk?(): void;
  onCommand?(deed: unknown): void;
}

/** One end of the channel of a brief. */
export class WindowChannel {
  readonly #channel: BroadcastChannel;

  constructor(brief: string, heard: ChannelHandlers) {
    this.#channel = new BroadcastChannel(`briefmap:${brief}`);
    this.#channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if ("step" in data) heard.onState?.(data.step);
      else if ("ask" in data) heard.onAsk?.();
      else heard.onCommand?.(data.deed);
    };
  }

  sendState(step: ScreenState): void {
    this.#channel.postMessage({ step });
  }

  askState(): void {
    this.#channel.postMessage({ ask: true });
  }

  sendCommand(deed: unknown): void {
    this.#channel.postMessage({ deed });
  }

  dispose(): void {
    this.#channel.close();
  }
}

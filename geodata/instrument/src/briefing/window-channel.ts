// Messages between the screen and the speaker window of the same browser.

/** The state of the screen. */
export interface ScreenState {
  readonly at: number;
  readonly playing: boolean;
  readonly lang: string;
  readonly digest: string;
}

type ChannelMessage =
  | { readonly state: ScreenState }
  | { readonly ask: true }
  | { readonly command: unknown };

interface ChannelHandlers {
  onState?(state: ScreenState): void;
  /** The other window asks for the state of the screen. */
  onAsk?(): void;
  onCommand?(command: unknown): void;
}

/** One end of the channel of a brief. */
export class WindowChannel {
  readonly #channel: BroadcastChannel;

  constructor(brief: string, handlers: ChannelHandlers) {
    this.#channel = new BroadcastChannel(`briefmap:${brief}`);
    this.#channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if ("state" in data) handlers.onState?.(data.state);
      else if ("ask" in data) handlers.onAsk?.();
      else handlers.onCommand?.(data.command);
    };
  }

  sendState(state: ScreenState): void {
    this.#channel.postMessage({ state });
  }

  askState(): void {
    this.#channel.postMessage({ ask: true });
  }

  sendCommand(command: unknown): void {
    this.#channel.postMessage({ command });
  }

  dispose(): void {
    this.#channel.close();
  }
}

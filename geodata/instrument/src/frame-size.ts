// The size of the map's frame. A page without a map keeps the map mounted with no size, which is no size to
// draw or to fetch labels for.

import type { Size } from "./contract";
import { debounce } from "./timing";

const RESIZED_MS = 300;

interface FrameSizeHost {
  /** The frame has another size. */
  onResize(): void;
  /** The size has been the same for a while. */
  onRest(): void;
}

export class FrameSize {
  readonly #frame: HTMLElement;
  readonly #observer: ResizeObserver;
  readonly #restLater: ReturnType<typeof debounce>;
  #pending: (() => void) | null = null;

  constructor(frame: HTMLElement, host: FrameSizeHost) {
    this.#frame = frame;
    this.#restLater = debounce(() => {
      if (!this.hidden) host.onRest();
    }, RESIZED_MS);
    this.#observer = new ResizeObserver(() => {
      if (this.hidden) return;
      const pending = this.#pending;
      this.#pending = null;
      if (pending) pending();
      else host.onResize();
      this.#restLater();
    });
    this.#observer.observe(frame);
  }

  get size(): Size {
    return [this.#frame.clientWidth, this.#frame.clientHeight];
  }

  get hidden(): boolean {
    return this.size.includes(0);
  }

  /** Does something as soon as the hidden frame shows; of several things the last. */
  onceShown(call: () => void): void {
    this.#pending = call;
  }

  dispose(): void {
    this.#restLater.cancel();
    this.#observer.disconnect();
  }
}

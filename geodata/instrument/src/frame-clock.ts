// Frames for the loop of deck.gl: it asks for one after the other, and gets none while nothing can change.

/** For so long frames come after something has changed. */
const AWAKE_MS = 500;

export class FrameClock {
  readonly #isLoading: () => boolean;
  #callback: FrameRequestCallback | null = null;
  #frame: number | null = null;
  #awakeUntil = 0;

  /** `isLoading` tells whether something that will be drawn is on its way. */
  constructor(isLoading: () => boolean) {
    this.#isLoading = isLoading;
  }

  /** Lets frames come again: a layer, the camera or the pointer has changed. */
  wake(): void {
    this.#awakeUntil = performance.now() + AWAKE_MS;
    this.#schedule();
  }

  /** As the window's, for one callback at a time. */
  readonly requestAnimationFrame = (callback: FrameRequestCallback): number => {
    this.#callback = callback;
    if (performance.now() < this.#awakeUntil || this.#isLoading()) this.#schedule();
    return 1;
  };

  readonly cancelAnimationFrame = (): void => {
    this.#callback = null;
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  };

  #schedule(): void {
    if (this.#callback === null || this.#frame !== null) return;
    this.#frame = requestAnimationFrame((time) => {
      const callback = this.#callback;
      [this.#frame, this.#callback] = [null, null];
      callback?.(time);
    });
  }
}

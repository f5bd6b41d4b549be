// What turns the slides: where the briefing stands, whether it plays, when the next slide comes.

/** How a briefing is played. */
interface SlideSequence {
  /** The first and the last slide that are shown. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds that a slide stands. */
  durationOf(at: number): number;
  /** Whether it starts anew after the last slide, and goes on by itself after a touch. */
  readonly forever: boolean;
}

export interface SlidePlayerState {
  readonly slide: number;
  readonly playing: boolean;
  /** Held by a touch: it goes on by itself. */
  readonly held: boolean;
}

/** After a touch a kiosk goes on so much later. */
export const RESUME_MS = 30_000;

/** One timer and three facts; it knows neither page nor map. */
export class SlidePlayer {
  readonly #notifyHost: (turned: SlidePlayerState) => void;
  #sequence: SlideSequence;
  #at: number;
  #playing = false;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(play: SlideSequence, at: number, tell: (turned: SlidePlayerState) => void) {
    this.#sequence = play;
    this.#at = this.#clamp(at);
    this.#notifyHost = tell;
  }

  get state(): SlidePlayerState {
    return { slide: this.#at, playing: this.#playing, held: this.#held };
  }

  /** The slides changed under way: it stays where it is, as far as that slide is still there. */
  setSequence(play: SlideSequence): void {
    this.#sequence = play;
    this.#at = this.#clamp(this.#at);
    this.#restartTimer();
    this.#notify();
  }

  next(): void {
    this.#goTo(
      this.#at < this.#sequence.last
        ? this.#at + 1
        : this.#sequence.forever
          ? this.#sequence.first
          : this.#at,
    );
  }

  previous(): void {
    this.#goTo(
      this.#at > this.#sequence.first
        ? this.#at - 1
        : this.#sequence.forever
          ? this.#sequence.last
          : this.#at,
    );
  }

  jump(at: number): void {
    this.#goTo(this.#clamp(at));
  }

  first(): void {
    this.#goTo(this.#sequence.first);
  }

  last(): void {
    this.#goTo(this.#sequence.last);
  }

  play(): void {
    this.#playing = true;
    this.#held = false;
    this.#restartTimer();
    this.#notify();
  }

  pause(): void {
    this.#playing = false;
    this.#held = false;
    this.#restartTimer();
    this.#notify();
  }

  toggle(): void {
    if (this.#playing && !this.#held) this.pause();
    else this.play();
  }

  /** Somebody touched the screen: a briefing that plays for ever waits, and goes on a while after. */
  holdByTouch(): void {
    if (!this.#playing || !this.#sequence.forever) return;
    const before = this.#held;
    this.#held = true;
    this.#restartTimer();
    if (!before) this.#notify();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #goTo(at: number): void {
    this.#at = at;
    this.#restartTimer();
    this.#notify();
  }

  /** The one timer: to the next slide, or to the end of a pause by touch. */
  #restartTimer(): void {
    clearTimeout(this.#timer);
    if (!this.#playing) return;
    if (this.#held) {
      this.#timer = setTimeout(() => this.play(), RESUME_MS);
      return;
    }
    this.#timer = setTimeout(() => this.#onTimer(), this.#sequence.durationOf(this.#at));
  }

  #onTimer(): void {
    if (!this.#sequence.forever && this.#at === this.#sequence.last) this.pause();
    else this.next();
  }

  #clamp(at: number): number {
    return Math.min(Math.max(at, this.#sequence.first), this.#sequence.last);
  }

  #notify(): void {
    this.#notifyHost(this.state);
  }
}

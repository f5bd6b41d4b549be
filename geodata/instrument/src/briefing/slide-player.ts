// Playback of slides: current slide, playing or not, timer of the next slide.

/** The slides to play and their durations. */
interface SlideSequence {
  /** The first and the last slide. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds of a slide. */
  durationOf(at: number): number;
  /** Whether it loops, and resumes by itself after a touch. */
  readonly forever: boolean;
}

export interface SlidePlayerState {
  readonly slide: number;
  readonly playing: boolean;
  /** Paused by a touch: it resumes by itself. */
  readonly held: boolean;
}

/** Pause after a touch in a kiosk. */
export const RESUME_MS = 30_000;

/** The state machine of the playback, with one timer; it does not know the page. */
export class SlidePlayer {
  readonly #notifyHost: (state: SlidePlayerState) => void;
  #sequence: SlideSequence;
  #slide: number;
  #playing = false;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(play: SlideSequence, at: number, tell: (state: SlidePlayerState) => void) {
    this.#sequence = play;
    this.#slide = this.#clamp(at);
    this.#notifyHost = tell;
  }

  get state(): SlidePlayerState {
    return { slide: this.#slide, playing: this.#playing, held: this.#held };
  }

  /** Takes other slides; the current slide stays as far as it still exists. */
  setSequence(play: SlideSequence): void {
    this.#sequence = play;
    this.#slide = this.#clamp(this.#slide);
    this.#restartTimer();
    this.#notify();
  }

  next(): void {
    this.#goTo(
      this.#slide < this.#sequence.last
        ? this.#slide + 1
        : this.#sequence.forever
          ? this.#sequence.first
          : this.#slide,
    );
  }

  previous(): void {
    this.#goTo(
      this.#slide > this.#sequence.first
        ? this.#slide - 1
        : this.#sequence.forever
          ? this.#sequence.last
          : this.#slide,
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

  /** Pauses a looping briefing after a touch of the screen; it resumes later. */
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
    this.#slide = at;
    this.#restartTimer();
    this.#notify();
  }

  /** Restarts the timer: to the next slide, or to the end of a pause by touch. */
  #restartTimer(): void {
    clearTimeout(this.#timer);
    if (!this.#playing) return;
    if (this.#held) {
      this.#timer = setTimeout(() => this.play(), RESUME_MS);
      return;
    }
    this.#timer = setTimeout(() => this.#onTimer(), this.#sequence.durationOf(this.#slide));
  }

  #onTimer(): void {
    if (!this.#sequence.forever && this.#slide === this.#sequence.last) this.pause();
    else this.next();
  }

  #clamp(at: number): number {
    return Math.min(Math.max(at, this.#sequence.first), this.#sequence.last);
  }

  #notify(): void {
    this.#notifyHost(this.state);
  }
}

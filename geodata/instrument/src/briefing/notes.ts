// The second window: what the speaker says, with every citation, in step with the screen.

import { element, spoken } from "../furniture/element";
import { Channel, type Step } from "./channel";
import { type Deed, deedOf } from "./deeds";
import { asked } from "./route";
import type { BriefingData, BriefingDocument, Citation, SlideTold } from "./types";

const SECOND_MS = 1_000;

export class Notes {
  readonly #root = element("div", { class: "notes", tabindex: 0 });
  readonly #head = element("header", {});
  readonly #time = element("span", { class: "elapsed", dir: "ltr" });
  readonly #body = element("main", {});
  readonly #channel: Channel;
  readonly #load: (lang: string, digest: string) => Promise<BriefingDocument>;
  readonly #began = Date.now();
  readonly #ticking: ReturnType<typeof setInterval>;
  #told: BriefingDocument | null = null;
  #step: Step | null = null;

  constructor(
    root: HTMLElement | ShadowRoot,
    data: BriefingData,
    load: (lang: string, digest: string) => Promise<BriefingDocument>,
  ) {
    this.#load = load;
    this.#root.append(this.#head, this.#body);
    root.append(this.#root);
    this.#channel = new Channel(data.brief, { step: (step) => void this.#follow(step) });
    this.#ticking = setInterval(() => this.#tick(), SECOND_MS);
    window.addEventListener("keydown", this.#key, { capture: true });
    void this.#wait(data);
  }

  dispose(): void {
    clearInterval(this.#ticking);
    window.removeEventListener("keydown", this.#key, { capture: true });
    this.#channel.dispose();
    this.#root.remove();
  }

  /** Until the screen answers, the slide of the address stands there. */
  async #wait(data: BriefingData): Promise<void> {
    this.#told = await this.#load(data.lang, data.digest);
    if (this.#step === null) this.#draw(asked(location.search).slide ?? 0, true);
    this.#channel.ask();
  }

  async #follow(step: Step): Promise<void> {
    this.#step = step;
    if (this.#told?.lang !== step.lang || this.#told.digest !== step.digest) {
      this.#told = await this.#load(step.lang, step.digest);
    }
    this.#draw(step.at, false);
  }

  #draw(at: number, alone: boolean): void {
    const told = this.#told;
    if (!told) return;
    const { words, slides } = told;
    const [slide, next] = [slides[at - 1], slides[at]];
    spoken(this.#root, told.lang);
    for (const [name, tone] of Object.entries(told.tones)) this.#root.style.setProperty(name, tone);
    const count = element("span", { class: "count", dir: "ltr" }, `${at} / ${slides.length}`);
    this.#head.replaceChildren(count, element("span", {}, told.title), this.#time);
    this.#body.replaceChildren(
      ...(alone ? [element("p", { class: "waiting" }, words.waiting ?? "")] : []),
      element("h1", {}, slide?.title ?? (at === 0 ? told.title : (words.end ?? ""))),
      ...(slide ? spokenOf(slide, words) : told.summary.map((line) => element("p", { class: "line" }, line))),
      ...(next ? [element("p", { class: "following" }, `${words.following ?? ""}: `, next.title)] : []),
    );
    this.#tick();
  }

  #tick(): void {
    const seconds = Math.floor((Date.now() - this.#began) / SECOND_MS);
    const two = (value: number) => String(value).padStart(2, "0");
    this.#time.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    this.#time.title = this.#told?.words.elapsed ?? "";
  }

  readonly #key = (press: KeyboardEvent): void => {
    const deed: Deed | null = deedOf(press, this.#told?.lang ?? "en");
    if (deed === null || deed === "full" || deed === "notes") return;
    press.preventDefault();
    press.stopPropagation();
    this.#channel.deed(deed);
  };
}

function spokenOf(slide: SlideTold, words: BriefingDocument["words"]): HTMLElement[] {
  return [
    element("p", { class: "line" }, slide.note),
    element("ol", { class: "citations" }, ...slide.citations.map((each) => citationOf(each, words))),
  ];
}

function citationOf(citation: Citation, words: BriefingDocument["words"]): HTMLElement {
  const { speaker, tags, cites, event, where, restated } = citation;
  return element(
    "li",
    {},
    element(
      "p",
      { class: "speaker" },
      element("strong", {}, speaker),
      ` [${cites.join(", ")}] `,
      tags.join(" · "),
    ),
    ...citation.words.map((line) => element("p", { class: "gist" }, line)),
    element("p", { class: "where" }, `${words.event ?? ""}: ${event} · ${where}`),
    ...(restated ? [element("p", { class: "restated" }, `${words.restated ?? ""}: ${restated}`)] : []),
  );
}

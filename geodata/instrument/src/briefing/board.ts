// What stands over the map: headline, caption, figures with their speakers, sources, the bar at the foot.

import { element, spoken } from "../furniture/element";
import type { Deed } from "./deeds";
import { icon } from "./icons";
import type { Insets } from "./map";
import type { Turned } from "./turner";
import type { Amount, BriefingDocument, Rung, Said, SlideTold, Source, Voice } from "./types";

/** Dots of more slides than this would be too small to tell apart. */
const MOST_DOTS = 24;
const CLOCK_MS = 5_000;
/** Shares of the screen that words take: of the height above and below the map, of the width beside it. */
const COVERED = [0.14, 0.1, 0.31] as const;
const COVERED_UPRIGHT = [0.17, 0.45, 0] as const;

/** Where the briefing stands: before its first slide is the cover, after the last the sources. */
export interface Place {
  readonly at: number;
  readonly first: number;
  readonly last: number;
}

export class Board {
  readonly root = element("div", { class: "board" });
  readonly #do: (deed: Deed) => void;
  readonly #head = element("header", { class: "head" });
  readonly #middle = element("div", { class: "middle" });
  readonly #side = element("div", { class: "side", tabindex: 0 });
  readonly #foot = element("div", { class: "foot" });
  readonly #bar = element("div", { class: "bar" });
  readonly #notice = element("p", { class: "gone", role: "status", hidden: true });
  readonly #clock = element("time", { class: "hour" });
  readonly #ticking: ReturnType<typeof setInterval>;

  constructor(deed: (deed: Deed) => void) {
    this.#do = deed;
    const words = element("main", { class: "sheet" }, this.#head, this.#middle, this.#side, this.#foot);
    this.root.append(this.#notice, words, this.#bar);
    this.#tick();
    this.#ticking = setInterval(() => this.#tick(), CLOCK_MS);
  }

  /** Sets the words of a slide. */
  show(told: BriefingDocument, place: Place, turned: Turned): void {
    const slide = told.slides[place.at - 1];
    const kind = slide ? "slide" : place.at === 0 ? "cover" : "end";
    spoken(this.root, told.lang);
    this.root.dataset.kind = kind;
    this.#head.replaceChildren(...(slide ? headline(slide) : cover(told, kind)));
    this.#middle.replaceChildren(...(slide ? [] : kind === "cover" ? summary(told) : colophon(told)));
    this.#side.replaceChildren(...(slide ? figures(slide, told.words) : []));
    this.#foot.replaceChildren(...(slide ? [sourcesOf(slide.sources, told.words)] : []));
    this.play(told, place, turned);
  }

  /** Sets the bar: what plays, where it stands. */
  play(told: BriefingDocument, place: Place, turned: Turned): void {
    this.#head.setAttribute("aria-live", turned.playing ? "off" : "polite");
    const running = turned.playing && !turned.held;
    const before = this.#focused();
    this.#bar.replaceChildren(
      element("div", { class: "deeds" }, ...this.#buttons(told.words, running)),
      this.#dots(told, place),
      element("p", { class: "when" }, element("span", { class: "as-of" }, told.as_of), this.#clock),
    );
    this.#bar.querySelector<HTMLElement>(`[data-name="${before}"]`)?.focus();
  }

  /** Says that the server is gone, or that it is back. */
  gone(words: string | null): void {
    this.#notice.hidden = words === null;
    this.#notice.textContent = words ?? "";
  }

  /** What of the map headline and figures usually cover: the same for all slides, so that maps can wait. */
  insets(): Insets {
    const { clientWidth, clientHeight } = this.root;
    const [top, bottom, side] = clientWidth > clientHeight ? COVERED : COVERED_UPRIGHT;
    const beside = clientWidth * side;
    const [left, right] = this.root.dir === "rtl" ? [beside, 0] : [0, beside];
    return { top: clientHeight * top, bottom: clientHeight * bottom, left, right };
  }

  dispose(): void {
    clearInterval(this.#ticking);
  }

  #focused(): string {
    const root = this.root.getRootNode() as Document | ShadowRoot;
    const found = root.activeElement;
    return found instanceof HTMLElement && this.#bar.contains(found) ? (found.dataset.name ?? "") : "";
  }

  #buttons(words: BriefingDocument["words"], running: boolean): HTMLElement[] {
    const full = document.fullscreenElement ? "window" : "full";
    const listed: [name: string, deed: Deed][] = [
      ["previous", "previous"],
      [running ? "pause" : "play", "toggle"],
      ["next", "next"],
      [full, "full"],
      ["language", "language"],
      ["notes", "notes"],
    ];
    return listed.map(([name, deed]) => this.#button(name, words[name] ?? name, deed));
  }

  #button(name: string, label: string, deed: Deed): HTMLElement {
    const key = typeof deed === "string" ? deed : name;
    const made = element("button", { type: "button", "data-name": key, title: label });
    if (name === "language") made.append(element("span", { class: "as-word" }, label));
    else {
      made.setAttribute("aria-label", label);
      made.append(icon(name));
    }
    made.addEventListener("click", () => this.#do(deed));
    return made;
  }

  #dots(told: BriefingDocument, { at, first, last }: Place): HTMLElement {
    const { words, slides } = told;
    const row = element("nav", { class: "dots", "aria-label": words.slides ?? "" });
    if (last - first >= MOST_DOTS) {
      row.append(element("span", { class: "count" }, `${at} / ${slides.length}`));
      return row;
    }
    for (let number = first; number <= last; number++) {
      const title = slides[number - 1]?.title ?? (number === 0 ? words.start : words.finish) ?? "";
      const label = slides[number - 1] ? `${number}. ${title}` : title;
      const dot = element("button", {
        type: "button",
        class: "dot",
        "aria-label": label,
        title: label,
        "data-name": `dot-${number}`,
        ...(number === at ? { "aria-current": "step" } : {}),
      });
      dot.addEventListener("click", () => this.#do({ jump: number }));
      row.append(dot);
    }
    return row;
  }

  #tick(): void {
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, "0");
    this.#clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  }
}

function headline(slide: SlideTold): HTMLElement[] {
  const note = slide.note ? [element("p", { class: "note" }, slide.note)] : [];
  return [element("h1", {}, slide.title), ...note];
}

function cover(told: BriefingDocument, kind: string): HTMLElement[] {
  if (kind === "end") return [element("h1", {}, told.words.end ?? "")];
  return [element("h1", {}, told.title), element("p", { class: "note" }, told.byline)];
}

function summary({ summary: lines, words, slides }: BriefingDocument): HTMLElement[] {
  if (slides.length === 0) return [element("p", {}, words.nothing ?? "")];
  if (lines.length === 0) return [];
  const list = element("ul", {}, ...lines.map((line) => element("li", {}, line)));
  return [element("section", { class: "summary" }, element("h2", {}, words.summary ?? ""), list)];
}

function colophon({ sources, words, made, byline }: BriefingDocument): HTMLElement[] {
  const list = element("ul", { class: "of-brief" }, ...sources.map((name) => element("li", {}, name)));
  return [
    list,
    element("p", {}, words.boundaries ?? ""),
    element("p", { class: "made" }, element("span", {}, byline), element("span", { dir: "ltr" }, made)),
  ];
}

/** The figure block, what else is said, and what is not on the map. */
function figures(slide: SlideTold, words: BriefingDocument["words"]): HTMLElement[] {
  const rungs = slide.figures.map((rung) => rungOf(rung, words.or ?? ""));
  const said = slide.said.map((each) => saidOf(each));
  const block = rungs.length
    ? [element("ul", { class: "rungs", "aria-label": words.figures ?? "" }, ...rungs)]
    : [];
  const also = said.length
    ? [
        element(
          "ul",
          { class: rungs.length ? "also" : "also alone", "aria-label": words.also ?? "" },
          ...said,
        ),
      ]
    : [];
  return [...block, ...also, ...listed(slide, words)];
}

function rungOf(rung: Rung, or: string): HTMLElement {
  const amounts = rung.amounts.flatMap((amount, at) => [
    ...(at > 0 ? [element("span", { class: "or" }, or)] : []),
    amountOf(amount),
  ]);
  return element("li", {}, element("div", { class: "amounts" }, ...amounts), speakerOf(rung));
}

function amountOf({ before, number, after, counts }: Amount): HTMLElement {
  return element(
    "p",
    { class: "amount" },
    ...(before ? [element("span", { class: "before" }, before), " "] : []),
    element("bdi", { class: "number" }, number),
    " ",
    element("span", { class: "after" }, [after, counts].filter(Boolean).join(" · ")),
  );
}

function saidOf(said: Said): HTMLElement {
  return element(
    "li",
    {},
    speakerOf(said),
    ...(said.gist ? [element("p", { class: "gist" }, said.gist)] : []),
  );
}

function speakerOf({ speaker, tags, cites }: Voice): HTMLElement {
  return element(
    "p",
    { class: "speaker" },
    element("strong", {}, speaker),
    element("sup", { dir: "ltr" }, cites.join(",")),
    element("span", { class: "tags" }, tags.join(" · ")),
  );
}

function listed(slide: SlideTold, words: BriefingDocument["words"]): HTMLElement[] {
  if (slide.listed.length === 0) return [];
  const titles = slide.listed.map(({ title, status, reason }) =>
    element("li", { title: reason }, element("span", {}, title), " ", element("em", {}, status)),
  );
  const head = element("h2", {}, words.listed ?? "");
  return [element("section", { class: "listed" }, head, element("ul", {}, ...titles))];
}

function sourcesOf(sources: readonly Source[], words: BriefingDocument["words"]): HTMLElement {
  const lines = sources.map(({ number, name, where }) =>
    element(
      "li",
      {},
      element("b", {}, String(number)),
      element("span", {}, name),
      element("span", { class: "where" }, where.join("; ")),
    ),
  );
  return element("ol", { class: "sources", "aria-label": words.sources ?? "" }, ...lines);
}

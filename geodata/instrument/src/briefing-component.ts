// The briefing's entry for Streamlit: the presenter, or the speaker's window where the address asks for it.

import { adoptStyles } from "./adopt-styles";
import { parseBriefingQuery } from "./briefing/briefing-query";
import { BRIEFING_STYLES } from "./briefing/briefing-styles";
import { Presenter } from "./briefing/presenter";
import { SpeakerWindow } from "./briefing/speaker-window";
import type { BriefingContent, BriefingData } from "./contract";

interface Component {
  readonly data: BriefingData;
  readonly parentElement: HTMLElement | ShadowRoot;
}

interface BriefingWindow {
  update(data: BriefingData): void;
  dispose(): void;
}

const RETRY_MS = 3_000;
const mounted = new WeakMap<HTMLElement | ShadowRoot, BriefingWindow>();

/** Shows or updates the briefing; gives back what takes it away. */
export default function mount({ data, parentElement }: Component): () => void {
  const before = mounted.get(parentElement);
  if (before) before.update(data);
  else mounted.set(parentElement, openWindow(parentElement, data));
  return () => {
    mounted.get(parentElement)?.dispose();
    mounted.delete(parentElement);
  };
}

function openWindow(root: HTMLElement | ShadowRoot, data: BriefingData): BriefingWindow {
  adoptStyles(root instanceof ShadowRoot ? root : document, BRIEFING_STYLES);
  const load = (lang: string, digest: string) => fetchBriefing(lang, digest, data);
  if (parseBriefingQuery(location.search).notes) {
    const notes = new SpeakerWindow(root, data, load);
    return { update: () => {}, dispose: () => notes.dispose() };
  }
  return new PresenterLoader(root, data, load);
}

/** The presenter once its slides are there; until then it asks for them again and again. */
class PresenterLoader implements BriefingWindow {
  readonly #root = document.createElement("div");
  #data: BriefingData;
  #presenter: Presenter | null = null;
  #over = false;

  constructor(
    root: HTMLElement | ShadowRoot,
    data: BriefingData,
    load: (lang: string, digest: string) => Promise<BriefingContent>,
  ) {
    this.#data = data;
    this.#root.className = "briefing";
    this.#root.dataset.theme = data.theme;
    root.append(this.#root);
    void this.#open(load);
  }

  update(data: BriefingData): void {
    this.#data = data;
    this.#presenter?.update(data);
  }

  dispose(): void {
    this.#over = true;
    this.#presenter?.dispose();
    this.#root.remove();
  }

  async #open(load: (lang: string, digest: string) => Promise<BriefingContent>): Promise<void> {
    const first = await load(this.#data.lang, this.#data.digest).catch(() => null);
    if (this.#over) return;
    if (first) this.#presenter = new Presenter(this.#root, this.#data, load, first);
    else setTimeout(() => void this.#open(load), RETRY_MS);
  }
}

async function fetchBriefing(lang: string, digest: string, data: BriefingData): Promise<BriefingContent> {
  const url = `slides/${digest}.json?lang=${lang}&theme=${data.theme}&v=${data.version}`;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200`);
  return (await answer.json()) as BriefingContent;
}

// The Streamlit component of the briefing: the presenter, or the speaker window where the URL says so.

import { adoptStyles } from "./adopt-styles";
import { parseBriefingQuery } from "./briefing/briefing-query";
import { BRIEFING_STYLES } from "./briefing/briefing-styles";
import { type LoadBriefing, Presenter } from "./briefing/presenter";
import { SpeakerWindow } from "./briefing/speaker-window";
import type { BriefingContent, BriefingData, StreamlitComponent } from "./contract";

interface BriefingWindow {
  update(data: BriefingData): void;
  dispose(): void;
}

const RETRY_MS = 3_000;
const mounted = new WeakMap<HTMLElement | ShadowRoot, BriefingWindow>();

/** Shows or updates the briefing; gives back the function that takes it away. */
export default function mountBriefing({ data, parentElement }: StreamlitComponent<BriefingData>): () => void {
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

/** Fetches the slides, again and again until they come, and then opens the presenter. */
class PresenterLoader implements BriefingWindow {
  readonly #root = document.createElement("div");
  #data: BriefingData;
  #presenter: Presenter | null = null;
  #disposed = false;

  constructor(root: HTMLElement | ShadowRoot, data: BriefingData, load: LoadBriefing) {
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
    this.#disposed = true;
    this.#presenter?.dispose();
    this.#root.remove();
  }

  async #open(load: LoadBriefing): Promise<void> {
    const first = await load(this.#data.lang, this.#data.digest).catch(() => null);
    if (this.#disposed) return;
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

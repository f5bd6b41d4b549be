// The briefing's entry for Streamlit: the presenter, or the speaker's window where the address asks for it.

import { Notes } from "./briefing/notes";
import { Presenter } from "./briefing/presenter";
import { asked } from "./briefing/route";
import { dress } from "./briefing/sheet";
import type { BriefingData, BriefingDocument } from "./briefing/types";

interface Component {
  readonly data: BriefingData;
  readonly parentElement: HTMLElement | ShadowRoot;
}

interface Shown {
  update(data: BriefingData): void;
  dispose(): void;
}

const AGAIN_MS = 3_000;
const mounted = new WeakMap<HTMLElement | ShadowRoot, Shown>();

/** Shows or updates the briefing; gives back what takes it away. */
export default function mount({ data, parentElement }: Component): () => void {
  const before = mounted.get(parentElement);
  if (before) before.update(data);
  else mounted.set(parentElement, opened(parentElement, data));
  return () => {
    mounted.get(parentElement)?.dispose();
    mounted.delete(parentElement);
  };
}

function opened(root: HTMLElement | ShadowRoot, data: BriefingData): Shown {
  dress(root instanceof ShadowRoot ? root : document);
  const load = (lang: string, digest: string) => document_(lang, digest, data);
  if (asked(location.search).notes) {
    const notes = new Notes(root, data, load);
    return { update: () => {}, dispose: () => notes.dispose() };
  }
  return new Screen(root, data, load);
}

/** The presenter once its slides are there; until then it asks for them again and again. */
class Screen implements Shown {
  readonly #root = document.createElement("div");
  #data: BriefingData;
  #presenter: Presenter | null = null;
  #over = false;

  constructor(
    root: HTMLElement | ShadowRoot,
    data: BriefingData,
    load: (lang: string, digest: string) => Promise<BriefingDocument>,
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

  async #open(load: (lang: string, digest: string) => Promise<BriefingDocument>): Promise<void> {
    const first = await load(this.#data.lang, this.#data.digest).catch(() => null);
    if (this.#over) return;
    if (first) this.#presenter = new Presenter(this.#root, this.#data, load, first);
    else setTimeout(() => void this.#open(load), AGAIN_MS);
  }
}

async function document_(lang: string, digest: string, data: BriefingData): Promise<BriefingDocument> {
  const url = `slides/${digest}.json?lang=${lang}&theme=${data.theme}&v=${data.version}`;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200`);
  return (await answer.json()) as BriefingDocument;
}

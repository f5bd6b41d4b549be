// The map of the briefing: one map view for all slides, with layers and labels of the current one.

import type { Layer } from "@deck.gl/core";
import { AreaShapes } from "../area-shapes";
import { createBasemapStyle } from "../basemap-style";
import { maxZoom } from "../camera";
import type {
  BasemapUrls,
  BriefingContent,
  Camera,
  Size,
  Slide,
  SlideSpec,
  Standing,
  ThemeVariables,
} from "../contract";
import { InsetControl } from "../controls/inset-control";
import { FetchCache, fetchSlideSpec } from "../fetch-cache";
import { MAX_SLIDE_SCALE } from "../generated/limits";
import { setLanguage, toSides } from "../language";
import { MapView } from "../map-view";
import { MapWords } from "../map-words";
import { offsetPosition } from "../mercator";
import { SpecLayers } from "../spec-layers";
import type { MapKey } from "./slide-foot";

/** Pixels at each edge that are covered by texts. */
export interface CoveredEdges {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Map specs kept, so that slides turn without a network. */
const MAX_SPECS = 32;
/** Step in pixels to which sizes are rounded, so that one map spec serves many screens. */
const SIZE_STEP = 20;
/** The map size for labels of usual size; on a larger one they grow. */
const USUAL_SIZE: Size = [1100, 620];
/** Fields of layers with picture URLs, which the browser caches. */
const PICTURE_FIELDS = ["iconAtlas", "fillPatternAtlas"] as const;
const WORLD_CAMERA: Camera = { lon: 90, lat: 40, zoom: 1.4 };

/** Takes the legend of the slide that is drawn now, and the titles of its numbers. */
type ShowLegend = (key: MapKey) => void;

const NO_KEY = { legend: [], numbers: [] } as const;

/** Theme and language of the slides. */
type SlideLook = Pick<BriefingContent, "theme_variables" | "language">;

export class SlideMap {
  readonly root = document.createElement("div");
  readonly #words = new MapWords({
    mapView: () => this.#view,
    controlBoxes: () => [],
    onPick: () => {},
    onHover: () => {},
  });
  readonly #basemap: BasemapUrls;
  readonly #onLegend: ShowLegend;
  readonly #shapes: AreaShapes;
  readonly #fetchedPictures = new Set<string>();
  #createLayers: (() => Layer[]) | null = null;
  #inset: InsetControl | null = null;
  #missing = false;
  readonly #specs = new FetchCache(MAX_SPECS);
  #view: MapView | null = null;
  #theme: ThemeVariables | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = 0;

  constructor(ground: BasemapUrls, onLegend: ShowLegend) {
    this.#basemap = ground;
    this.#onLegend = onLegend;
    this.#shapes = new AreaShapes(() => this.#draw(), ground.full);
    this.root.className = "map";
    this.root.inert = true;
    this.#words.labels.root.classList.add("faded");
  }

  /** Flies to a slide in milliseconds; null shows the basemap alone. */
  async show(slide: Slide | null, insets: CoveredEdges, look: SlideLook, ms: number): Promise<void> {
    const turn = ++this.#request;
    clearTimeout(this.#timer);
    this.#createLayers = null;
    this.#words.labels.root.classList.add("faded");
    this.#inset?.follow(null, USUAL_SIZE);
    const spec = slide
      ? await fetchSlideSpec(this.specUrl(slide, insets), this.#specs).catch(() => null)
      : null;
    if (turn !== this.#request) return;
    this.#missing = slide !== null && spec === null;
    this.#onLegend(spec ?? NO_KEY);
    const view = this.#openView(look.theme_variables, spec?.text_alternative ?? "");
    const standing = (event: string): Standing => slide?.standing[event] ?? 0;
    view.flyTo(spec ? centreInUncovered(spec.camera, insets) : WORLD_CAMERA, ms);
    if (!spec) {
      view.setLayers([]);
      return;
    }
    const layers = new SpecLayers(spec.deck.layers, this.#shapes, spec.signs);
    this.#createLayers = () => layers.create(standing, slide?.focus ?? null, spec.camera.zoom);
    this.#draw();
    this.#words.set(spec, look.language.direction, undefined, labelScale(view.size));
    this.#words.labels.showStanding(standing, slide?.focus ?? null);
    this.#timer = setTimeout(() => {
      this.#showLabels();
      this.#showInset(spec, insets, look);
    }, ms);
  }

  /** Whether the map spec of the current slide could not be fetched. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Fetches map specs, shapes and pictures of the slides, one after the other. */
  async prepare(slides: readonly Slide[], insets: CoveredEdges): Promise<void> {
    for (const slide of slides) {
      const spec = await fetchSlideSpec(this.specUrl(slide, insets), this.#specs).catch(() => null);
      if (spec) await this.#fetchShapes(spec);
    }
  }

  async #fetchShapes(spec: SlideSpec): Promise<void> {
    const pictures = new Set<string>();
    for (const layer of spec.deck.layers) {
      if (typeof layer.data === "string") this.#shapes.drawn(layer.data, layer.full, spec.camera.zoom);
      for (const name of PICTURE_FIELDS) {
        const url = layer[name];
        if (typeof url === "string" && !this.#fetchedPictures.has(url)) pictures.add(url);
      }
    }
    for (const url of pictures) {
      this.#fetchedPictures.add(url);
      await fetch(url).catch(() => this.#fetchedPictures.delete(url));
    }
  }

  /** The URL of the map spec of a slide, for a map with covered edges. */
  specUrl(slide: Slide, insets: CoveredEdges): string {
    const { clientWidth, clientHeight } = this.root;
    const wide = roundDownSize(clientWidth - insets.left - insets.right);
    const high = roundDownSize(clientHeight - insets.top - insets.bottom);
    const scale = labelScale([clientWidth, clientHeight]);
    return `${slide.map_url}&size=${wide}x${high}&scale=${scale}`;
  }

  dispose(): void {
    this.#request += 1;
    clearTimeout(this.#timer);
    this.#specs.clear();
    this.#view?.dispose();
  }

  #openView(variables: ThemeVariables, label: string): MapView {
    const style = () => createBasemapStyle(this.#basemap, variables);
    if (this.#view === null) {
      const setting = {
        camera: WORLD_CAMERA,
        projection: "flat" as const,
        worker: this.#basemap.worker,
        areas: this.#basemap.areas,
        names: this.#basemap.names,
        maxZoom: maxZoom(this.#basemap.own),
        label,
        covered: false,
      };
      const nothing = () => {};
      this.#view = new MapView(
        this.root,
        { ...setting, style: style() },
        {
          onMove: () => this.#words.move(),
          onRest: () => this.#words.move(),
          onGround: () => this.#words.onGround(),
          onIdle: () => this.#words.settle(),
          onHover: nothing,
          onClick: nothing,
          onPointer: () => undefined,
          onLost: nothing,
        },
      );
      this.#view.labelParent.append(this.#words.labels.root);
    } else if (JSON.stringify(variables) !== JSON.stringify(this.#theme)) {
      this.#view.setStyle(style());
    }
    this.#theme = variables;
    return this.#view;
  }

  /** Draws the layers of the slide, again when shapes arrive. */
  #draw(): void {
    if (this.#view && this.#createLayers) this.#view.setLayers(this.#createLayers());
  }

  /** Shows where the slide is, at the corner of the part that its words are placed for. */
  #showInset(spec: SlideSpec, { top, right, bottom, left }: CoveredEdges, { language }: SlideLook): void {
    const { clientWidth, clientHeight } = this.root;
    const scale = labelScale([clientWidth, clientHeight]);
    const [wide, high] = [clientWidth - left - right, clientHeight - top - bottom];
    const size: Size = [roundDownSize(wide), roundDownSize(high)];
    const [, end] = toSides(left, right, language.direction);
    this.#inset ??= new InsetControl(this.root);
    setLanguage(this.#inset.box, language);
    this.#inset.update({
      inset: spec.inset,
      foot: bottom + (high - size[1]) / 2,
      end: end + (wide - size[0]) / 2,
      scale,
    });
    const camera = { ...spec.camera, zoom: spec.camera.zoom - Math.log2(scale) };
    this.#inset.follow(camera, [size[0] / scale, size[1] / scale]);
  }

  #showLabels(): void {
    this.#words.move();
    this.#words.labels.root.classList.remove("faded");
  }
}

/** The camera that has the centre of another one in the middle of the uncovered part. */
export function centreInUncovered(camera: Camera, { top, right, bottom, left }: CoveredEdges): Camera {
  const [lon, lat] = offsetPosition(
    [camera.lon, camera.lat],
    [(right - left) / 2, (bottom - top) / 2],
    camera.zoom,
  );
  return { lon, lat, zoom: camera.zoom };
}

/** The factor by which labels are larger than usual on a map of this size. */
export function labelScale([width, height]: Size): number {
  const found = Math.min(width / USUAL_SIZE[0], height / USUAL_SIZE[1]);
  return Math.round(Math.min(Math.max(found, 1), MAX_SLIDE_SCALE) * 10) / 10;
}

function roundDownSize(pixels: number): number {
  return Math.max(Math.floor(pixels / SIZE_STEP) * SIZE_STEP, SIZE_STEP * 4);
}

// All words on a map: labels of events over the names of the ground.

import type { Direction, SlideSpec } from "./contract";
import type { ScreenBox } from "./controls/legend-panel";
import type { ThinnedEvents } from "./engine/thinning";
import { GroundLayer } from "./ground/ground-layer";
import { type AreaWords, LabelLayer } from "./label-layer";
import type { MapView } from "./map-view";

type LabelHost = ConstructorParameters<typeof LabelLayer>[0];

interface MapWordsHost extends LabelHost {
  mapView(): MapView | null;
  /** Boxes of controls, which no name of the ground may cover. */
  controlBoxes(): ScreenBox[];
}

export class MapWords {
  readonly labels: LabelLayer;
  readonly #ground = new GroundLayer(() => this.settle());
  readonly #host: MapWordsHost;

  constructor(host: MapWordsHost) {
    this.#host = host;
    this.labels = new LabelLayer(host, this.#ground.root);
  }

  get root(): HTMLElement {
    return this.labels.root;
  }

  /** Boxes of the shown labels and of marks of a map with thinning, which no panel should cover. */
  takenBoxes(marks: ThinnedEvents | null): ScreenBox[] {
    return this.labels.takenBoxes((at) => this.#host.mapView()?.project(at) ?? null, marks);
  }

  /** Takes the words of a map spec, as `LabelLayer`; `scale` enlarges the names of the ground and the signs of notes. */
  set(spec: SlideSpec, direction: Direction, areaWords?: AreaWords, scale = 1): void {
    this.#ground.set(spec, direction, scale);
    this.labels.set(spec, direction, areaWords);
    this.labels.root.style.setProperty("--label-scale", String(scale));
  }

  /** Moves the words with the map; returns whether the set of hidden labels has changed, as on a globe. */
  move(sparse = false): boolean {
    const view = this.#host.mapView();
    if (!view) return false;
    this.#ground.follow(view);
    return this.labels.place((at) => view.project(at), sparse);
  }

  /** Places the names of the ground, once the map rests. */
  settle(): void {
    const view = this.#host.mapView();
    if (!view || view.map.isMoving()) return;
    const labels = this.labels.labelBoxes((at) => view.project(at));
    this.#ground.place(view, [...labels, ...this.#host.controlBoxes()]);
  }

  /** Other tiles of the ground have come. */
  onGround(): void {
    this.#ground.invalidate();
  }
}

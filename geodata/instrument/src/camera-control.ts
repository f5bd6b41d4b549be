// Moves the camera of the map, and reports the camera once the reader has left it in one place.

import { isSameCamera, roundCamera } from "./camera";
import type { Camera } from "./contract";
import type { MapView } from "./map-view";
import { debounce, prefersReducedMotion } from "./timing";

interface CameraControlHost {
  mapView(): MapView | null;
  /** Takes a camera that the server does not know yet. */
  report(camera: Camera): void;
}

const REPORT_MS = 500;
const FLY_MS = 280;

export class CameraControl {
  readonly #host: CameraControlHost;
  readonly #reportLater = debounce(() => this.#report(), REPORT_MS);
  #known: Camera | null = null;

  constructor(host: CameraControlHost) {
    this.#host = host;
  }

  /** Duration of a flight in milliseconds. */
  get flyMs(): number {
    return prefersReducedMotion() ? 0 : FLY_MS;
  }

  /** Remembers a camera that the server knows; null is the camera of the whole brief. */
  setKnown(camera: Camera | null): void {
    this.#known = camera;
  }

  /** Sets the map to a camera that is no move of the reader's. */
  set(camera: Camera): void {
    const mapView = this.#host.mapView();
    mapView?.jumpTo(camera);
    if (mapView) this.setKnown(roundCamera(mapView.camera));
  }

  flyTo(camera: Camera): void {
    this.#host.mapView()?.flyTo(camera, this.flyMs);
  }

  /** Reports the camera once it has rested. */
  onRest(): void {
    this.#reportLater();
  }

  dispose(): void {
    this.#reportLater.cancel();
  }

  #report(): void {
    const mapView = this.#host.mapView();
    if (!mapView) return;
    const camera = roundCamera(mapView.camera);
    if (!isSameCamera(camera, this.#known)) this.#host.report(camera);
  }
}

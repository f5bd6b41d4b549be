// Fetches the server's picture of the view on screen.

import { roundCamera } from "./camera";
import type { Camera, ServerPicture, Size, ViewPatch } from "./contract";
import type { PendingPatches } from "./view-patches";

/** The map as the reader sees it. */
interface ShownMap {
  readonly patches: PendingPatches;
  ask(patch: ViewPatch): void;
  /** The picture of the last view that the server sent. */
  picture(): ServerPicture;
  readonly camera: Camera;
  readonly size: Size;
}

/** Longest wait for the server to take in the changes on screen. */
const ACKNOWLEDGE_MS = 5000;
const POLL_MS = 50;

/** The URL of the picture of a camera: a map larger than the picture's is in it as a whole. */
export function serverPictureUrl(picture: ServerPicture, shown: Camera, size: Size, fine: boolean): string {
  const shrink = Math.log2(Math.min(picture.map[0] / size[0], picture.map[1] / size[1]));
  const zoom = Math.max(0, shown.zoom + Math.min(0, shrink));
  const camera = roundCamera({ ...shown, zoom });
  const place = `&lon=${camera.lon}&lat=${camera.lat}&zoom=${camera.zoom}`;
  return `${picture.url}${place}${fine ? "&scale=2" : ""}`;
}

/** What the server says of the picture of the changes on screen; throws where it does not take them in. */
export async function takenInPicture(
  map: Pick<ShownMap, "patches" | "ask" | "picture">,
): Promise<ServerPicture> {
  const draft = map.patches.takeDraft();
  if (draft) map.ask(draft);
  const latest = performance.now() + ACKNOWLEDGE_MS;
  while (map.patches.pending) {
    if (performance.now() > latest)
      throw new Error(`picture: found changes unacknowledged after ${ACKNOWLEDGE_MS} ms`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  return map.picture();
}

/** The server's answer; throws where it does not take in the changes on screen in time. */
export async function fetchServerPicture(map: ShownMap): Promise<Response> {
  const picture = await takenInPicture(map);
  const url = serverPictureUrl(picture, map.camera, map.size, devicePixelRatio > 1);
  return fetch(new URL(url, document.baseURI));
}

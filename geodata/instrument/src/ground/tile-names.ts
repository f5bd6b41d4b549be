// Names of the ground from the features of its tiles.

import type { Feature } from "geojson";
import type { GroundKind, GroundName } from "../contract";
import { NAME_SIZES } from "../generated/styles";

/** The name of a feature of the archive's layer of names, the desk's where it has one; null where neither has one. */
export function toGroundName(
  { geometry, properties }: Feature,
  lang: string,
  names: Readonly<Record<string, string>> = {},
): GroundName | null {
  const { id, kind, rank, [`name_${lang}`]: own } = properties ?? {};
  const text = Object.hasOwn(names, String(id)) ? names[String(id)] : own;
  if (geometry.type !== "Point" || typeof text !== "string" || text === "") return null;
  if (!isGroundKind(kind) || typeof rank !== "number") return null;
  const [lon = 0, lat = 0] = geometry.coordinates;
  return { id: String(id ?? ""), text, kind, rank, at: [lon, lat], acts: false, land: "" };
}

function isGroundKind(kind: unknown): kind is GroundKind {
  return typeof kind === "string" && Object.hasOwn(NAME_SIZES, kind);
}

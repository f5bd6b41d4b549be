// The column file of a brief, read as views on its bytes, nothing copied.

import type { ColumnFileHeader, ColumnType } from "../contract";
import { COLUMN_ALIGNMENT, COLUMN_FILE_MAGIC, UNDATED_FLAG } from "../generated/limits";
import { dayNumberFromIso } from "./day-numbers";

const ARRAYS = {
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;

/** Days since 1970-01-01; an open start is the smallest number of the type, an open end the largest. */
type DayColumn = Int16Array | Int32Array;

/** The columns of all events; one value for each event unless stated otherwise. */
export interface EventColumns {
  readonly rows: number;
  readonly digest: string;
  /** The day of the brief. */
  readonly asOf: number;
  readonly kinds: readonly string[];
  /** The family of each kind. */
  readonly families: readonly string[];
  readonly holds: readonly string[];
  readonly statements: readonly string[];
  readonly statuses: readonly string[];
  readonly actors: readonly string[];
  /** The codes of the actors that each actor is part of. */
  readonly wholes: readonly (readonly number[])[];
  /** The codes of the members of each alliance, by its id. */
  readonly members: Readonly<Record<string, readonly number[]>>;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  /** Gazetteer ids of the countries and provinces that events are known only to. */
  readonly areas: readonly string[];
  readonly ids: readonly string[] | null;
  readonly openStart: number;
  readonly openEnd: number;
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  readonly startEarliest: DayColumn;
  readonly startLatest: DayColumn;
  readonly endEarliest: DayColumn;
  readonly endLatest: DayColumn;
  readonly flags: Uint8Array;
  readonly kind: Uint8Array;
  readonly holdsCode: Uint8Array;
  /** One bit for each kind of statement. */
  readonly statementBits: Uint8Array;
  readonly status: Uint8Array;
  readonly west: Float32Array;
  readonly south: Float32Array;
  readonly east: Float32Array;
  readonly north: Float32Array;
  /** One more than the place of the event's area in `areas`; 0 for an event at another place. */
  readonly area: Uint16Array;
  /** One value for each participation. */
  readonly partEvent: Uint32Array;
  readonly partActor: Uint16Array;
  readonly partRole: Uint8Array;
  /** One value for each tag of an event. */
  readonly tagEvent: Uint32Array;
  readonly tagCode: Uint32Array;
  /** One value for each claim with a day. */
  readonly saidEvent: Uint32Array;
  readonly saidDay: Int32Array;
}

/** The columns in a file; throws an error with the found and the expected content. */
export function parseColumnFile(buffer: ArrayBuffer): EventColumns {
  const header = parseHeader(buffer);
  const column = <T>(name: string, ...types: ColumnType[]): T => readColumn(buffer, header, name, types) as T;
  const days = (name: string) => column<DayColumn>(name, "int16", "int32");
  const floats = (name: string) => column<Float32Array>(name, "float32");
  const [lon, lat] = [floats("lon"), floats("lat")];
  const shaped = "west" in header.columns;
  const startEarliest = days("start_earliest");
  const small = startEarliest instanceof Int16Array;
  return {
    rows: header.rows,
    digest: header.digest,
    asOf: typeof header.as_of === "string" ? dayNumberFromIso(header.as_of) : header.as_of,
    kinds: header.kinds,
    families: header.families,
    holds: header.holds,
    statements: header.statements,
    statuses: header.statuses,
    actors: header.actors,
    wholes: header.wholes,
    members: header.members,
    roles: header.roles,
    tags: header.tags,
    areas: header.areas,
    ids: header.ids,
    openStart: small ? -0x8000 : -0x80000000,
    openEnd: small ? 0x7fff : 0x7fffffff,
    lon,
    lat,
    startEarliest,
    startLatest: days("start_latest"),
    endEarliest: days("end_earliest"),
    endLatest: days("end_latest"),
    flags: column("flags", "uint8"),
    kind: column("kind", "uint8"),
    holdsCode: column("holds", "uint8"),
    statementBits: column("statements", "uint8"),
    status: column("status", "uint8"),
    west: shaped ? floats("west") : lon,
    south: shaped ? floats("south") : lat,
    east: shaped ? floats("east") : lon,
    north: shaped ? floats("north") : lat,
    area: "area" in header.columns ? column("area", "uint16") : new Uint16Array(header.rows),
    partEvent: column("part_event", "uint32"),
    partActor: column("part_actor", "uint16"),
    partRole: column("part_role", "uint8"),
    tagEvent: column("tag_event", "uint32"),
    tagCode: column("tag_code", "uint32"),
    saidEvent: column("said_event", "uint32"),
    saidDay: column("said_day", "int32"),
  };
}

/** Whether an event has no date. */
export function isUndated(table: EventColumns, row: number): boolean {
  return ((table.flags[row] as number) & UNDATED_FLAG) !== 0;
}

function parseHeader(buffer: ArrayBuffer): ColumnFileHeader {
  const start = new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength));
  const magic = String.fromCharCode(...start);
  if (magic !== COLUMN_FILE_MAGIC || buffer.byteLength < COLUMN_ALIGNMENT) {
    throw new Error(
      `table: found ${JSON.stringify(magic)} at the start, expected ${COLUMN_FILE_MAGIC}; reload the page`,
    );
  }
  const length = new DataView(buffer).getUint32(4, true);
  if (COLUMN_ALIGNMENT + length > buffer.byteLength) {
    throw new Error(
      `table: found ${buffer.byteLength} bytes, expected a header of ${length}; reload the page`,
    );
  }
  return JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, COLUMN_ALIGNMENT, length)),
  ) as ColumnFileHeader;
}

function readColumn(
  buffer: ArrayBuffer,
  header: ColumnFileHeader,
  name: string,
  types: readonly ColumnType[],
): unknown {
  const place = header.columns[name];
  if (place === undefined || !types.includes(place.type)) {
    throw new Error(`table: ${name}: found ${place?.type ?? "no column"}, expected ${types.join(" or ")}`);
  }
  const bytes = ARRAYS[place.type].BYTES_PER_ELEMENT * place.length;
  if (place.offset + bytes > buffer.byteLength) {
    throw new Error(`table: ${name}: found ${buffer.byteLength} bytes, expected ${place.offset + bytes}`);
  }
  const apart = /^(part|said|tag)_/.test(name);
  if (!apart && place.length !== header.rows) {
    throw new Error(`table: ${name}: found ${place.length} values, expected one a row (${header.rows})`);
  }
  return new ARRAYS[place.type](buffer, place.offset, place.length);
}

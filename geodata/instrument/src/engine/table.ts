// The table of a brief: its columns as views on the bytes that the server sent, nothing copied.

import { dayNumber } from "./days";

const MAGIC = "BMT1";
const ALIGNMENT = 8;

export const UNDATED = 1;
export const AHEAD = 2;
export const ON_MAP = 4;

const TYPES = {
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;

type TypeName = keyof typeof TYPES;

/** Days since 1970-01-01; an open start is the smallest number of the type, an open end the largest. */
export type Days = Int16Array | Int32Array;

/** What the filters, the marks and the time bar read; one value an event unless said otherwise. */
export interface Table {
  readonly rows: number;
  readonly digest: string;
  /** The day up to which the brief knows. */
  readonly asOf: number;
  readonly kinds: readonly string[];
  readonly holds: readonly string[];
  readonly statements: readonly string[];
  readonly actors: readonly string[];
  readonly roles: readonly string[];
  readonly ids: readonly string[] | null;
  readonly openStart: number;
  readonly openEnd: number;
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  readonly startEarliest: Days;
  readonly startLatest: Days;
  readonly endEarliest: Days;
  readonly endLatest: Days;
  readonly flags: Uint8Array;
  readonly kind: Uint8Array;
  readonly holdsCode: Uint8Array;
  /** A bit for each kind of statement. */
  readonly statementBits: Uint8Array;
  readonly west: Float32Array;
  readonly south: Float32Array;
  readonly east: Float32Array;
  readonly north: Float32Array;
  /** One value a participation. */
  readonly partEvent: Uint32Array;
  readonly partActor: Uint16Array;
  readonly partRole: Uint8Array;
  /** One value a claim with a day. */
  readonly saidEvent: Uint32Array;
  readonly saidDay: Int32Array;
}

interface Place {
  readonly type: TypeName;
  readonly offset: number;
  readonly length: number;
}

interface Header {
  readonly rows: number;
  readonly digest: string;
  readonly as_of: number | string;
  readonly kinds: string[];
  readonly holds: string[];
  readonly statements: string[];
  readonly actors: string[];
  readonly roles: string[];
  readonly ids: string[] | null;
  readonly columns: Record<string, Place>;
}

/** The table in these bytes; throws, with what was found and expected, where they hold none. */
export function parseTable(buffer: ArrayBuffer): Table {
  const header = headerOf(buffer);
  const column = <T>(name: string, ...types: TypeName[]): T => columnOf(buffer, header, name, types) as T;
  const days = (name: string) => column<Days>(name, "int16", "int32");
  const floats = (name: string) => column<Float32Array>(name, "float32");
  const [lon, lat] = [floats("lon"), floats("lat")];
  const shaped = "west" in header.columns;
  const startEarliest = days("start_earliest");
  const small = startEarliest instanceof Int16Array;
  return {
    rows: header.rows,
    digest: header.digest,
    asOf: typeof header.as_of === "string" ? dayNumber(header.as_of) : header.as_of,
    kinds: header.kinds,
    holds: header.holds,
    statements: header.statements,
    actors: header.actors,
    roles: header.roles,
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
    west: shaped ? floats("west") : lon,
    south: shaped ? floats("south") : lat,
    east: shaped ? floats("east") : lon,
    north: shaped ? floats("north") : lat,
    partEvent: column("part_event", "uint32"),
    partActor: column("part_actor", "uint16"),
    partRole: column("part_role", "uint8"),
    saidEvent: column("said_event", "uint32"),
    saidDay: column("said_day", "int32"),
  };
}

/** Whether an event has no date. */
export function undated(table: Table, row: number): boolean {
  return ((table.flags[row] as number) & UNDATED) !== 0;
}

function headerOf(buffer: ArrayBuffer): Header {
  const start = new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength));
  const magic = String.fromCharCode(...start);
  if (magic !== MAGIC || buffer.byteLength < ALIGNMENT) {
    throw new Error(`table: found ${JSON.stringify(magic)} at the start, expected ${MAGIC}; reload the page`);
  }
  const length = new DataView(buffer).getUint32(4, true);
  if (ALIGNMENT + length > buffer.byteLength) {
    throw new Error(
      `table: found ${buffer.byteLength} bytes, expected a header of ${length}; reload the page`,
    );
  }
  return JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, ALIGNMENT, length))) as Header;
}

function columnOf(buffer: ArrayBuffer, header: Header, name: string, types: readonly TypeName[]): unknown {
  const place = header.columns[name];
  if (place === undefined || !types.includes(place.type)) {
    throw new Error(`table: ${name}: found ${place?.type ?? "no column"}, expected ${types.join(" or ")}`);
  }
  const bytes = TYPES[place.type].BYTES_PER_ELEMENT * place.length;
  if (place.offset + bytes > buffer.byteLength) {
    throw new Error(`table: ${name}: found ${buffer.byteLength} bytes, expected ${place.offset + bytes}`);
  }
  const apart = name.startsWith("part_") || name.startsWith("said_");
  if (!apart && place.length !== header.rows) {
    throw new Error(`table: ${name}: found ${place.length} values, expected one a row (${header.rows})`);
  }
  return new TYPES[place.type](buffer, place.offset, place.length);
}

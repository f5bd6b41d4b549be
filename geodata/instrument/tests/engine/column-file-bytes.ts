// Tables for tests: written as the server writes them, so that every test reads bytes.

import { type EventColumns, parseColumnFile } from "../../src/engine/column-file";

export type Lists = Record<string, readonly number[]>;
export type Head = Record<string, unknown>;

const HEAD = {
  digest: "test",
  as_of: 20019, // 2024-10-23
  kinds: ["exercise", "transfer", "deployment", "agreement", "meeting", "alignment"],
  families: ["military", "supply", "military", "diplomacy", "diplomacy", "diplomacy"],
  holds: ["throughout", "sometime", "recurring"],
  statements: ["reported", "judgement", "forecast"],
  statuses: ["actual", "alleged"],
  actors: ["jpn", "kor", "prk"],
  members: {},
  roles: ["lead", "participant", "party"],
  tags: [],
  areas: [] as string[],
  ids: null,
};
const ARRAYS = {
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;
const TYPES: Record<string, keyof typeof ARRAYS> = {
  flags: "uint8",
  kind: "uint8",
  holds: "uint8",
  statements: "uint8",
  status: "uint8",
  area: "uint16",
  tag_event: "uint32",
  tag_code: "uint32",
  part_event: "uint32",
  part_actor: "uint16",
  part_role: "uint8",
  said_event: "uint32",
  said_day: "int32",
};
const DAYS = new Set(["start_earliest", "start_latest", "end_earliest", "end_latest"]);

/** A table with these columns; those that are left out hold one plain dated event a row. */
export function tableOf(lists: Lists, head: Head = {}, days: "int16" | "int32" = "int32"): EventColumns {
  return parseColumnFile(bytesOf(lists, head, days));
}

/** The bytes of a table. */
export function bytesOf(lists: Lists, head: Head = {}, days: "int16" | "int32" = "int32"): ArrayBuffer {
  const rows = Object.entries(lists).find(([name]) => !/^(part|said|tag)_/.test(name))?.[1].length ?? 0;
  const plain = (value: number) => Array<number>(rows).fill(value);
  const none: number[] = [];
  const all: Lists = {
    ...{ lon: plain(0), lat: plain(0), start_earliest: plain(20000), start_latest: plain(20000) },
    ...{ end_earliest: plain(20000), end_latest: plain(20000), flags: plain(4), kind: plain(0) },
    ...{ holds: plain(1), statements: plain(1), part_event: none, part_actor: none, part_role: none },
    ...{ said_event: none, said_day: none, status: plain(0), tag_event: none, tag_code: none },
    ...lists,
  };
  const arrays = Object.entries(all).map(([name, values]) => {
    const type = DAYS.has(name) ? days : (TYPES[name] ?? "float32");
    return [name, type, ARRAYS[type].from(values)] as const;
  });
  const named = { ...HEAD, ...head };
  const wholes = named.actors.map(() => []);
  return joined(arrays, { wholes, ...named, rows });
}

type Column = readonly [string, string, ArrayLike<number> & ArrayBufferView];

/** The header says where the arrays are, and is as long as it says: so it is written twice. */
function joined(columns: readonly Column[], head: Head): ArrayBuffer {
  const laid = (start: number): [string, number] => {
    let offset = start;
    const places = columns.map(([name, type, array]) => {
      const place = [name, { type, offset, length: array.length }] as const;
      offset += aligned(array.byteLength);
      return place;
    });
    return [JSON.stringify({ ...head, columns: Object.fromEntries(places) }), offset];
  };
  const length = aligned(8 + laid(1_000_000)[0].length + 8) - 8;
  const [text, size] = laid(8 + length);
  const buffer = new ArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  bytes.set(new TextEncoder().encode(`BMT1\0\0\0\0${text.padEnd(length)}`));
  new DataView(buffer).setUint32(4, length, true);
  const places = (JSON.parse(text) as { columns: Record<string, { offset: number }> }).columns;
  for (const [name, , array] of columns) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[name]?.offset);
  }
  return buffer;
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** A view without filters. */
export const ALL = {
  ...{ start: null, end: null, actors: null, roles: null, match: "any", layers: null },
  ...{ statements: null, statuses: null, tags: null, hide: [], show: [], bounds: null, focus: null },
} as const;

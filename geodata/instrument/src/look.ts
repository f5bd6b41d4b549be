// Everything that is fetched for one look of a brief: sentences, chart document, table.

import { address } from "./camera";
import { Chosen } from "./chosen";
import { parseTable, type Table } from "./engine/table";
import { bytesAt, chartAt, wordsAt } from "./loads";
import { Chart } from "./scene";
import { sentences } from "./sentences";
import type { Shapes } from "./shapes";
import type { Camera, ChartDocument, InstrumentData, Size, Words, WordsFile } from "./types";

export interface Look {
  readonly file: WordsFile;
  readonly words: Words;
  readonly chart: ChartDocument;
  readonly scene: Chart;
  readonly chosen: Chosen;
}

const tables = new WeakMap<ArrayBuffer, Table>();

/** The look that the data name, for a camera and a size; what is as before is used again. */
export async function look(
  data: InstrumentData,
  camera: Camera | null,
  size: Size,
  shapes: Shapes,
  before: Look | null,
): Promise<Look> {
  const [file, chart, bytes] = await Promise.all([
    wordsAt(data.words),
    chartAt(address(data.scene, camera, size)),
    bytesAt(data.table),
  ]);
  const table = tables.get(bytes) ?? parseTable(bytes);
  tables.set(bytes, table);
  const known = before?.chart === chart;
  return {
    file,
    chart,
    words: before?.file === file ? before.words : sentences(file),
    scene: known ? before.scene : new Chart(chart.deck.layers, shapes),
    chosen: known && before.chosen.table === table ? before.chosen : new Chosen(table, chart),
  };
}

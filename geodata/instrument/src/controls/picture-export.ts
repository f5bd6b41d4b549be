// Copies and saves the server's picture of the map; where the server has none of what is shown, the map as drawn.

import type { Direction, LegendItem, Size } from "../contract";
import { isRightToLeft } from "../language";
import type { Translate } from "../messages";
import { paintElement } from "./dom-painting";

export interface PictureContent {
  direction: Direction;
  /** Size of the map in CSS pixels. */
  size: Size;
  /** The map's canvas, rendered just now. */
  canvas: HTMLCanvasElement | ImageBitmap;
  /** The element that the canvas fills. */
  frame: Element;
  /** Elements over the canvas, from below. */
  over: readonly Element[];
  /** Marking, at the top and the foot; empty where there is none. */
  marking: string;
  title: string;
  /** Lines under the map: period, counts, sources, day of the brief, note on boundaries. */
  lines: readonly string[];
  /** Text and pixels of the scale bar; null on a globe. */
  scale: { words: string; pixels: number } | null;
  /** Items of the legend under the map. */
  legend: readonly LegendItem[];
  tones: { ground: string; text: string; quiet: string; border: string };
  /** Parts of the file name: id of the brief and days of the period. */
  brief: string;
  start: string | null;
  end: string | null;
}

interface PictureExportHost {
  /** Renders the map and returns the content of its picture. */
  picture(): Promise<PictureContent>;
  /** Fetches the server's picture of the view; null on the globe, which the server does not draw. */
  serverPicture(): Promise<Response> | null;
  /** Whether the map shows what no picture of the server has: a measured line. */
  showsMore(): boolean;
  /** Name of the file that the server's picture is saved as. */
  fileName(): string;
  /** Shows the reader the result. */
  showMessage(text: string): void;
  /** Whether a picture is being made. */
  busy(on: boolean): void;
}

const FAMILY = '"IBM Plex Sans Arabic", "Segoe UI", Tahoma, sans-serif';
const MARGIN = 16;
const HEAD = 18;
const SMALL = 13;
const LEADING = 1.6;
const SWATCH: Size = [34, 16];
const GAP = 8;
const COLUMN = 24;

/** The parts of a word that fit a line: an address has no blanks to break it at. */
function breakWord(word: string, most: number, width: (text: string) => number): string[] {
  if (word.length < 2 || width(word) <= most) return [word];
  const half = Math.ceil(word.length / 2);
  return [word.slice(0, half), word.slice(half)].flatMap((part) => breakWord(part, most, width));
}

/** The lines of a text, broken where it is wider than `most`. */
export function breakLine(text: string, most: number, width: (text: string) => number): string[] {
  const found: string[] = [];
  const words = text.split(/\s+/).filter(Boolean);
  for (const word of words.flatMap((each) => breakWord(each, most, width))) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && width(longer) <= most) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** The file name: id of the brief and period, with no text of the brief. */
export function pictureFileName({
  brief,
  start,
  end,
}: Pick<PictureContent, "brief" | "start" | "end">): string {
  const parts = [brief, start ?? "", end && end !== start ? end : ""];
  const plain = parts.map((part) =>
    part
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, "")
      .slice(0, 80),
  );
  return `${plain.filter(Boolean).join("_") || "map"}.png`;
}

/** Writes the texts of a picture, from the top down. */
class PictureLayout {
  y = 0;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly picture: PictureContent,
  ) {}

  get rightToLeft(): boolean {
    return isRightToLeft(this.picture.direction);
  }

  private get room(): number {
    return this.picture.size[0] - 2 * MARGIN;
  }

  /** The x of a distance from the side where reading starts. */
  at(distance: number): number {
    return this.rightToLeft ? this.picture.size[0] - MARGIN - distance : MARGIN + distance;
  }

  font(size: number, strong = false): void {
    this.context.font = `${strong ? 600 : 400} ${size}px ${FAMILY}`;
    this.context.direction = this.picture.direction;
    this.context.textAlign = "start";
    this.context.textBaseline = "middle";
  }

  /** Writes a text in as many lines as it needs, or only advances by their height. */
  words(text: string, size: number, ink: string, { strong = false, draw = true, middle = false } = {}): void {
    this.font(size, strong);
    if (middle) this.context.textAlign = "center";
    this.context.fillStyle = ink;
    for (const line of breakLine(text, this.room, (part) => this.context.measureText(part).width)) {
      this.y += (size * LEADING) / 2;
      if (draw) this.context.fillText(line, middle ? this.picture.size[0] / 2 : this.at(0), this.y);
      this.y += (size * LEADING) / 2;
    }
  }

  /** Writes the marking in the middle of the picture, or only advances by its height. */
  marking(draw = true): void {
    const { marking, tones } = this.picture;
    this.words(marking, SMALL, tones.text, { strong: true, middle: true, draw });
  }

  /** Positions of the legend's items, in as many rows as they need. */
  items(): { item: LegendItem; distance: number; y: number }[] {
    this.font(SMALL);
    let distance = 0;
    const placed = this.picture.legend.map((item) => {
      const width = SWATCH[0] + GAP + this.context.measureText(item.label).width;
      if (distance > 0 && distance + width > this.room) {
        distance = 0;
        this.y += SMALL * LEADING;
      }
      const found = { item, distance, y: this.y + (SMALL * LEADING) / 2 };
      distance += width + COLUMN;
      return found;
    });
    if (placed.length) this.y += SMALL * LEADING + GAP;
    return placed;
  }
}

/** The picture: title, map with labels, scale bar, legend and caption, in the resolution of the canvas. */
async function composePicture(picture: PictureContent): Promise<HTMLCanvasElement> {
  const [width, height] = picture.size;
  const fine = picture.canvas.width / width;
  const swatches = await Promise.all(picture.legend.map((item) => swatchImage(item.swatch)));
  await Promise.all(["400", "600"].map((weight) => document.fonts?.load(`${weight} ${SMALL}px ${FAMILY}`)));
  const made = document.createElement("canvas");
  const context = made.getContext("2d");
  if (context === null) throw new Error("no canvas to draw the picture on");
  const [top, total] = measureHeights(new PictureLayout(context, picture), picture);
  made.width = Math.round(width * fine);
  made.height = Math.round(total * fine);
  context.scale(fine, fine);
  context.fillStyle = picture.tones.ground;
  context.fillRect(0, 0, width, total);
  const layout = new PictureLayout(context, picture);
  layout.y = MARGIN / 2;
  layout.marking();
  layout.words(picture.title, HEAD, picture.tones.text, { strong: true });
  context.save();
  context.translate(0, top);
  drawMap(picture, context);
  context.restore();
  layout.y = top + height + GAP;
  drawScaleBar(layout, picture, context);
  for (const [at, { item, distance, y }] of layout.items().entries()) {
    drawSwatch(swatches[at] ?? null, layout, distance, y, context);
    layout.font(SMALL);
    context.fillStyle = picture.tones.text;
    context.fillText(item.label, layout.at(distance + SWATCH[0] + GAP), y);
  }
  for (const line of picture.lines) layout.words(line, SMALL, picture.tones.quiet);
  layout.marking();
  return made;
}

/** Top of the map and height of the picture. */
function measureHeights(layout: PictureLayout, picture: PictureContent): [number, number] {
  layout.y = MARGIN / 2;
  layout.marking(false);
  layout.words(picture.title, HEAD, "", { strong: true, draw: false });
  const top = Math.round(layout.y + MARGIN / 2);
  layout.y = top + picture.size[1] + GAP;
  if (picture.scale) layout.y += SMALL * LEADING;
  layout.items();
  for (const line of picture.lines) layout.words(line, SMALL, "", { draw: false });
  layout.marking(false);
  return [top, Math.ceil(layout.y + MARGIN / 2)];
}

function drawMap(picture: PictureContent, context: CanvasRenderingContext2D): void {
  const [width, height] = picture.size;
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.drawImage(picture.canvas, 0, 0, width, height);
  const { left, top } = picture.frame.getBoundingClientRect();
  const origin = new DOMRect(left + picture.frame.clientLeft, top + picture.frame.clientTop);
  for (const each of picture.over) paintElement(each, origin, context);
}

function drawScaleBar(
  layout: PictureLayout,
  picture: PictureContent,
  context: CanvasRenderingContext2D,
): void {
  if (picture.scale === null) return;
  const { words, pixels } = picture.scale;
  const middle = layout.y + (SMALL * LEADING) / 2;
  const ends = [layout.at(0), layout.at(pixels)];
  context.strokeStyle = picture.tones.text;
  context.lineWidth = 1;
  context.beginPath();
  for (const end of ends) {
    context.moveTo(end, middle - 2);
    context.lineTo(end, middle + 4);
  }
  context.moveTo(Math.min(...ends), middle + 4);
  context.lineTo(Math.max(...ends), middle + 4);
  context.stroke();
  layout.font(SMALL);
  context.fillStyle = picture.tones.text;
  context.fillText(words, layout.at(pixels + GAP), middle);
  layout.y += SMALL * LEADING;
}

function drawSwatch(
  drawn: HTMLImageElement | null,
  layout: PictureLayout,
  distance: number,
  y: number,
  context: CanvasRenderingContext2D,
): void {
  const [wide, high] = SWATCH;
  const x = layout.at(distance) - (layout.rightToLeft ? wide : 0);
  if (drawn) context.drawImage(drawn, x, y - high / 2, wide, high);
}

/** A swatch as an image; null where the browser cannot read it. */
async function swatchImage(svg: string): Promise<HTMLImageElement | null> {
  const made = new Image(...SWATCH);
  made.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  try {
    await made.decode();
    return made;
  } catch {
    return null;
  }
}

export class PictureExport {
  private making = false;

  constructor(
    private readonly host: PictureExportHost,
    private translate: Translate,
  ) {}

  update(translate: Translate): void {
    this.translate = translate;
  }

  /** Copies the picture to the clipboard. */
  async copy(): Promise<void> {
    await this.run(async () => {
      const blob = this.copiedPicture();
      // A picture that fails is reported by `run`, not as a refused clipboard.
      const made = blob.then(
        () => true,
        () => false,
      );
      try {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
        this.host.showMessage(this.translate("map.picture.copied"));
      } catch {
        if (!(await made)) await blob;
        this.host.showMessage(this.translate("map.picture.refused"));
      }
    });
  }

  /** Saves the picture as a file. */
  async save(): Promise<void> {
    await this.run(async () => {
      const response = await this.host.serverPicture();
      if (response === null) return this.saveCanvas();
      if (response.status === 503) return this.host.showMessage(this.translate("map.picture.server-busy"));
      if (!response.ok) throw new Error(`picture: found status ${response.status}; expected 200`);
      this.download(await response.blob(), this.host.fileName());
    });
  }

  dispose(): void {
    this.making = false;
  }

  /** The server's picture, as a saved one; else the map as drawn. */
  private async copiedPicture(): Promise<Blob> {
    const asked = this.host.showsMore() ? null : this.host.serverPicture();
    const response = await asked?.catch(() => null);
    if (response?.ok) return new Blob([await response.blob()], { type: "image/png" });
    return encodePng(await composePicture(await this.host.picture()));
  }

  private async saveCanvas(): Promise<void> {
    const picture = await this.host.picture();
    this.download(await encodePng(await composePicture(picture)), pictureFileName(picture));
  }

  private download(blob: Blob, name: string): void {
    const address = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.host.showMessage(this.translate("map.picture.saved", { name }));
  }

  private async run(act: () => Promise<void>): Promise<void> {
    if (this.making) return;
    this.making = true;
    this.host.busy(true);
    try {
      await act();
    } catch {
      this.host.showMessage(this.translate("map.picture.failed"));
    } finally {
      this.making = false;
      this.host.busy(false);
    }
  }
}

/** The picture as a PNG file. */
async function encodePng(canvas: HTMLCanvasElement): Promise<Blob> {
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (made === null) throw new Error("the browser made no picture of the map");
  return made;
}

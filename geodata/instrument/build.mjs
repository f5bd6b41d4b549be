// Bundles the sources into dist/: the instrument, the briefing, the chunks they share, MapLibre's worker, and the
// licences of the packages inside. Files import each other by relative path: all are served from one folder.
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = join(HERE, "dist");
/** What a running app is served from is exchanged only once the new is whole. */
const OUT = join(HERE, "dist.new");
const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** Style sheets are taken in as text, without comments and blanks. */
const STYLE_SHEETS = {
  name: "style-sheets",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    }),
};

/** Shaders for WebGPU, a thirtieth of the code, are left empty: the map is drawn by WebGL alone. */
const WEBGL_ALONE = {
  name: "webgl-alone",
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules\/@(deck|luma)\.gl\/.*[.-]wgsl(-integer)?\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      // One that is put together of others is kept as it is.
      return { contents: code.includes("${") ? code : code.replace(/`[^`]*`/g, '""') };
    }),
};

const COMMON = {
  absWorkingDir: HERE,
  outdir: OUT,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  plugins: [STYLE_SHEETS, WEBGL_ALONE],
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
  metafile: true,
};

await rm(OUT, { recursive: true, force: true });
const results = await Promise.all([
  build({
    ...COMMON,
    entryPoints: { instrument: "src/map-component.ts", briefing: "src/briefing-component.ts" },
    splitting: true,
    chunkNames: "chunk-[hash]",
  }),
  // Shares no module with the others.
  build({ ...COMMON, entryPoints: { worker: "maplibre-gl/dist/maplibre-gl-worker.mjs" } }),
]);
const outputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs));
await writeFile(join(OUT, "licences.txt"), await licences(outputs));
await rm(DIST, { recursive: true, force: true });
await rename(OUT, DIST);

/** Name, version, licence and its text of every package of which something is in the bundles. */
async function licences(outputs) {
  const used = outputs.flatMap((output) => Object.entries(output.inputs));
  const names = used
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => PACKAGE.exec(path)?.[1]);
  const found = [...new Set(names.filter((name) => name !== undefined))].sort();
  return (await Promise.all(found.map(licence))).join("\n");
}

async function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const texts = (await readdir(folder)).filter((file) => LICENCE.test(file)).sort();
  const read = await Promise.all(texts.map((file) => readFile(join(folder, file), "utf8")));
  return [`${"=".repeat(78)}\n${name} ${version} (${license})\n`, ...read].join("\n");
}

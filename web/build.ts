// biome-ignore-all lint/style/noRestrictedImports: the build runs in Node, not in a browser
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { Province } from '../domain/province.ts';
import type { Lang } from '../domain/texts/text.ts';
import { bundlePack, sourceOf } from '../functions/local/bundle-pack.ts';
import { packFolder } from '../functions/local/pack-folder.ts';
import { iconPng, iconSvg } from './icon.ts';
import { oneFirstScript } from './one-first-script.ts';
import { type PageParts, pageHtml } from './page-html.ts';
import { type PageFolder, pageList } from './page-list.ts';

const here = dirname(fileURLToPath(import.meta.url));
const sheets = ['tokens', 'base', 'shell', 'controls', 'parts'];
/** Bytes of one page's first view: its HTML and the scripts that it needs at once, whole and compressed. */
export type Weight = { page: string; html: Sizes; script: Sizes };
type Sizes = { raw: number; gzip: number; brotli: number };

type Words = { title: string; intro: string };
type UiWords = Omit<
  PageParts,
  keyof Words | 'lang' | 'css' | 'script' | 'needed' | 'icon' | 'manifest' | 'account' | 'wide'
>;

/** What a build is of: the folder of the province pack, and the language of pages that nobody has chosen one for. */
type Pack = { folder: string; lang: Lang };

const packIn = (folder: string): Pack => {
  const { language } = Province.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
  return { folder, lang: language };
};

const sizesOf = (content: string | Uint8Array): Sizes => ({
  raw: Buffer.byteLength(content),
  gzip: gzipSync(content, { level: 9 }).byteLength,
  brotli: brotliCompressSync(content).byteLength,
});

const sumOf = (sizes: readonly Sizes[]): Sizes =>
  sizes.reduce(
    (sum, { raw, gzip, brotli }) => ({
      raw: sum.raw + raw,
      gzip: sum.gzip + gzip,
      brotli: sum.brotli + brotli,
    }),
    {
      raw: 0,
      gzip: 0,
      brotli: 0,
    },
  );

const hashOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 8);
const readable = async (path: string) => (existsSync(path) ? readFile(path, 'utf8') : '');

const texts = join(here, '../domain/texts');
const wordsOf = (folder: PageFolder, pack: Pack): Words & UiWords => ({
  ...JSON.parse(sourceOf(pack.folder, join(texts, pack.lang, 'ui.json'))),
  ...JSON.parse(sourceOf(pack.folder, join(texts, pack.lang, `page-${folder}.json`))),
});

/** The design's sheets, then the page's own, minified as one: it is inlined, so that nothing blocks the first paint. */
const cssOf = async (folder: PageFolder): Promise<string> => {
  const parts = await Promise.all([
    ...sheets.map((name) => readFile(join(here, 'ui', `${name}.css`), 'utf8')),
    readable(join(here, folder, 'page.css')),
  ]);
  const { code } = await transform(parts.join('\n'), { loader: 'css', minify: true, target: 'es2020' });
  return code.trim();
};

const bundling = {
  absWorkingDir: join(here, '..'),
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: 'es2020',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
  charset: 'utf8',
  alias: { 'zod/mini': './web/schema.ts' },
  // What web/schema.ts lacks would be undefined in the page: no build at all is better.
  logOverride: { 'import-is-undefined': 'error' },
} as const;

type Output = { path: string; contents: Uint8Array };
/** `needed`: the scripts that the entry imports at once; known beforehand, they are fetched beside it and not after it. */
type Script = { entry: string; needed: string[]; files: Output[] };

type Outputs = Readonly<Record<string, { imports: readonly { path: string; kind: string }[] }>>;

/** Every output that the first one imports at once, itself left out. */
const staticImports = (outputs: Outputs, first: string, seen = new Set([first])): string[] =>
  (outputs[first]?.imports ?? []).flatMap(({ path, kind }) => {
    if (kind !== 'import-statement' || seen.has(path)) return [];
    seen.add(path);
    return [path, ...staticImports(outputs, path, seen)];
  });

const addressOf = (path: string) => `/assets/${path.replace(/^.*[\\/]/, '')}`;

/** One script per page, English and other late parts in chunks of their own; names carry the hash of what is in them. */
const scriptOf = async (folder: PageFolder, outDir: string, pack: Pack): Promise<Script> => {
  const result = await build({
    ...bundling,
    entryPoints: { [folder]: `web/${folder}/page.tsx` },
    outdir: join(outDir, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: `${folder}-[name]-[hash]`,
    splitting: true,
    plugins: [
      oneFirstScript(join(here, folder, 'page.tsx'), (file) => sourceOf(pack.folder, file)),
      bundlePack(pack.folder),
    ],
  });
  const files = result.outputFiles.map(({ path, contents }) => ({ path, contents }));
  const entry = Object.entries(result.metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint === `web/${folder}/page.tsx`,
  );
  if (entry === undefined) throw new Error(`no script for ${folder}`);
  const stub = addressOf(entry[0]);
  const needed = staticImports(result.metafile.outputs, entry[0]).map(addressOf);
  const [only] = needed;
  const isStub = Object.values(entry[1].inputs).every(({ bytesInOutput }) => bytesInOutput === 0);
  if (only === undefined || needed.length > 1 || !isStub) return { entry: stub, needed, files };
  // What is left of the entry only names the one script that holds the page: nobody has to fetch it.
  return { entry: only, needed: [], files: files.filter(({ path }) => addressOf(path) !== stub) };
};

/** A page's service worker, if it has one, at `/<folder>-worker.js`; `PRECACHE` lists the page's own addresses. */
const workerOf = async (
  folder: PageFolder,
  outDir: string,
  precache: readonly string[],
  pack: Pack,
): Promise<Output[]> => {
  if (!existsSync(join(here, folder, 'service-worker.ts'))) return [];
  const { outputFiles } = await build({
    ...bundling,
    format: 'iife',
    entryPoints: { [`${folder}-worker`]: `web/${folder}/service-worker.ts` },
    outdir: outDir,
    define: { PRECACHE: JSON.stringify(precache) },
    plugins: [bundlePack(pack.folder)],
  });
  return outputFiles.map(({ path, contents }) => ({ path, contents }));
};

const put = async ({ path, contents }: { path: string; contents: Uint8Array | string }) => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

/** The icons of an installed page; its manifest names them without the hash that they get here. */
const putIcons = async (outDir: string): Promise<Readonly<Record<string, string>>> => {
  const icons: [string, string, string | Buffer][] = [
    ['icon', 'svg', iconSvg],
    ['icon-192', 'png', iconPng(192)],
    ['icon-512', 'png', iconPng(512)],
  ];
  const named = icons.map(([name, type, contents]) => ({
    name: `/${name}.${type}`,
    address: `/assets/${name}-${hashOf(contents)}.${type}`,
    contents,
  }));
  await Promise.all(named.map(({ address, contents }) => put({ path: join(outDir, address), contents })));
  return Object.fromEntries(named.map(({ name, address }) => [name, address]));
};

const manifestOf = async (
  folder: PageFolder,
  outDir: string,
  icons: Readonly<Record<string, string>>,
): Promise<string | null> => {
  const written = await readable(join(here, folder, 'manifest.webmanifest'));
  if (written === '') return null;
  const text = written.replace(/"(\/icon[^"]*)"/g, (_, name: string) => `"${icons[name] ?? name}"`);
  const name = `${folder}-${hashOf(text)}.webmanifest`;
  await put({ path: join(outDir, 'assets', name), contents: text });
  return `/assets/${name}`;
};

const buildPage = async (
  { folder, path, account, wide }: (typeof pageList)[number],
  outDir: string,
  icons: Readonly<Record<string, string>>,
  pack: Pack,
) => {
  const iconPath = icons['/icon.svg'] ?? '';
  const [css, script] = await Promise.all([cssOf(folder), scriptOf(folder, outDir, pack)]);
  const manifest = await manifestOf(folder, outDir, icons);
  const html = pageHtml({
    ...wordsOf(folder, pack),
    lang: pack.lang,
    css,
    script: script.entry,
    needed: script.needed,
    icon: iconPath,
    manifest,
    account,
    wide,
  });
  const assets = script.files.map((file) => addressOf(file.path));
  // Named by what they hold, a new build is a new worker: the HTML's own hash makes sure of it.
  const precache = [
    `${path}?v=${hashOf(html)}`,
    ...assets,
    iconPath,
    ...(manifest === null ? [] : [manifest]),
  ];
  const worker = await workerOf(folder, outDir, precache, pack);
  await Promise.all([...script.files, ...worker].map(put));
  await put({ path: join(outDir, path, 'index.html'), contents: html });
  const first = script.files.filter(({ path }) => [script.entry, ...script.needed].includes(addressOf(path)));
  const weight: Weight = {
    page: folder,
    html: sizesOf(html),
    script: sumOf(first.map((file) => sizesOf(file.contents))),
  };
  return { weight, style: `sha256-${createHash('sha256').update(css).digest('base64')}` };
};

/**
 * Builds every page that has a `page.tsx` into `outDir` for a province pack, with `csp.json`: the hashes of the inlined styles, which the door and
 * infra put into the policy. The same sources give the same bytes. Returns what each page weighs.
 */
export const buildWeb = async (outDir: string, folder: string = packFolder()): Promise<Weight[]> => {
  const pack = packIn(folder);
  await rm(outDir, { recursive: true, force: true });
  const icons = await putIcons(outDir);
  const pages = pageList.filter(({ folder }) => existsSync(join(here, folder, 'page.tsx')));
  const built = await Promise.all(pages.map((page) => buildPage(page, outDir, icons, pack)));
  const style = [...new Set(built.map((page) => page.style))].sort();
  await put({
    path: join(outDir, 'csp.json'),
    contents: `${JSON.stringify({ style, script: [] }, null, 2)}\n`,
  });
  return built.map(({ weight }) => weight);
};

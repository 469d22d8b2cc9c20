import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../functions/local/build.ts';
import { distOf, packFolder, projectRoot } from '../../functions/local/pack-folder.ts';
import { pageList } from '../../web/page-list.ts';

/*
 * What a phone has to fetch before it sees a page, read from the built files themselves: the HTML, and every script that it names or
 * that such a script imports at once. KB are 1,000 bytes, as a network counts them.
 */
const KB = 1000;
/** First view of a page, whole and compressed. The check-in's holds for every page not named here. */
const limits: Partial<Record<string, number>> = { console: 100 * KB, brief: 40 * KB, rules: 40 * KB };
const leanest = 30 * KB;
const htmlLimit = 14 * KB;

/** As a server packs while it answers: CloudFront does not say how hard it tries, and 5 is what others take. */
const brotli = (content: Buffer) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
const gzip = (content: Buffer) => gzipSync(content, { level: 6 }).byteLength;

const place = join(distOf(projectRoot, packFolder()), 'web');
const read = (address: string) => readFileSync(join(place, address));
const htmlOf = (path: string) => read(join(path, 'index.html'));
beforeAll(() => build());

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i').exec(tag)?.slice(1).find(Boolean) ?? '';
const tagsOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'gi'))].map(([tag]) => tag);

/** Addresses that a script imports before it runs; `import(…)` waits until somebody asks. */
const importsOf = (script: string): string[] =>
  [
    ...script.matchAll(/\b(?:import|export)\s*(?:[\w$*{][^'"()]*?\bfrom\s*|\*\s*from\s*)?["']([^"']+)["']/g),
  ].map(([, address = '']) => join('/assets', address));

const scriptsOf = (html: string): Set<string> => {
  const preloads = tagsOf(html, 'link').filter((tag) => /preload/.test(attribute(tag, 'rel')));
  const named = [
    ...tagsOf(html, 'script').map((tag) => attribute(tag, 'src')),
    ...preloads.map((tag) => attribute(tag, 'href')),
  ];
  const seen = new Set<string>();
  const add = (address: string) => {
    if (seen.has(address)) return;
    seen.add(address);
    for (const next of importsOf(read(address).toString())) add(next);
  };
  for (const address of named) add(address);
  return seen;
};

const weighed = (path: string) => {
  const html = htmlOf(path);
  const parts = [html, ...[...scriptsOf(html.toString())].map(read)];
  const sum = (sizeOf: (content: Buffer) => number) => parts.reduce((all, part) => all + sizeOf(part), 0);
  return { html: brotli(html), brotli: sum(brotli), gzip: sum(gzip), scripts: parts.length - 1 };
};

describe.each(pageList)('the first view of $path', ({ folder, path }) => {
  it('keeps within its budget', () => {
    const { html, scripts, ...all } = weighed(path);
    if (process.env['SIZES'])
      process.stdout.write(
        `${path}: HTML ${html}, in all ${all.brotli} br, ${all.gzip} gzip, ${scripts} script\n`,
      );
    expect(scripts).toBeGreaterThan(0);
    expect(html).toBeLessThanOrEqual(htmlLimit);
    expect(all.brotli).toBeLessThanOrEqual(limits[folder] ?? leanest);
  });

  it('is one script, fetched beside nothing else', () => {
    expect(weighed(path).scripts).toBe(1);
  });

  it('waits for no request: no style sheet, no classic script, no import of styles', () => {
    const html = htmlOf(path).toString();
    const links = tagsOf(html, 'link').map((tag) => attribute(tag, 'rel'));
    expect(links.filter((rel) => /stylesheet/i.test(rel))).toEqual([]);
    for (const tag of tagsOf(html, 'script')) expect(tag).toMatch(/\stype="module"|\s(?:defer|async)\b/);
    expect(html).not.toMatch(/@import/i);
  });

  it('has no web font, and fetches nothing from its styles', () => {
    const html = htmlOf(path).toString();
    expect(html).not.toMatch(/@font-face/i);
    expect([...html.matchAll(/url\(([^)]*)\)/gi)].map(([, address]) => address)).toEqual([]);
    expect(tagsOf(html, 'img')).toEqual([]);
  });
});

describe('a late part', () => {
  it('is fetched when somebody asks for it, not with the page', () => {
    const first = scriptsOf(htmlOf('/check-in').toString());
    const all = readdirSync(join(place, 'assets')).filter((name) => /^check-in-.*\.js$/.test(name));
    expect(all.length).toBeGreaterThan(4);
    expect(all.filter((name) => first.has(`/assets/${name}`))).toHaveLength(1);
  });
});

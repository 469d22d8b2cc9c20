import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';

/** Rules of WCAG 2.2 A and AA, as axe tags them. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Probes that answer sentences of what is wrong. */
export type Probe =
  | 'smallTargets'
  | 'sideways'
  | 'clippedText'
  | 'tightLines'
  | 'wordlessTags'
  | 'forcedOrder'
  | 'borderless'
  | 'moving';

/** Where the focus is, and how it can be seen; pixels from the top left of the page. */
export type Focus = {
  name: string;
  id: string;
  /** Name of a group of radio buttons, '' for anything else. */
  group: string;
  width: number;
  contrast: number;
  left: number;
  top: number;
  bottom: number;
  isSeen: boolean;
};

/** Every page of the context has the probes from then on. */
export const addProbes = async (context: BrowserContext): Promise<void> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../web/access/probes.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'probes',
  });
  await context.addInitScript({ content: `${outputFiles[0]?.text ?? ''}\nglobalThis.probes = probes;` });
};

export const probe = (page: Page, name: Probe): Promise<string[]> => page.evaluate(`probes.${name}()`);
export const focusOf = (page: Page): Promise<Focus | null> => page.evaluate('probes.focused()');
export const tabStops = (page: Page): Promise<number> => page.evaluate('probes.tabStops()');
export const readersStyle = (page: Page, css: string | null): Promise<void> =>
  page.evaluate(`probes.readersStyle(${JSON.stringify(css)})`);

/**
 * What axe finds by the standard, or by every rule that it has; one line each. Our pages frame no other site's, so it runs in the page
 * itself. What it finds right it need not describe, which takes it twice as long as the finding.
 */
export const axeFaults = async (page: Page, rules: 'standard' | 'all' = 'standard'): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (rules === 'all' ? axe : axe.withTags(standard)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** The text spacing that WCAG 1.4.12 asks a page to bear. */
export const textSpacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
/** Text twice as large. */
export const largeText = 'html { font-size: 200% !important }';

/** Everything that is wrong at the widths and under the styles that a reader may choose; each line says where. */
export const layoutFaults = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  const look = async (where: string, names: readonly Probe[]) => {
    for (const name of names) found.push(...(await probe(page, name)).map((line) => `${where}: ${line}`));
  };
  const at = async (width: number) => page.setViewportSize({ width, height: 740 });
  await at(1280);
  await look('1280 px', ['sideways', 'smallTargets', 'tightLines']);
  await readersStyle(page, largeText);
  await look('1280 px, text 200 %', ['sideways', 'clippedText']);
  await readersStyle(page, null);
  await at(320);
  await look('320 px', ['sideways', 'smallTargets', 'clippedText']);
  await readersStyle(page, textSpacing);
  await look('320 px, text spacing', ['sideways', 'clippedText']);
  await readersStyle(page, null);
  await at(360);
  await look('360 px', ['sideways', 'smallTargets', 'tightLines', 'wordlessTags', 'forcedOrder']);
  return found;
};

/** In colours that the reader's system forces. */
export const forcedColoursFaults = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = [...(await probe(page, 'borderless')), ...(await probe(page, 'wordlessTags'))];
  await page.emulateMedia({ forcedColors: 'none' });
  return found.map((line) => `forced colours: ${line}`);
};

const leastOutline = 2;
const leastContrast = 3;

const focusFaults = (focus: Focus, before: Focus | null): string[] => {
  const found: string[] = [];
  if (focus.width < leastOutline) found.push(`${focus.name}: focus outline ${focus.width} px`);
  if (focus.contrast < leastContrast)
    found.push(`${focus.name}: focus contrast ${focus.contrast.toFixed(1)}`);
  if (!focus.isSeen) found.push(`${focus.name}: focus out of view`);
  // Down the page, or along a line of it.
  const isAfter = before === null || focus.bottom > before.top || focus.left > before.left;
  if (!isAfter) found.push(`${focus.name} comes after ${before.name}, which is below it`);
  return found;
};

/** Walks the whole page by the Tab key alone: that every stop is seen, in order, and that the walk ends. */
export const tabFaults = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  const stops = await tabStops(page);
  await page.evaluate('probes.focusStart()');
  const seen = new Set<string>();
  let before: Focus | null = null;
  let last = '';
  for (let n = 0; n < 2 * stops + 8; n += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus === null) continue;
    const key = `${focus.name} ${Math.round(focus.top)} ${Math.round(focus.left)}`;
    // A date has stops of its own inside: day, month, year, picker
    if (key === last) continue;
    last = key;
    if (seen.has(key)) break;
    seen.add(key);
    found.push(...focusFaults(focus, before));
    before = focus;
  }
  if (seen.size < stops) found.push(`the Tab key reaches ${seen.size} of ${stops} stops`);
  return found;
};

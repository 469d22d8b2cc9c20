import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../functions/local/build.ts';
import { distOf, packFolder, projectRoot } from '../../functions/local/pack-folder.ts';
import { buildWeb } from '../../web/build.ts';

/** What runs, and what the same sources are built to again. */
const places = [
  join(distOf(projectRoot, packFolder()), 'web'),
  mkdtempSync(join(tmpdir(), 'web-again-')),
] as const;
const filesOf = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .sort();
const read = (name: string) => readFileSync(join(places[0], name), 'utf8');

beforeAll(async () => {
  await build();
  await buildWeb(places[1]);
});
afterAll(() => rmSync(places[1], { recursive: true }));

const pages = () => filesOf(places[0]).filter((name) => name.endsWith('index.html'));

describe('the built pages', () => {
  it('are the same bytes each time', () => {
    expect(filesOf(places[1])).toEqual(filesOf(places[0]));
    for (const name of filesOf(places[0]))
      expect(readFileSync(join(places[1], name)).equals(readFileSync(join(places[0], name))), name).toBe(
        true,
      );
  });

  it('have the start page, sign-in and the rules', () => {
    expect(pages()).toEqual(expect.arrayContaining(['index.html', 'sign-in/index.html', 'rules/index.html']));
  });

  it('say something before any script, and what to do without', () => {
    for (const name of pages()) {
      const html = read(name);
      expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/);
      expect(html).toMatch(/<title>[^<]+ – Sẵn Sàng Thái Nguyên<\/title>/);
      expect(html).toMatch(/<main[^>]*><h1>[^<]+<\/h1><p>[^<]{20,}<\/p><noscript>/);
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });

  it('obey a policy without unsafe words: no inline script, handler or style attribute, one script from here', () => {
    for (const name of pages()) {
      const html = read(name);
      const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
      expect(scripts).toHaveLength(1);
      expect(scripts[0]).toMatch(/^<script type="module" src="\/assets\/[\w-]+\.js">$/);
      expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/);
      expect(html).not.toMatch(/(src|href)="https?:/);
    }
  });

  it('name the hash of every inlined style in csp.json, and no other', () => {
    const found = pages().map((name) => {
      const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(read(name)) ?? [];
      return `sha256-${createHash('sha256').update(css).digest('base64')}`;
    });
    expect(JSON.parse(read('csp.json'))).toEqual({ style: [...new Set(found)].sort(), script: [] });
  });

  it('load nothing from elsewhere and evaluate no text', () => {
    for (const name of filesOf(places[0]).filter((each) => each.endsWith('.js'))) {
      expect(read(name), name).not.toMatch(/\beval\(|new Function\(/);
      expect(read(name), name).not.toMatch(/(?:import|fetch)\("https?:/);
    }
  });

  it('keep English out of the page’s own script', () => {
    const [, script = ''] = /src="\/(assets\/[^"]+)"/.exec(read('rules/index.html')) ?? [];
    expect(read(script)).toContain('Bộ tiêu chí');
    expect(read(script)).not.toContain('Criteria in force');
  });
});

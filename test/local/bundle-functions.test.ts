import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kebab, routeNames } from '../../domain/contract.ts';
import { jobs } from '../../domain/job.ts';
import { triggers } from '../../domain/trigger.ts';
import { chromiumFiles } from '../../functions/brief/chromium.ts';
import { typefaceFiles } from '../../functions/brief/typeface.ts';
import { build } from '../../functions/local/build.ts';
import { bundleFunctions, projectRoot } from '../../functions/local/bundle-functions.ts';
import { distOf, packFolder } from '../../functions/local/pack-folder.ts';
import { sourceHash } from '../../functions/local/source-hash.ts';
import { budgetOf } from '../bench/bundle-budget.ts';
import { packs } from '../support/packs.ts';
import { scratch } from './scratch.ts';

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** All code of a folder. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    namesIn(folder)
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

describe('the bundles', () => {
  let first: Record<string, string>;
  let second: Record<string, string>;
  let beside: string[];

  beforeAll(async () => {
    // The build that is there when the tests of a run begin, and another one.
    await build();
    first = filesIn(join(distOf(projectRoot, packFolder()), 'functions'));
    const folder = mkdtempSync(join(tmpdir(), 'san-sang-bundles-'));
    await bundleFunctions(projectRoot, folder);
    second = filesIn(folder);
    beside = namesIn(folder).filter((name) => !name.endsWith('.mjs'));
    rmSync(folder, { recursive: true });
  }, 300_000);

  it('are one for each route, job and trigger', () => {
    const api = routeNames.map((name) => `api/${kebab(name)}/index.mjs`);
    const ofJobs = Object.keys(jobs).map((name) => `jobs/${kebab(name)}/index.mjs`);
    const ofTriggers = Object.keys(triggers).map((name) => `triggers/${kebab(name)}/index.mjs`);
    expect(Object.keys(first).sort()).toEqual([...api, ...ofJobs, ...ofTriggers].sort());
  });

  it('have nothing beside them but, for the one that prints, a Chromium and the typeface', () => {
    expect(beside.toSorted()).toEqual(
      [
        ...chromiumFiles.map((name) => `jobs/issue-brief/chromium/${name}`),
        ...typefaceFiles.map((name) => `jobs/issue-brief/typeface/${name}`),
      ].toSorted(),
    );
  });

  it('are the same bytes in two builds', () => {
    expect(Object.keys(first).filter((name) => first[name] !== second[name])).toEqual([]);
  });

  it('hold the route that they answer, and not the whole table', () => {
    const whole = Object.keys(first).filter((name) => first[name]?.includes('/api/openapi.json'));
    expect(whole.toSorted()).toEqual(['api/get-health/index.mjs', 'api/get-openapi/index.mjs']);
  });

  it('are within their budgets', () => {
    const above = Object.entries(first).flatMap(([name, code]) => {
      const bytes = Buffer.byteLength(code);
      return bytes > budgetOf(code) ? [`${name}: ${bytes} of ${budgetOf(code)} bytes`] : [];
    });
    expect(above).toEqual([]);
  });

  it('need no require, and hold neither the local door nor all of zod', () => {
    for (const [name, code] of Object.entries(first)) {
      expect(code.includes('Dynamic require of'), name).toBe(false);
      expect(code.includes('san-sang-records'), `${name} names a local table`).toBe(false);
    }
  });
});

describe('the hash of the sources', () => {
  it('is the same until something changes', () => {
    expect(sourceHash(projectRoot)).toMatch(/^[0-9a-f]{64}$/);
    expect(sourceHash(projectRoot)).toBe(sourceHash(projectRoot));
  });

  it('is another one for another pack, and for another content of it', () => {
    const folder = join(scratch(), 'pack');
    cpSync(packs['vi-du'], folder, { recursive: true });
    const before = sourceHash(projectRoot, folder);
    appendFileSync(join(folder, 'contacts.json'), '\n');
    const hashes = [
      sourceHash(projectRoot),
      sourceHash(projectRoot, packs['vi-du']),
      before,
      sourceHash(projectRoot, folder),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it('belongs to a build of its own for each pack', () => {
    const dist = (folder: string) => distOf('/root', folder);
    expect(dist(packs['thai-nguyen'])).toBe('/root/dist');
    expect(dist(packs['vi-du'])).toMatch(/^\/root\/dist\/packs\/vi-du-[0-9a-f]{8}$/);
    expect(packFolder({})).toBe(packs['thai-nguyen']);
    expect(packFolder({ PACK: 'test/packs/vi-du' })).toBe(packs['vi-du']);
  });
});

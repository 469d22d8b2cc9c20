import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../functions/local/build.ts';
import { distOf, packFolder, projectRoot } from '../../functions/local/pack-folder.ts';

const out = join(distOf(projectRoot, packFolder()), 'web');
const read = (name: string) => readFileSync(join(out, name), 'utf8');
beforeAll(() => build());

describe('the worker of the check-in', () => {
  it('brings the page first, named by its content, then all of its scripts, the icon and the manifest', () => {
    const worker = read('check-in-worker.js');
    expect(worker).toMatch(/\["\/check-in\?v=[0-9a-f]{8}",/);
    const named = [...new Set(worker.match(/\/assets\/[\w.-]+/g))].map((path) => path.slice(8)).sort();
    const built = readdirSync(join(out, 'assets')).filter((name) => /^(check-in-|icon-\w+\.svg)/.test(name));
    expect(named).toEqual(built.sort());
  });

  it('knows nothing of the API, the sign-in or another page', () => {
    expect(read('check-in-worker.js')).not.toMatch(/\/api|\/oidc|\/console|\/brief|config\.json/);
  });
});

describe('the manifest', () => {
  it('opens the check-in alone, with icons that are there and are what they say', () => {
    const [, address = ''] = /rel="manifest" href="([^"]+)"/.exec(read('check-in/index.html')) ?? [];
    const manifest: unknown = JSON.parse(read(address));
    expect(manifest).toMatchObject({ start_url: '/check-in', display: 'standalone', lang: 'vi' });
    const icons = [...JSON.stringify(manifest).matchAll(/"src":"([^"]+)","sizes":"(?:(\d+)x\d+|any)"/g)];
    expect(icons).toHaveLength(3);
    for (const [, src = '', size] of icons) {
      expect(existsSync(join(out, src)), src).toBe(true);
      if (size === undefined) continue;
      const png = readFileSync(join(out, src));
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
    }
  });
});

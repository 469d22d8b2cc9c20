import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import manifest from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
      inBundle: z.optional(z.boolean()),
      integrity: z.optional(z.string()),
    }),
  ),
});
const locked = Object.entries(
  Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages,
).filter(([path]) => path !== '');

/** Licences that ask for no more than a notice (quality.md), and one of the same kind that a reader of zip files bears. */
const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'OFL-1.1',
  '0BSD',
  'BlueOak-1.0.0',
];

const Component = z.object({
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  properties: z._default(z.array(z.object({ name: z.string(), value: z.string() })), []),
  hashes: z._default(z.array(z.unknown()), []),
});
const Bom = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(Component) });

const isForDevelopment = ({ properties }: z.infer<typeof Component>) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

describe('what ships', () => {
  it('is pinned exactly, and locked by a hash', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    // What came inside another package is covered by its hash.
    const loose = locked.filter(
      ([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true,
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('bears licences that ask for no more than a notice', () => {
    const others = locked.filter(
      ([, { dev, license = '' }]) =>
        dev !== true && !license.split(/[() ]+OR[() ]+|[()]/).some((one) => allowed.includes(one)),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('is listed by the bill of materials, package by package', () => {
    const [command = '', ...args] = manifest.scripts.sbom.split(' ');
    const text = execFileSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { components } = Bom.parse(JSON.parse(text));
    const shipped = components.filter((one) => !isForDevelopment(one));
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      const listed = shipped.find((one) => one.name === name && one.version === version);
      expect(listed?.purl, name).toContain(`@${version}`);
    }
    expect(shipped.filter(({ hashes }) => hashes.length === 0)).toEqual([]);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataVersion } from '../../functions/local/data-version.ts';
import { StartError } from '../../functions/local/settings.ts';
import { scratch } from './scratch.ts';

describe('the version of a data folder', () => {
  it('is written into a new one, and known again', () => {
    const folder = scratch();
    checkDataVersion(folder);
    checkDataVersion(folder);
    expect(readFileSync(join(folder, 'version.json'), 'utf8')).toBe('{"version":1}\n');
  });

  it('stops a program that is older than its data', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'version.json'), '{"version":2}');
    const open = () => checkDataVersion(folder);
    expect(open).toThrow(StartError);
    expect(open).toThrow(`The data in ${folder} has version 2; this program knows versions up to 1.`);
  });

  it('must be readable', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'version.json'), 'one');
    expect(() => checkDataVersion(folder)).toThrow('cannot be read as a version');
  });
});

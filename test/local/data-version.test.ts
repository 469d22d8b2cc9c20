import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataVersion } from '../../functions/local/data-version.ts';
import { StartError } from '../../functions/local/settings.ts';
import { scratch } from './scratch.ts';

describe('the version of a data folder', () => {
  it('is written into a new one, and known again', () => {
    const folder = scratch();
    checkDataVersion(folder, 'vi-du');
    checkDataVersion(folder, 'vi-du');
    expect(readFileSync(join(folder, 'version.json'), 'utf8')).toBe('{"version":1,"pack":"vi-du"}\n');
  });

  it('stops a program that is older than its data', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'version.json'), '{"version":2}');
    const open = () => checkDataVersion(folder, 'thai-nguyen');
    expect(open).toThrow(StartError);
    expect(open).toThrow(`The data in ${folder} has version 2; this program knows versions up to 1.`);
  });

  it('is of one province pack, and says what to do about another', () => {
    const folder = scratch();
    checkDataVersion(folder, 'vi-du');
    expect(() => checkDataVersion(folder, 'thai-nguyen')).toThrow(StartError);
    expect(() => checkDataVersion(folder, 'thai-nguyen')).toThrow(
      `The data in ${folder} is of the province pack "vi-du", not "thai-nguyen". Choose another DATA_DIR for "thai-nguyen", or start with the pack "vi-du" (PACK).`,
    );
  });

  it('is of the project’s own pack where it names none', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'version.json'), '{"version":1}');
    checkDataVersion(folder, 'thai-nguyen');
    expect(() => checkDataVersion(folder, 'vi-du')).toThrow('is of the province pack "thai-nguyen"');
  });

  it('must be readable', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'version.json'), 'one');
    expect(() => checkDataVersion(folder, 'thai-nguyen')).toThrow('cannot be read as a version');
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPack, packReport } from '../../functions/local/check-pack.ts';
import { StartError } from '../../functions/local/settings.ts';
import { packs } from '../support/packs.ts';
import { scratch } from './scratch.ts';

/** A copy of the small pack with its files rewritten. */
const copyWith = (edits: Record<string, (text: string) => string | null>): string => {
  const folder = join(scratch(), 'copy');
  cpSync(packs['vi-du'], folder, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const file = join(folder, name);
    const text = edit(readFileSync(file, 'utf8'));
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  return folder;
};
const names = (folder: string) => packReport(folder).map((line) => line.replace(/^.*copy\//, ''));

describe('the report on a pack', () => {
  it('points at the file, the line and the place', () => {
    const folder = copyWith({
      'zones.json': (text) => text.replace('"unit": "nui-mau"', '"unit": "rung-mau"'),
      'clocks.json': (text) => text.replace('"cutOff": "16:00"', '"cutOff": "16 h"'),
      'contacts.json': () => null,
    });
    const line = readFileSync(join(folder, 'zones.json'), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('rung-mau'));
    expect(names(folder)).toEqual([
      'contacts.json is missing',
      expect.stringMatching(/^clocks\.json:\d+:\d+ day\.cutOff must be a time of day, HH:MM$/),
      `zones.json:${line + 1}:13 [1].unit "rung-mau" is no unit of units.json`,
    ]);
  });

  it('says where JSON breaks off, and goes on with the other files', () => {
    const folder = copyWith({
      'holidays.json': (text) => text.slice(0, -5),
      'texts.vi.json': (text) => text.replace('"tagline"', '"tagine"'),
    });
    expect(names(folder)).toEqual([
      expect.stringMatching(/^holidays\.json is no JSON: .*line \d+/),
      expect.stringMatching(/^texts\.vi\.json:\d+:\d+ ui\.tagine is no text of the project/),
      expect.stringMatching(/^texts\.vi\.json:\d+:\d+ ui\.tagine has no counterpart/),
      expect.stringMatching(/^texts\.en\.json:\d+:\d+ ui\.tagline has no counterpart/),
    ]);
  });

  it('stops a build with every problem', () => {
    const folder = copyWith({ 'pack.json': (text) => text.replace('"Asia/Ho_Chi_Minh"', '"UTC"') });
    expect(() => checkPack(folder)).toThrow(StartError);
    expect(() => checkPack(folder)).toThrow(
      /timeZone must be Asia\/Ho_Chi_Minh, not "UTC"\n1 problem in the province pack/,
    );
  });
});

const run = (args: string[], env: NodeJS.ProcessEnv = {}) => {
  const file = join(import.meta.dirname, '../../functions/local', args[0] ?? '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args.slice(1)], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
};

describe('npm run pack', () => {
  it('finds a whole pack whole', () => {
    expect(run(['check-pack.ts', packs['vi-du']])).toEqual({
      status: 0,
      stdout: `${packs['vi-du']}: a whole pack, no problems\n`,
      stderr: '',
    });
  });

  it('counts the problems of any other', () => {
    const folder = copyWith({ 'zones.json': () => '[]' });
    const { status, stderr } = run(['check-pack.ts', folder]);
    expect([status, stderr.split('\n').slice(-2)]).toEqual([1, ['1 problem', '']]);
  });

  it('says so when there is no such folder', () => {
    expect(run(['check-pack.ts', '/nowhere'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('does not exist'),
    });
  });
});

describe('npm start with a pack', () => {
  it('that does not exist says what to do', () => {
    const { status, stderr } = run(['start.ts'], { PACK: 'no/pack', DATA_DIR: scratch() });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^PACK=\/.*no\/pack does not exist\. Name the folder/),
    ]);
  });

  it('that cannot be read says every problem, and shows no stack', () => {
    const folder = copyWith({ 'zones.json': (text) => text.replace('"kind": "park"', '"kind": "port"') });
    const { status, stderr } = run(['start.ts'], { PACK: folder, DATA_DIR: scratch() });
    expect([status, stderr.split('\n').slice(-2)]).toEqual([1, ['1 problem', '']]);
    expect(stderr).toContain('kind must be one of: park, cluster, not "port"');
    expect(stderr).not.toContain('    at ');
  });
});

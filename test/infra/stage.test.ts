import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../functions/local/pack-folder.ts';
import { stageNamed, stageOf, stages } from '../../infra/stage.ts';
import { full } from '../support/full.ts';
import { packs } from '../support/packs.ts';
import { aStage } from './a-stage.ts';
import { someStacks } from './some-stacks.ts';

const restored = {
  tableName: 'restored',
  streamArn: 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/restored/stream/2026-11-22T00:00:00.000',
};

describe('the stages', () => {
  it.each(Object.keys(stages))('%s has whole settings', (name) => {
    expect(stageNamed(name)).toMatchObject({ name });
  });
});

describe('settings of a stage that are wrong', () => {
  const { deadlines } = aStage;
  it.each([
    [{ name: 'Test' }, 'name: 2 to 12 small letters and digits'],
    [{ region: 'singapore' }, 'region: a region such as ap-southeast-1'],
    [
      { domain: 'https://x.vn' },
      'domain: a host name in small letters; mailFrom: mail is from an address of',
    ],
    [{ identityPrefix: 'my-cognito' }, 'identityPrefix: small letters, digits and hyphens, 63 at most'],
    [{ mailFrom: 'thong-bao@elsewhere.vn' }, 'mailFrom: mail is from an address of the domain'],
    [{ alarmsTo: 'nobody' }, 'alarmsTo: an e-mail address'],
    [{ budgetUsd: 0.5 }, 'budgetUsd: a whole number from 1 to 1000000'],
    [{ deadlines: { ...deadlines, requestSeconds: 30 } }, 'deadlines.requestSeconds: a whole number from 1'],
    [
      { deadlines: { ...deadlines, gatewaySeconds: 9 } },
      'deadlines.gatewaySeconds: the gateway waits longer',
    ],
    [{ deadlines: { ...deadlines, frontSeconds: 12 } }, 'deadlines.frontSeconds: the front waits longer'],
    [{ deadlines: { ...deadlines, logDays: 91 } }, 'deadlines.logDays: one of 30, 60, 90'],
    [{ records: { ...restored, tableName: 'another' } }, 'records.streamArn: the stream of that table'],
    [
      { region: 'eu-west-1', records: restored },
      'records.streamArn: the stream of that table, in the region',
    ],
    [{ domian: 'x' }, 'domian: no such setting'],
  ])('%o', (wrong, said) => {
    const settings = { ...aStage, ...wrong };
    expect(() => stageOf(settings)).toThrow(`infra/stage.ts, stage "${settings.name}": ${said}`);
  });

  it('are not those of a restored table with its stream', () => {
    expect(stageOf({ ...aStage, ...{ records: restored } })).toMatchObject({ records: restored });
  });
});

describe('a third stage', () => {
  const third = stageOf({
    ...aStage,
    ...{ name: 'tinh3', domain: 'tinh3.vn', mailFrom: 'a@tinh3.vn', identityPrefix: 'tinh3' },
  });

  it('is a record, and its stacks are named by it', () => {
    const { list } = someStacks(false, third);
    expect(list.length).toBeGreaterThan(10);
    for (const { stackName } of list) expect(stackName).toMatch(/^san-sang-tinh3-[a-z-]+$/);
  });

  // Half a minute on a busy machine: the whole synthesis once more, in a process of its own.
  it.runIf(full)('of another province has a pack of its own', async () => {
    const script = join(import.meta.dirname, 'another-stage.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], {
      cwd: projectRoot,
      env: { ...process.env, PACK: packs['vi-du'] },
    });
    const { names, identity, addresses } = JSON.parse(stdout);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(name).toMatch(/^san-sang-vidu-[a-z-]+$/);
    expect(identity).toBe('san-sang-vi-du-vidu');
    expect(addresses).toContain('https://vi-du.san-sang.example/sign-in');
    expect(stdout).not.toMatch(/thai-nguyen|san-sang-test/);
  });
});

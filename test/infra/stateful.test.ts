import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { projectRoot } from '../../functions/local/pack-folder.ts';
import { stacksIn } from '../../infra/assembly.ts';
import { lossesBetween, statefulIn } from '../../infra/stateful.ts';
import project from '../../package.json' with { type: 'json' };
import { someStacks } from './some-stacks.ts';

const committed = new URL('../../infra/stateful.json', import.meta.url);
const Committed = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ type: z.string(), without: z.string(), bound: z.record(z.string(), z.string()) }),
  ),
);

const keys = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];
const index = { IndexName: 'by-list', KeySchema: keys, Projection: { ProjectionType: 'ALL' } };
const withTable = (properties: object, id = 'Records', policy = 'Retain') =>
  statefulIn({
    Resources: {
      [id]: {
        Type: 'AWS::DynamoDB::Table',
        DeletionPolicy: policy,
        UpdateReplacePolicy: policy,
        Properties: { KeySchema: keys, GlobalSecondaryIndexes: [index], ...properties },
      },
      Topic: { Type: 'AWS::SNS::Topic' },
    },
  });
const before = withTable({});
const said = (after: ReturnType<typeof withTable>) => lossesBetween(before, after).map(({ loss }) => loss);

const { app, list, data, identity, web } = someStacks();

describe('what holds state', () => {
  const now = Object.fromEntries(
    [data, identity, web].map((stack) => [
      stack.stackName.replace('san-sang-test-', ''),
      statefulIn(Template.fromStack(stack).toJSON()),
    ]),
  );

  it('is what it was when it was last agreed: a change here would lose data in a deployment', async () => {
    const agreed = Committed.parse(JSON.parse(readFileSync(committed, 'utf8')));
    for (const [stack, some] of Object.entries(agreed))
      expect(lossesBetween(some, now[stack] ?? {})).toEqual([]);
    await expect(`${JSON.stringify(now, null, 2)}\n`).toMatchFileSnapshot(committed.pathname);
  });

  it('is the two tables, the pool and the buckets, all kept but the projections', () => {
    const held = Object.entries({ ...now['data'], ...now['identity'] });
    const kept = held
      .filter(([, { type }]) => type !== 'Output')
      .map(([id, { without }]) => `${id.replace(/[0-9A-F]{8}$/, '')} ${without}`);
    const always = 'Retain, replaced: Retain';
    expect(kept.toSorted()).toEqual([
      `Accounts ${always}`,
      `Files ${always}`,
      `Logs ${always}`,
      'Projections Delete, replaced: Delete',
      `Records ${always}`,
      `Snapshots ${always}`,
    ]);
  });
});

describe('the pages on deployment', () => {
  const names = new Set(list.map(({ stackName }) => stackName.replace('-test-', '-STAGE-')));
  const text = ['docs/deployment.md', 'docs/runbook.md', 'README.md']
    .map((page) => readFileSync(join(projectRoot, page), 'utf8'))
    .join('');

  it('name stacks that there are', () => {
    const named = [...text.matchAll(/--stack-name san-sang-(?:test|prod|STAGE)-([a-z-]+)/g)];
    expect(named.length).toBeGreaterThan(1);
    for (const [, part] of named) expect(names).toContain(`san-sang-STAGE-${part}`);
  });

  it('name commands that there are', () => {
    const known = new Set(Object.keys(project.scripts));
    for (const [, name = ''] of text.matchAll(/npm run (?:--silent )?([a-z0-9-]+)/g))
      expect(known).toContain(name);
  });

  it('invoke functions with a payload that is taken, once, and wait for the end', () => {
    const invoked = text.split('\n').filter((line) => line.includes('aws lambda invoke'));
    expect(invoked.length).toBeGreaterThan(1);
    for (const line of invoked) {
      expect(line).toContain('--cli-binary-format raw-in-base64-out');
      expect(line).toContain('--cli-read-timeout 0');
    }
  });

  it('are about stacks in the order in which they are deployed', () => {
    app.synth();
    const order = stacksIn(app.outdir).map(({ name }) => name);
    for (const { name, needs } of stacksIn(app.outdir))
      for (const needed of needs) expect(order.indexOf(needed)).toBeLessThan(order.indexOf(name));
    expect(order).toHaveLength(list.length);
  });
});

describe('the table in use', () => {
  const using = (Value: unknown) => statefulIn({ Resources: {}, Outputs: { RecordsTable: { Value } } });
  const own = using({ Ref: 'Records091F6ECA' });

  it('is another one for a release from before a restore, and for settings without it', () => {
    expect(lossesBetween(using('records-restored'), own)).toEqual([
      {
        id: 'RecordsTable',
        loss: 'RecordsTable (Output) is another one when Value changes: records-restored → Ref=Records091F6ECA',
      },
    ]);
    expect(lossesBetween(own, using('records-restored'))).toHaveLength(1);
  });

  it('is the same from release to release', () => {
    expect(lossesBetween(using('records-restored'), using('records-restored'))).toEqual([]);
    expect(lossesBetween({}, own)).toEqual([]);
  });
});

describe('a change of what holds state', () => {
  it('may add an index, an attribute or a resource', () => {
    const more = { GlobalSecondaryIndexes: [index, { ...index, IndexName: 'by-day' }] };
    expect(said({ ...withTable(more), ...withTable({}, 'More') })).toEqual([]);
  });

  it.each([
    ['another logical id', withTable({}, 'Records2'), 'Records (AWS::DynamoDB::Table) is no longer there'],
    ['another key', withTable({ KeySchema: keys.slice(0, 1) }), 'is another one when KeySchema changes'],
    ['a name', withTable({ TableName: 'x' }), 'is another one when TableName changes: none → x'],
    [
      'an index less',
      withTable({ GlobalSecondaryIndexes: [] }),
      'is another one when GlobalSecondaryIndexes',
    ],
    ['no retention', withTable({}, 'Records', 'Delete'), 'is kept no longer: Retain, replaced: Retain →'],
  ])('is lost by %s', (_, after, loss) => {
    expect(said(after)).toEqual([expect.stringContaining(loss)]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from './fixture.ts';
import { theStacks } from './some-stacks.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const section = /\n## Restoring the records\n(.*?)\n## /s.exec(runbook)?.[1] ?? '';

/** The rows of the checklist: the property in quotes, whether it comes back, and what to do. */
const rows = [...section.matchAll(/^\| `(\w+)` \| (yes|no) \| ?(.*?) ?\|$/gm)].map(
  ([, name, comes, todo]) => ({
    name: name ?? '',
    comes,
    todo: todo ?? '',
  }),
);

const stacks = theStacks();
const [records] = resourcesOf(stacks.data, 'AWS::DynamoDB::Table').filter(({ id }) =>
  id.startsWith('Records'),
);
const properties = records?.Properties ?? {};

/** What the last words of a stack are about, whether our table has it now or not. */
const may = ['Tags'];

describe('the checklist of a restore', () => {
  it('has each property of the table of records, and no other', () => {
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !may.includes(name))
        .toSorted(),
    ).toEqual(
      Object.keys(properties)
        .filter((name) => !may.includes(name))
        .toSorted(),
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(may));
  });

  it('says how to give back each that does not come back, to the value that it has', () => {
    for (const { name, comes, todo } of rows)
      if (comes === 'no') expect(todo, name).toContain('aws dynamodb ');
    const said = (name: string) => rows.find((row) => row.name === name)?.todo ?? '';
    expect(properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(said('BillingMode')).toContain('on demand');
    expect(said('DeletionProtectionEnabled')).toContain('--deletion-protection-enabled');
    expect(said('PointInTimeRecoverySpecification')).toContain('PointInTimeRecoveryEnabled=true');
    expect(said('StreamSpecification')).toContain('StreamViewType=NEW_AND_OLD_IMAGES');
    expect(said('TimeToLiveSpecification')).toContain('Enabled=true,AttributeName=expiresAt');
  });

  it('is right that there is nothing that scales the table, and no policy on it', () => {
    const types = stacks.list.flatMap((stack) => resourcesOf(stack).map(({ Type }) => Type));
    expect(types.filter((type) => type.startsWith('AWS::ApplicationAutoScaling'))).toEqual([]);
    expect(Object.keys(properties)).not.toContain('ResourcePolicy');
  });
});

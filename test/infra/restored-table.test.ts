import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { stageOf } from '../../infra/stage.ts';
import { aStage } from './a-stage.ts';
import { someStacks, theStacks } from './some-stacks.ts';

const records = {
  tableName: 'records-restored',
  streamArn:
    'arn:aws:dynamodb:ap-southeast-1:123456789012:table/records-restored/stream/2026-11-22T00:00:00.000',
};
const own = theStacks();
const restored = someStacks(false, stageOf({ ...aStage, ...{ records } }));

const tableArn = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/records-restored';
const pseudo: Record<string, string> = { 'AWS::AccountId': '123456789012' };
const Ref = z.strictObject({ Ref: z.string() });
const Import = z.strictObject({ 'Fn::ImportValue': z.string() });
const Join = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** What the imports of the stack's own table come to once the restored one is in its place. */
const instead = (name: string): string | undefined =>
  /:ExportsOutputRefRecords/.test(name)
    ? records.tableName
    : /:ExportsOutputFnGetAttRecords.*StreamArn/.test(name)
      ? records.streamArn
      : /:ExportsOutputFnGetAttRecords.*Arn/.test(name)
        ? tableArn
        : undefined;

/** A template with its references worked out as far as they are known. */
const plain = (value: unknown): unknown => {
  const [ref, imported, join] = [Ref.safeParse(value), Import.safeParse(value), Join.safeParse(value)];
  if (ref.success) return pseudo[ref.data.Ref] ?? value;
  if (imported.success) return instead(imported.data['Fn::ImportValue']) ?? value;
  if (join.success) {
    const [between, parts] = join.data['Fn::Join'];
    return parts
      .map((part) => [plain(part)].map((one) => (typeof one === 'string' ? one : JSON.stringify(one))))
      .join(between);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
};

const templates = new Map<Stack, ReturnType<Template['toJSON']>>();
beforeAll(() => {
  for (const stack of [...own.list, ...restored.list])
    templates.set(stack, Template.fromStack(stack).toJSON());
});
const templateOf = (stack: Stack) => templates.get(stack) ?? {};
const textOf = (stack: Stack) => JSON.stringify(templateOf(stack));
const exportsOf = (stack: Stack) =>
  Object.keys(templateOf(stack)['Outputs']).filter((id) => id.startsWith('ExportsOutput'));
const others = (stacks: typeof own) => stacks.list.filter((stack) => stack !== stacks.data);

describe('a restored table', () => {
  it('takes the place of the stack’s own in every function, right and stream source, and nothing else changes', () => {
    for (const [n, stack] of others(restored).entries()) {
      expect(textOf(stack)).not.toMatch(/ExportsOutput(Ref|FnGetAtt)Records/);
      expect(plain(templateOf(stack))).toEqual(plain(templateOf(others(own)[n] ?? own.data)));
    }
  });

  it('is what the stacks name, its list index and its stream too', () => {
    const all = others(restored).map(textOf).join('');
    expect(all).toContain('"RECORDS_TABLE":"records-restored"');
    expect(all).toContain(':table/records-restored/index/by-list');
    expect(all).toContain(`"EventSourceArn":"${records.streamArn}"`);
  });

  it('leaves the stack’s own where it is, and what it told other stacks of it', () => {
    expect(templateOf(restored.data)['Resources']).toEqual(templateOf(own.data)['Resources']);
    expect(exportsOf(restored.data)).toEqual(exportsOf(own.data));
    expect(exportsOf(own.data).filter((id) => id.includes('Records'))).toHaveLength(3);
  });
});

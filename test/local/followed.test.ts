import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileCheckpoint } from '../../functions/local/checkpoint.ts';
import { startPoller } from '../../functions/local/poller.ts';
import { scratch } from './scratch.ts';
import { fakeStream, numbers, record } from './streamed.ts';

const of = (n: number, pk: string) => {
  const one = record(n);
  return { ...one, dynamodb: { ...one.dynamodb, Keys: { pk: { S: pk } } } };
};

it('hands a job the partitions that it follows, so many records at once, and passes over the others', async () => {
  const keys = ['SITE#a', 'WORKS#m', 'WORK#j', 'WORKS#n', 'KEY#k', 'WORKS#m', 'REVISIONS#a', 'ZONE#z'];
  const { source } = fakeStream({ one: { records: keys.map((pk, n) => of(n + 1, pk)) } });
  const checkpoint = fileCheckpoint(join(scratch(), 'checkpoint.json'));
  const got: number[][] = [];
  const poller = startPoller({
    job: 'fileSheets',
    follows: { prefixes: ['WORKS#', 'ZONE#'], records: 1 },
    source,
    checkpoint,
    invoke: async ({ Records }) => {
      got.push(numbers(Records));
    },
    bury: () => {},
  });
  onTestFinished(poller.stop);
  await poller.drained();
  expect(got).toEqual([[2], [4], [6], [8]]);
  expect(checkpoint.get({ job: 'fileSheets', arn: 'arn:stream', shardId: 'one' })).toBe('8');
});

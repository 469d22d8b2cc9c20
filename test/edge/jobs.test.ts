import '../support/quiet.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { batch, recordsOf } from '../../functions/edge/batch.ts';
import { canonical } from '../../functions/edge/canonical.ts';
import { repeated, scheduled } from '../../functions/edge/schedule.ts';
import { aMessage } from '../support/queued.ts';

const record = (n: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(n), Keys: { pk: { S: `P#${n}` } }, NewImage: { n: { N: String(n) } } },
});
const event = (...bodies: string[]) => ({ Records: bodies.map((body, n) => aMessage(`m${n + 1}`, body)) });
const text = (n: number) => JSON.stringify(record(n));

describe('a job behind a queue', () => {
  it('takes records one after another, as they were on the stream', async () => {
    const seen: string[] = [];
    const job = batch('x', async ({ dynamodb }) => {
      seen.push(`begin ${dynamodb?.SequenceNumber}`);
      await new Promise((resolve) => setTimeout(resolve, 3 - Number(dynamodb?.SequenceNumber)));
      seen.push(`end ${dynamodb?.SequenceNumber}`);
    });
    expect(await job(event(text(1), text(2)))).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('names those that failed, and takes the others all the same', async () => {
    const work = vi.fn(async ({ dynamodb }: DynamoDBRecord) => {
      if (dynamodb?.SequenceNumber === '2') throw new Error('x');
    });
    const outcome = await batch('x', work)(event(text(1), text(2), text(3)));
    expect(outcome).toEqual({ batchItemFailures: [{ itemIdentifier: 'm2' }] });
    expect(work.mock.calls.map(([one]) => one)).toEqual([1, 2, 3].map(record));
  });

  it.each([
    'no JSON',
    'null',
    '{}',
    '{"eventName":"INSERT","dynamodb":{"Keys":{"pk":"P#1"},"SequenceNumber":"1"}}',
    '{"eventName":"OTHER","dynamodb":{"Keys":{},"SequenceNumber":"1"}}',
  ])('names a message that holds no record (%s), and works on the others', async (body) => {
    const work = vi.fn(async () => {});
    const asked = event(body, text(2));
    expect(await batch('x', work)(asked)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(work).toHaveBeenCalledExactlyOnceWith(record(2));
    expect(recordsOf(asked)).toEqual([record(2)]);
  });
});

describe('a scheduled job', () => {
  const now = '2021-06-15T09:00:00.000Z';
  it.each([
    [{ time: '2021-06-14T17:00:00Z' }, '2021-06-15'],
    [{ time: '2021-06-15T16:59:59Z' }, '2021-06-15'],
    [{ time: '2021-06-15T08:00:00Z', 'detail-type': 'Scheduled Event' }, '2021-06-15'],
    [{ time: '2021-06-20T08:00:00Z', day: '2021-06-15' }, '2021-06-15'],
  ])('of %j is for the day %s at +07:00', async (event, day) => {
    const work = vi.fn(async () => 3);
    await scheduled('x', () => now, work)(event);
    expect(work).toHaveBeenCalledExactlyOnceWith(day, now, { isWaitedFor: false });
  });

  it('is told when somebody waits for the end of its run', async () => {
    const work = vi.fn(async () => 3);
    await scheduled('x', () => now, work)({ time: '2021-06-15T08:00:00Z', isWaitedFor: true });
    expect(work).toHaveBeenCalledExactlyOnceWith('2021-06-15', now, { isWaitedFor: true });
  });

  it.each([{}, { time: 'soon' }, { time: '2021-06-15T08:00:00Z', day: 'today' }, null])(
    'fails on %j and does nothing',
    async (event) => {
      const work = vi.fn(async () => 0);
      await expect(scheduled('x', () => now, work)(event)).rejects.toThrow();
      expect(work).not.toHaveBeenCalled();
    },
  );

  it('fails when its work fails, so that it is tried again', async () => {
    const job = scheduled(
      'x',
      () => now,
      () => Promise.reject(new Error('x')),
    );
    await expect(job({ time: now })).rejects.toThrow('x');
  });
});

describe('the canonical text', () => {
  it('is one for a value, whatever the order of its keys, and is read back as the value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(backwards)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20210615 },
    );
  });

  it('tells lists of another order apart', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});

describe('a job that runs every minute', () => {
  const now = '2021-06-15T09:00:00.000Z';

  it('works on what is due by now, however late it comes', async () => {
    const work = vi.fn(async () => 3);
    await repeated('x', () => now, work)({ time: '2021-06-15T02:00:00Z' });
    expect(work).toHaveBeenCalledExactlyOnceWith(now);
  });

  it('fails when its work fails, and on what no schedule sends', async () => {
    const broken = repeated(
      'x',
      () => now,
      () => Promise.reject(new Error('x')),
    );
    await expect(broken({ time: now })).rejects.toThrow('x');
    await expect(broken({})).rejects.toThrow();
  });
});

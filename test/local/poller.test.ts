import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callEngine } from '../../functions/local/call-engine.ts';
import { type Checkpoint, fileCheckpoint } from '../../functions/local/checkpoint.ts';
import { createTables } from '../../functions/local/create-tables.ts';
import { deadLetters, letterText } from '../../functions/local/dead-letters.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { keepEngine } from '../../functions/local/keep-engine.ts';
import { startPoller } from '../../functions/local/poller.ts';
import { engineStream, type StreamSource } from '../../functions/local/stream-source.ts';
import { atMostMs } from '../support/at-most.ts';
import { scratch } from './scratch.ts';
import { fakeStream, numbers, record } from './streamed.ts';

/** A poller on the source whose job writes down what it got. */
const polled = (
  source: StreamSource,
  checkpoint: Checkpoint,
  job = (_event: DynamoDBStreamEvent): unknown => ({}),
) => {
  const got: number[][] = [];
  const events: DynamoDBStreamEvent[] = [];
  const buried: number[] = [];
  const poller = startPoller({
    job: 'project',
    source,
    checkpoint,
    invoke: async (event) => {
      got.push(numbers(event.Records));
      events.push(event);
      return job(event);
    },
    bury: ({ record: one }) => buried.push(...numbers([one])),
  });
  onTestFinished(poller.stop);
  return { poller, got, events, buried };
};
const newCheckpoint = () => fileCheckpoint(join(scratch(), 'checkpoint.json'));

describe('the poller', () => {
  it('begins with the oldest record and goes on where it was left', async () => {
    const file = join(scratch(), 'checkpoint.json');
    const records = [1, 2].map((n) => record(n));
    const { source } = fakeStream({ one: { records } });
    const first = polled(source, fileCheckpoint(file));
    await first.poller.drained();
    await first.poller.stop();
    records.push(record(3));
    const second = polled(source, fileCheckpoint(file));
    await second.poller.drained();
    expect([first.got, second.got]).toEqual([[[1, 2]], [[3]]]);
  });

  it('hands over at most 100 at once, in order', async () => {
    const records = Array.from({ length: 250 }, (_, n) => record(n + 1));
    const { poller, got } = polled(fakeStream({ one: { records } }).source, newCheckpoint());
    await poller.drained();
    expect(got.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(got.flat()).toEqual(got.flat().toSorted((a, b) => a - b));
  });

  it('leaves out writes that changed nothing, as AWS never streams them', async () => {
    const file = join(scratch(), 'checkpoint.json');
    const records = [
      record(1),
      record(2, 'same', 'same'),
      record(3, 'new', 'old'),
      record(4, 'same', 'same'),
    ];
    const { poller, got } = polled(fakeStream({ one: { records } }).source, fileCheckpoint(file));
    await poller.drained();
    expect(got).toEqual([[1, 3]]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ 'project arn:stream one': '4' });
  });

  it('reads a shard after its parent, and a closed one once', async () => {
    const { source } = fakeStream({
      child: { records: [record(3)], parent: 'parent' },
      parent: { records: [record(1), record(2)], closed: true },
    });
    const { poller, got } = polled(source, newCheckpoint());
    await expect.poll(() => got).toEqual([[1, 2], [3]]);
    await poller.drained();
  });

  it('asks for a new iterator when the old one is gone', async () => {
    const records = [record(1)];
    const { source, expire } = fakeStream({ one: { records } });
    const { poller, got } = polled(source, newCheckpoint());
    await poller.drained();
    expire('one 1');
    records.push(record(2));
    await poller.drained();
    expect(got).toEqual([[1], [2]]);
  });

  it('waits for an engine that is away', async () => {
    const records = [record(1)];
    const { source, away } = fakeStream({ one: { records } });
    away(true);
    const { poller, got } = polled(source, newCheckpoint());
    const drained = poller.drained();
    setTimeout(() => away(false), 50);
    await drained;
    expect(got).toEqual([[1]]);
  });

  it('buries a poison record and hands over what comes after it', async () => {
    const { source } = fakeStream({ one: { records: [1, 2, 3].map((n) => record(n)) } });
    const { poller, got, buried } = polled(source, newCheckpoint(), ({ Records }) => {
      if (numbers(Records).includes(2)) throw new Error('poison');
    });
    await poller.drained();
    expect(buried).toEqual([2]);
    expect(got.at(-1)).toEqual([3]);
  });
});

const put = (endpoint: string, n: number) =>
  callEngine(endpoint, 'DynamoDB_20120810.PutItem', {
    TableName: 'san-sang-records',
    Item: { pk: { S: `SITE#${n}` }, sk: { S: 'SITE' }, n: { N: String(n) } },
  });
const golden: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, 'golden/stream-insert.json'), 'utf8'),
);

describe('the poller on the engine', () => {
  it('hands over events of the shape that Lambda gets', async () => {
    const engine = await startEngine();
    onTestFinished(engine.stop);
    await createTables(engine.endpoint);
    await put(engine.endpoint, 1);
    const { poller, events } = polled(engineStream(engine.endpoint, 'san-sang-records'), newCheckpoint());
    await poller.drained();
    const [{ eventSourceARN = '', dynamodb, ...rest } = {}] = events[0]?.Records ?? [];
    const steady = { ...dynamodb, ApproximateCreationDateTime: 0, SizeBytes: 0 };
    const arn = eventSourceARN.replace(/stream\/.*$/, 'stream/LABEL');
    expect({ Records: [{ ...rest, eventSourceARN: arn, dynamodb: steady }] }).toEqual(golden);
  });

  it('is less than 200 ms behind', async () => {
    const engine = await startEngine();
    onTestFinished(engine.stop);
    await createTables(engine.endpoint);
    const { poller, got } = polled(engineStream(engine.endpoint, 'san-sang-records'), newCheckpoint());
    await poller.drained();
    const lags: number[] = [];
    for (let n = 1; n <= 10; n++) {
      const wrote = performance.now();
      await put(engine.endpoint, n);
      await expect.poll(() => got.flat(), { interval: 5 }).toContain(n);
      lags.push(performance.now() - wrote);
    }
    // One quiet moment is enough: a poller that rests longer is late each time.
    expect(Math.min(...lags)).toBeLessThan(atMostMs(200));
  });

  it('loses and repeats nothing that was done when the engine is killed', async () => {
    const folder = scratch();
    const engine = await keepEngine(join(folder, 'engine.db'));
    onTestFinished(engine.stop);
    await createTables(engine.endpoint);
    const source = engineStream(engine.endpoint, 'san-sang-records');
    const { poller, got, buried } = polled(source, fileCheckpoint(join(folder, 'checkpoint.json')));
    for (let n = 1; n <= 20; n++) await put(engine.endpoint, n);
    process.kill(engine.pid() ?? 0, 'SIGKILL');
    await expect.poll(() => engine.state()).toBe(1);
    for (let n = 21; n <= 30; n++) await put(engine.endpoint, n);
    await poller.drained();
    expect(got.flat()).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    expect(buried).toEqual([]);
  });
});

describe('a dead letter', () => {
  const letter = {
    job: 'project',
    arn: 'arn:stream',
    shardId: 'one',
    attempts: 6,
    record: record(7, 'Nguyễn Văn A'),
  };

  it('says where the record was and nothing of what it held', () => {
    const text = letterText(letter, new Date('2021-06-15T01:00:00Z'));
    expect(text).not.toContain('Nguyễn');
    expect(text).not.toContain('P#7');
    expect(JSON.parse(text)).toEqual({
      requestContext: {
        functionArn: 'project',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 6,
      },
      version: '1.0',
      timestamp: '2021-06-15T01:00:00.000Z',
      DDBStreamBatchInfo: {
        shardId: 'one',
        startSequenceNumber: '7',
        endSequenceNumber: '7',
        approximateArrivalOfFirstRecord: '2021-06-15T01:00:00.000Z',
        approximateArrivalOfLastRecord: '2021-06-15T01:00:00.000Z',
        batchSize: 1,
        streamArn: 'arn:stream',
      },
    });
  });

  it('is a line in a file', () => {
    const file = join(scratch(), 'dlq.jsonl');
    const bury = deadLetters(file);
    bury(letter);
    bury(letter);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { queueJobs } from '../../domain/job.ts';
import { queueSettings } from '../../functions/edge/config.ts';
import { patience } from '../../functions/local/deliver.ts';
import { type QueueFile, queueFile } from '../../functions/local/queue-file.ts';
import { type QueueSourceNeeds, startQueueSource } from '../../functions/local/queue-source.ts';
import { inRequests, queueLimits } from '../../functions/stores/queues.ts';
import { scratch } from './scratch.ts';
import { withQueues } from './with-queues.ts';

const job = 'projectSummary';
const bodies = (file: QueueFile) => file.take(job, 100).map(({ body }) => body);

describe('the endpoint', () => {
  it('keeps what the SDK sends, and says so with the checksum that the SDK wants', async () => {
    const { client, file } = await withQueues();
    const { [job]: QueueUrl } = queueSettings(queueJobs);
    const one = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'Sẵn sàng' }));
    expect(one.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    const { Successful, Failed } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: '0', MessageBody: 'a' },
          { Id: '1', MessageBody: 'not allowed: \uFFFF' },
          { Id: '2', MessageBody: 'c' },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['0', '2']);
    expect(Failed).toMatchObject([{ Id: '1', SenderFault: true, Code: 'InvalidMessageContents' }]);
    expect(bodies(file)).toEqual(['Sẵn sàng', 'a', 'c']);
  });

  it.each([
    ['BatchRequestTooLong', Array.from({ length: 2 }, () => 'x'.repeat(600_000))],
    ['TooManyEntriesInBatchRequest', Array.from({ length: 11 }, () => 'x')],
  ])('refuses a request as SQS does: %s', async (name, all) => {
    const { client, file } = await withQueues();
    const { [job]: QueueUrl } = queueSettings(queueJobs);
    const Entries = all.map((MessageBody, n) => ({ Id: String(n), MessageBody }));
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toThrow(name);
    expect(file.length(job)).toBe(0);
  });

  it('has the store tell which messages are not in the queue, of one request or of many', async () => {
    const { store, file, stop } = await withQueues();
    const { [job]: address } = queueSettings(queueJobs);
    const all = Array.from({ length: 25 }, (_, n) => ({
      id: `m${n}`,
      body: n % 12 === 3 ? '\uFFFE' : `b${n}`,
    }));
    expect(await store.send(address, all)).toEqual(['m3', 'm15']);
    expect(file.length(job)).toBe(23);
    expect(await store.send(address, [])).toEqual([]);
    stop();
    expect(await store.send(address, all.slice(0, 2))).toEqual(['m0', 'm1']);
  });

  it('knows the queues of jobs and no other', async () => {
    const { client } = await withQueues();
    const QueueUrl = queueSettings(queueJobs)[job].replace(job, 'other');
    const sent = client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
    await expect(sent).rejects.toThrow('QueueDoesNotExist');
  });
});

describe('messages in requests', () => {
  it('are ten at most, and never more than a request may hold', () => {
    const of = (size: number) => ({ id: String(size), body: 'x'.repeat(size) });
    const sizes = (...all: number[]) =>
      inRequests(all.map(of)).map((some) => some.map(({ body }) => body.length));
    expect(sizes(...Array.from({ length: 21 }, () => 1)).map(({ length }) => length)).toEqual([10, 10, 1]);
    expect(sizes(600_000, 400_000, 48_577, 5)).toEqual([
      [600_000, 400_000],
      [48_577, 5],
    ]);
    expect(sizes(queueLimits.bytes, 1)).toEqual([[queueLimits.bytes], [1]]);
    expect(inRequests([{ id: '1', body: 'ẵ'.repeat(349_526) }, of(1)])).toHaveLength(2);
    expect(inRequests([])).toEqual([]);
  });
});

/** A source on a queue of this test, with its job and what it gave up. */
const sourced = (work: (event: SQSEvent) => unknown, more: Partial<QueueSourceNeeds> = {}) => {
  const file = more.file ?? queueFile(join(scratch(), 'queues.db'));
  const got: string[][] = [];
  const buried: string[] = [];
  const source = startQueueSource({
    ...{
      job,
      records: 10,
      file,
      bury: (body) => void buried.push(body),
      whenWell: async () => false,
      firstWaitMs: 5,
    },
    invoke: async (event) => {
      got.push(event.Records.map(({ body }) => body));
      return work(event);
    },
    ...more,
  });
  onTestFinished(source.stop);
  return { file, source, got, buried };
};
const naming =
  (...poison: string[]) =>
  ({ Records }: SQSEvent) => ({
    batchItemFailures: Records.filter(({ body }) => poison.includes(body)).map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  });

describe('the source', () => {
  it('hands over what comes at once, so many at a time, and deletes what succeeded', async () => {
    const { file, source, got } = sourced(() => undefined);
    file.put(
      job,
      Array.from({ length: 12 }, (_, n) => `m${n}`),
    );
    file.put('fileSheets', ['another job’s']);
    await source.emptied();
    expect(got.map(({ length }) => length)).toEqual([10, 2]);
    expect([file.length(job), file.length('fileSheets')]).toEqual([0, 1]);
  });

  it('gives events of the shape that Lambda gets', async () => {
    const { file, source } = sourced((event) => void events.push(event));
    const events: SQSEvent[] = [];
    file.put(job, ['{}']);
    await source.emptied();
    const golden: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, 'golden/queue-message.json'), 'utf8'),
    );
    const [{ Records: [{ attributes, ...message } = { attributes: null }] = [] } = {}] = events;
    const times = { SentTimestamp: '0', ApproximateFirstReceiveTimestamp: '0' };
    const steady = {
      ...message,
      messageId: 'ID',
      receiptHandle: 'ID',
      attributes: { ...attributes, ...times },
    };
    expect({ Records: [steady] }).toEqual(golden);
  });

  it.each([
    ['names it', naming('poison')],
    [
      'throws at it',
      ({ Records }: SQSEvent) => {
        if (Records.some(({ body }) => body === 'poison')) throw new Error('x');
      },
    ],
    [
      'names what it was not given',
      ({ Records }: SQSEvent) =>
        Records.some(({ body }) => body === 'poison') ? { batchItemFailures: [{ itemIdentifier: 'x' }] } : {},
    ],
  ])(
    'sets a poison message aside after six times, and the others are done, when the job %s',
    async (_, work) => {
      const { file, source, got, buried } = sourced(work);
      file.put(job, ['a', 'poison', 'b']);
      await source.emptied();
      expect(buried).toEqual(['poison']);
      expect(got.flat().filter((body) => body === 'poison')).toHaveLength(1 + patience.retries);
      for (const other of ['a', 'b'])
        expect(got.flat().filter((body) => body === other).length).toBeLessThan(3);
      expect(file.length(job)).toBe(0);
    },
  );

  it('makes nobody wait for a message that fails', async () => {
    const { file, got } = sourced(naming('poison'), { firstWaitMs: 100 });
    file.put(job, ['poison']);
    await expect.poll(() => got.length).toBe(2);
    file.put(job, ['a']);
    await expect.poll(() => got.flat()).toContain('a');
    expect(got.flat().filter((body) => body === 'poison').length).toBeLessThan(1 + patience.retries);
  });

  it('does not blame a message for the engine’s absence', async () => {
    let absences = 20;
    const { file, source, got, buried } = sourced(
      () => {
        if (absences > 0) throw new Error('no answer');
      },
      {
        whenWell: async () => {
          absences -= 1;
          return true;
        },
      },
    );
    file.put(job, ['a']);
    await source.emptied();
    expect([got.length, buried, file.length(job)]).toEqual([21, [], 0]);
  });

  it('runs a job one after another, so that nine of them leave the engine to who waits for a page', async () => {
    let [now, most] = [0, 0];
    const { file, source, got } = sourced(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await sleep(5);
        now -= 1;
      },
      { records: 1 },
    );
    file.put(
      job,
      Array.from({ length: 20 }, (_, n) => `m${n}`),
    );
    await source.emptied();
    expect([most, got.length]).toEqual([1, 20]);
  });
});

describe('queues on the disk', () => {
  it('lose nothing in a kill -9: what was handed over and not done comes again, counted', () => {
    const path = join(scratch(), 'queues.db');
    const first = queueFile(path);
    first.put(job, ['a', 'b', 'c']);
    const [a] = first.take(job, 2);
    first.done(a?.id ?? '');
    // No close: the process is gone.
    const second = queueFile(path);
    expect(second.take(job, 10)).toMatchObject([{ body: 'b', received: 2 }]);
    expect(second.take(job, 10)).toMatchObject([{ body: 'c', received: 1 }]);
    second.close();
    first.close();
  });

  it('leave what is under way for the next start when we end', async () => {
    let end = () => {};
    const { file, source } = sourced(
      () => new Promise<void>((_, reject) => (end = () => reject(new Error('x')))),
    );
    file.put(job, ['a']);
    const stopped = source.stop();
    end();
    await stopped;
    expect(file.take(job, 1)).toMatchObject([{ body: 'a', received: 1 }]);
  });
});

import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { patience } from './deliver.ts';
import { md5Of } from './queue-endpoint.ts';
import type { Message, QueueFile } from './queue-file.ts';

/** Runs of one job at once: nine jobs share two processors and an engine that writes one thing after another with those who wait for a page. */
const sideBySide = 1;

const Reply = z.nullish(
  z.object({
    batchItemFailures: z._default(z.nullable(z.array(z.object({ itemIdentifier: z.string() }))), []),
  }),
);

export type QueueSourceNeeds = {
  job: string;
  /** Messages handed over at once, at most. */
  records: number;
  file: QueueFile;
  invoke: (event: SQSEvent) => Promise<unknown>;
  /** Keeps the body of a message that failed every time. */
  bury: (body: string) => void;
  /** The wait before the second time, ms; it doubles. Tests wait less. */
  firstWaitMs?: number;
  /** Resolves when the engine answers. @returns true when it was away */
  whenWell: (isOver: () => boolean) => Promise<boolean>;
};

export type QueueSource = {
  /** Resolves when nothing is in the queue, nor handed over. */
  emptied: () => Promise<void>;
  /** Ends after the runs under way; what is not done is left for the next start. */
  stop: () => Promise<void>;
};

/**
 * Hands the messages of a queue to its job as they come, with the rules of a Lambda event source: what succeeded is deleted, what is named
 * as failed, or was in a run that threw, comes again after a wait that doubles, and after six times it is set aside.
 */
export const startQueueSource = (needs: QueueSourceNeeds): QueueSource => {
  const { job, records, file } = needs;
  const running = new Set<Promise<void>>();
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const isStopped = () => isOver;

  const pump = (): void => {
    clearTimeout(timer);
    if (isOver) return;
    while (running.size < sideBySide) {
      const messages = file.take(job, records);
      if (messages.length === 0) break;
      const run = handOver(needs, messages, isStopped)
        .catch((error) =>
          console.error(JSON.stringify({ level: 'ERROR', message: 'queue.failed', job, why: String(error) })),
        )
        .finally(() => {
          running.delete(run);
          pump();
        });
      running.add(run);
    }
    const next = file.nextAt(job);
    // With all hands busy the end of a run is what wakes us.
    if (next !== null && running.size < sideBySide) timer = setTimeout(pump, Math.max(0, next - Date.now()));
    if (running.size > 0 || next !== null) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const deafen = file.listen((queue) => {
    if (queue === job) pump();
  });
  pump();

  return {
    emptied: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        pump();
      }),
    stop: async () => {
      isOver = true;
      deafen();
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
};

/** One run. What fails while the engine is away, or while we end, is not the message's fault. */
const handOver = async (
  { job, file, invoke, bury, whenWell, firstWaitMs = patience.firstWaitMs }: QueueSourceNeeds,
  messages: readonly Message[],
  isOver: () => boolean,
): Promise<void> => {
  const failed = await failedOf(invoke, { Records: messages.map((one) => asLambdaGets(job, one)) });
  const isFailed = ({ id }: Message) => failed === 'all' || failed.has(id);
  for (const message of messages) if (!isFailed(message)) file.done(message.id);
  const left = messages.filter(isFailed);
  if (left.length === 0) return;
  const isBlamed = !isOver() && !(await whenWell(isOver));
  for (const { id, body, received } of left) {
    if (isBlamed && received > patience.retries) {
      bury(body);
      file.done(id);
    } else file.giveBack(id, isBlamed ? firstWaitMs * 2 ** (received - 1) : 0, isBlamed);
  }
};

/** The ids of messages that come again: all of a run that threw, or that named what it was not given. */
const failedOf = async (
  invoke: QueueSourceNeeds['invoke'],
  event: SQSEvent,
): Promise<ReadonlySet<string> | 'all'> => {
  try {
    const named = Reply.parse(await invoke(event))?.batchItemFailures ?? [];
    const failed = new Set(named.map(({ itemIdentifier }) => itemIdentifier));
    const known = new Set(event.Records.map(({ messageId }) => messageId));
    return failed.isSubsetOf(known) ? failed : 'all';
  } catch {
    return 'all'; // the job has logged what it threw
  }
};

const asLambdaGets = (job: string, { id, body, sent, received }: Message): SQSRecord => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: {
    ApproximateReceiveCount: String(received),
    SentTimestamp: String(sent),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(sent),
  },
  messageAttributes: {},
  md5OfBody: md5Of(body),
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:ap-southeast-1:000000000000:${job}`,
  awsRegion: 'ap-southeast-1',
});

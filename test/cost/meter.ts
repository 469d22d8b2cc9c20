import * as z from 'zod/mini';
import { hearAnswers } from '../../functions/local/calling.ts';
import { type Listening, watchCalls } from '../../functions/local/record-calls.ts';
import type { Passed, Watch } from '../../functions/local/recording-proxy.ts';
import { tables } from '../../functions/stores/table.ts';
import { nothing, type Used } from './used.ts';

const Units = z.object({
  TableName: z.string(),
  CapacityUnits: z.number(),
  GlobalSecondaryIndexes: z.optional(z.record(z.string(), z.object({ CapacityUnits: z.number() }))),
});
const Answer = z.looseObject({ ConsumedCapacity: z.optional(z.union([Units, z.array(Units)])) });
const Asked = z.looseObject({});

/** Operations that read; all others of ours write. */
const reading = /\.(GetItem|BatchGetItem|Query|TransactGetItems)$/;

const targetOf = ({ headers }: Pick<Passed, 'headers'>): string => String(headers['x-amz-target'] ?? '');

/** Asks the database for what each call takes, and keeps the answer from whoever called. */
const database = (usedBy: (name: string | undefined) => Used): Watch => ({
  before: ({ body }) => {
    const asked = Asked.parse(JSON.parse(body.toString()));
    return Buffer.from(JSON.stringify({ ...asked, ReturnConsumedCapacity: 'INDEXES' }));
  },
  after: (passed) => {
    const { ConsumedCapacity, ...rest } = Answer.parse(JSON.parse(passed.answer.toString() || '{}'));
    const used = usedBy(passed.from);
    used.calls += 1;
    for (const { TableName, CapacityUnits, GlobalSecondaryIndexes = {} } of [ConsumedCapacity ?? []].flat()) {
      if (reading.test(targetOf(passed))) used.readUnits += CapacityUnits;
      else {
        used.writeUnits += CapacityUnits;
        if (TableName === tables.projections.localName) used.projectionUnits += CapacityUnits;
        for (const index of Object.values(GlobalSecondaryIndexes)) used.indexUnits += index.CapacityUnits;
      }
    }
    return Buffer.from(JSON.stringify(rest));
  },
});

const objects = (usedBy: (name: string | undefined) => Used): Watch => ({
  after: ({ from, method, body, answer }) => {
    const used = usedBy(from);
    if (method === 'GET') used.objectReads += 1;
    else used.objectWrites += 1;
    used.objectBytes += method === 'GET' ? answer.length : body.length;
    return undefined;
  },
});

const counting = (usedBy: (name: string | undefined) => Used, what: 'mails' | 'messages'): Watch => ({
  after: ({ from }) => {
    usedBy(from)[what] += 1;
    return undefined;
  },
});

export type Meter = {
  listen: () => Promise<Listening>;
  /** What every function took since the last look. */
  take: () => Map<string, Used>;
  /** How often functions have run so far. */
  runs: () => number;
};

/** Measures what functions take of the services of a door. */
export const callMeter = (): Meter => {
  let used = new Map<string, Used>();
  let runs = 0;
  const usedBy = (name = 'nobody'): Used => {
    const known = used.get(name) ?? nothing();
    used.set(name, known);
    return known;
  };
  const watchOf = (service: string): Watch => {
    if (service === 'DYNAMODB') return database(usedBy);
    if (service === 'S3') return objects(usedBy);
    return counting(usedBy, service === 'SESV2' ? 'mails' : 'messages');
  };
  return {
    listen: () => {
      hearAnswers(({ name, milliseconds }) => {
        const by = usedBy(name);
        by.runs += 1;
        runs += 1;
        by.milliseconds += milliseconds;
      });
      return watchCalls(watchOf);
    },
    take: () => {
      const taken = used;
      used = new Map();
      return taken;
    },
    runs: () => runs,
  };
};

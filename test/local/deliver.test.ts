import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type Delivery, deliver, patience } from '../../functions/local/deliver.ts';
import { numbers, record } from './streamed.ts';

const five = [1, 2, 3, 4, 5].map((n) => record(n));

type Seen = { batches: number[][]; done: number[]; buried: number[][]; waits: number[] };

/** A job that is written down: which batches it got, how far it was done, what was buried, how long was waited. */
const watched = (invoke: (event: DynamoDBStreamEvent) => unknown, more: Partial<Delivery> = {}) => {
  const seen: Seen = { batches: [], done: [], buried: [], waits: [] };
  const delivery: Delivery = {
    invoke: async (event) => {
      seen.batches.push(numbers(event.Records));
      return invoke(event);
    },
    done: (one) => seen.done.push(...numbers([one])),
    bury: (one, attempts) => seen.buried.push([...numbers([one]), attempts]),
    sleep: async (ms) => seen.waits.push(ms),
    whenWell: async () => false,
    isOver: () => false,
    ...more,
  };
  return { delivery, seen };
};
const failing =
  (...poison: number[]) =>
  ({ Records }: DynamoDBStreamEvent) => ({
    batchItemFailures: numbers(Records)
      .filter((n) => poison.includes(n))
      .map((n) => ({ itemIdentifier: String(n) })),
  });

describe('delivery to a job', () => {
  it.each([[undefined], [null], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    'takes %o for all is well',
    async (reply) => {
      const { delivery, seen } = watched(() => reply);
      await deliver(delivery, five);
      expect(seen).toEqual({ batches: [[1, 2, 3, 4, 5]], done: [5], buried: [], waits: [] });
    },
  );

  it('goes on at the lowest number that failed', async () => {
    let first = true;
    const { delivery, seen } = watched((event) => {
      const reply = first ? failing(4, 3)(event) : {};
      first = false;
      return reply;
    });
    await deliver(delivery, five);
    expect(seen).toEqual({
      batches: [
        [1, 2, 3, 4, 5],
        [3, 4, 5],
      ],
      done: [2, 5],
      buried: [],
      waits: [],
    });
  });

  it('halves a batch that throws, in order', async () => {
    const { delivery, seen } = watched(({ Records }) => {
      if (Records.length > 2) throw new Error('too much');
    });
    await deliver(delivery, five);
    expect(seen.batches).toEqual([[1, 2, 3, 4, 5], [1, 2, 3], [1, 2], [3], [4, 5]]);
    expect(seen.done).toEqual([2, 3, 5]);
  });

  it.each([
    ['names it', failing(2)],
    [
      'throws at it',
      ({ Records }: DynamoDBStreamEvent) => {
        if (numbers(Records).includes(2)) throw new Error('poison');
      },
    ],
    [
      'names what it was not given',
      ({ Records }: DynamoDBStreamEvent) =>
        numbers(Records).includes(2) ? { batchItemFailures: [{ itemIdentifier: '' }] } : {},
    ],
    [
      'answers nonsense',
      ({ Records }: DynamoDBStreamEvent) =>
        numbers(Records).includes(2) ? { batchItemFailures: 'all' } : {},
    ],
  ])(
    'sets a poison record aside after six tries, and nobody waits for it for ever, when the job %s',
    async (_, job) => {
      const { delivery, seen } = watched(job);
      await deliver(delivery, five);
      expect(seen.buried).toEqual([[2, 1 + patience.retries]]);
      expect(seen.waits).toEqual([100, 200, 400, 800, 1_600]);
      expect(seen.done.at(-1)).toBe(5);
      expect(seen.done).toEqual(seen.done.toSorted());
      expect(new Set(seen.batches.flat())).toEqual(new Set([1, 2, 3, 4, 5]));
    },
  );

  it('does not blame a record for the engine’s absence', async () => {
    let absences = 20;
    const { delivery, seen } = watched(
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
    await deliver(delivery, five);
    expect(seen.buried).toEqual([]);
    expect(seen.done).toEqual([5]);
  });

  it('leaves the rest for the next start when we end', async () => {
    let calls = 0;
    const { delivery, seen } = watched(failing(3), { isOver: () => calls++ > 0 });
    await deliver(delivery, five);
    expect(seen).toMatchObject({ batches: [[1, 2, 3, 4, 5]], done: [2], buried: [] });
  });
});

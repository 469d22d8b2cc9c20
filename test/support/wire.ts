import { asNobody, callAs, caller } from '../../functions/local/calling.ts';
import type { Connection } from '../../functions/stores/connection.ts';

/** One request of a client to the engine: the operation, what it says, and how to send it on. */
export type Request = { operation: string; input: unknown; send: () => Promise<unknown> };

/**
 * Stands between a client and the engine: `step` sees every request and sends it on, or does not. Retries of the SDK are above it
 * unless `each` is set: then it sees every try by itself.
 */
export const onWire = (
  { client }: Connection,
  step: (request: Request) => Promise<void>,
  { each = false }: { each?: boolean } = {},
): void => {
  const between =
    <A extends { input: unknown }, O>(next: (args: A) => Promise<O>, name: unknown) =>
    async (args: A): Promise<O> => {
      let output: O | undefined;
      const from = caller();
      const send = async () => {
        output = await (from === undefined ? next(args) : callAs(from, () => next(args)));
        return output;
      };
      const request = { operation: String(name).replace(/Command$/, ''), input: args.input, send };
      // What a test does in between is its own doing, and not the function's.
      await asNobody(() => step(request));
      return output ?? (await next(args));
    };
  if (each) {
    client.middlewareStack.add((next, { commandName }) => between(next, commandName), {
      step: 'deserialize',
      priority: 'high',
    });
  } else {
    client.middlewareStack.add((next, { commandName }) => between(next, commandName), {
      step: 'initialize',
      priority: 'high',
    });
  }
};

/** Counts the requests of a client by operation, in rounds: requests that are on their way at once are one round. */
export const counted = (connection: Connection) => {
  let rounds: string[][] = [];
  let onTheWay = 0;
  onWire(connection, async ({ operation, send }) => {
    if (onTheWay === 0) rounds.push([]);
    onTheWay += 1;
    rounds.at(-1)?.push(operation);
    await send();
    onTheWay -= 1;
  });
  return {
    /** What was asked since the last look, and forgets it. */
    look: () => {
      const seen = rounds.map((round) => round.toSorted());
      rounds = [];
      return seen;
    },
  };
};

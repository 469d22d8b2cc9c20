import { databaseRights } from '../../functions/local/aws-call.ts';
import { callLog } from '../../functions/local/call-log.ts';
import { callAs, caller } from '../../functions/local/calling.ts';
import type { Connection } from '../../functions/stores/connection.ts';

const folder = process.env['CALLS_DIR'];
const note = folder === undefined ? undefined : callLog(folder);

/** The commands of the document client by the names of the database's own operations, where they differ. */
const operations = new Map([
  ['Get', 'GetItem'],
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['BatchGet', 'BatchGetItem'],
  ['BatchWrite', 'BatchWriteItem'],
  ['TransactGet', 'TransactGetItems'],
  ['TransactWrite', 'TransactWriteItems'],
]);

/** Notes what functions ask of the database through a client, when somebody measures their rights (`CALLS_DIR`). */
export const noteCalls = ({ client }: Connection): void => {
  if (note === undefined) return;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const name = caller();
        const short = String(commandName).replace(/Command$/, '');
        if (name !== undefined)
          for (const right of databaseRights(operations.get(short) ?? short, args.input))
            note({ function: name, ...right });
        return next(args);
      },
    { step: 'initialize' },
  );
};

/** The same functions, each run in the name it goes by. */
export const inTheirNames = <T extends object>(functions: T): T =>
  new Proxy(functions, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]) => callAs(String(name), () => Reflect.apply(found, target, args));
    },
  });

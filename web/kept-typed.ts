import * as z from 'zod/mini';

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    // A device that can keep nothing still has it on the screen.
    return null;
  }
};

/** What this device keeps, under a name, of what is being typed; what lies there and is not of the schema is as if nothing did. */
export const keptTyped = <S extends z.ZodMiniType>(schema: S, storage: KeptStorage, name: string) => ({
  read: (): z.output<S> | null => {
    const kept = z.safeParse(
      schema,
      quietly(() => JSON.parse(storage.getItem(name) ?? 'null')),
    );
    return kept.success ? kept.data : null;
  },
  keep: (typed: z.output<S>): void => {
    quietly(() => storage.setItem(name, JSON.stringify(typed)));
  },
  forget: (): void => {
    quietly(() => storage.removeItem(name));
  },
});

/** The same of several things, each under the prefix and its own id. */
export const keptTypedById = <S extends z.ZodMiniType>(schema: S, storage: KeptStorage, prefix: string) => {
  const of = (id: string) => keptTyped(schema, storage, `${prefix}${id}`);
  return {
    read: (id: string) => of(id).read(),
    keep: (id: string, typed: z.output<S>) => of(id).keep(typed),
    forget: (id: string) => of(id).forget(),
  };
};

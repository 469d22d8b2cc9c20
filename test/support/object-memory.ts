import type { Files } from '../../functions/stores/files.ts';

/** Files in memory, as object storage keeps them; a link is the key. */
export const inMemory = (): Files & { keys: () => string[] } => {
  const kept = new Map<string, Uint8Array>();
  return {
    putNew: async (key, bytes) => {
      if (kept.has(key)) return 'there';
      kept.set(key, bytes);
      return 'written';
    },
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    upload: async (key, chunks) => {
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(chunk);
      kept.set(key, Buffer.concat(all));
    },
    link: async (key, { name }) => `memory:${key}?${name}`,
    keys: () => [...kept.keys()],
  };
};

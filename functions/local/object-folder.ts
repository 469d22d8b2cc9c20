import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { replaceFile } from './write-file.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Names of buckets, and of the folders and files that keys are made of: none leads anywhere else, and ours begin with a dot. */
const plain = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** The folders and the name that a path of bucket and key leads through; null where it is none that we write. */
export const segmentsOf = (path: string): string[] | null => {
  const segments = path.split('/').filter((_, place) => place > 0);
  return segments.length > 1 && segments.every((one) => plain.test(one)) ? segments : null;
};

/**
 * Objects in a folder: a bucket is a folder, a key a path in it, and what a put replaced lies beside as `.<name>.<n>`, the oldest first.
 * Whoever reads sees an object whole or not at all, also after a crash.
 */
export const objectFolder = (folder: string) => {
  const fileOf = (segments: readonly string[]) => join(folder, ...segments);
  const besideOf = (file: string, ending: string) =>
    join(dirname(file), `.${file.slice(dirname(file).length + 1)}.${ending}`);
  const partsOf = (uploadId: string) => join(folder, '.uploads', uploadId);

  const keepOld = (file: string): void => {
    const name = file.slice(dirname(file).length + 1);
    const olds = readdirSync(dirname(file)).filter(
      (one) => one.startsWith(`.${name}.`) && /\.\d+$/.test(one),
    );
    linkSync(file, besideOf(file, String(olds.length + 1)));
  };

  const write = async (file: string, bytes: Bytes): Promise<string> => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const hash = createHash('md5');
    const noted = async function* () {
      for await (const chunk of bytes) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(Readable.from(noted(), { objectMode: false }), createWriteStream(file, { mode: 0o600 }));
    return hash.digest('hex');
  };

  return {
    /** Puts an object. @returns its hash (MD5); null where it must be new and is not */
    put: async (
      segments: readonly string[],
      bytes: Bytes,
      type: string,
      isNew: boolean,
    ): Promise<string | null> => {
      const file = fileOf(segments);
      if (isNew && existsSync(file)) return null;
      const part = besideOf(file, `${randomUUID()}.part`);
      try {
        const hash = await write(part, bytes);
        // From here on nothing waits: two puts at once cannot both find nothing.
        if (existsSync(file)) {
          if (isNew) return null;
          keepOld(file);
        }
        replaceFile(besideOf(file, 'type'), type);
        renameSync(part, file);
        return hash;
      } finally {
        rmSync(part, { force: true });
      }
    },

    /** An object; null where there is none. */
    get: (segments: readonly string[]): { length: number; type: string; bytes: () => Readable } | null => {
      const file = fileOf(segments);
      const found = statSync(file, { throwIfNoEntry: false });
      if (found === undefined || !found.isFile()) return null;
      const type = readFileSync(besideOf(file, 'type'), 'utf8');
      return { length: found.size, type, bytes: () => createReadStream(file) };
    },

    /** Begins an upload in parts. @returns its id */
    begin: (type: string): string => {
      const uploadId = randomUUID();
      replaceFile(join(partsOf(uploadId), 'type'), type);
      return uploadId;
    },

    /** Whether an upload is under way. */
    isBegun: (uploadId: string): boolean => /^[0-9a-f-]{36}$/.test(uploadId) && existsSync(partsOf(uploadId)),

    putPart: (uploadId: string, n: number, bytes: Bytes): Promise<string> =>
      write(join(partsOf(uploadId), String(n)), bytes),

    /** The parts as one, in the order of their numbers, and the type that was told in the beginning. */
    partsTogether: (uploadId: string, numbers: readonly number[]) => ({
      type: readFileSync(join(partsOf(uploadId), 'type'), 'utf8'),
      bytes: (async function* () {
        for (const n of numbers) yield* createReadStream(join(partsOf(uploadId), String(n)));
      })(),
    }),

    /** Drops what an upload has left. */
    drop: (uploadId: string): void => rmSync(partsOf(uploadId), { recursive: true, force: true }),
  };
};

export type ObjectFolder = ReturnType<typeof objectFolder>;

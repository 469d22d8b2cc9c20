import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

/** Bytes of a block of a tar archive. */
const block = 512;

/** Unpacks one file that brotli packed; it may be run. */
export const unpackFile = (packed: string, file: string): Promise<void> =>
  pipeline(
    createReadStream(packed, { highWaterMark: 1024 * 1024 }),
    createBrotliDecompress({ chunkSize: 2 * 1024 * 1024 }),
    createWriteStream(file, { mode: 0o700 }),
  );

/** Unpacks the files of a small archive, `.tar.br`, into a folder. Names are the archive's own: it comes with a package of ours. */
export const unpackFolder = (packed: string, folder: string): void => {
  const tar = brotliDecompressSync(readFileSync(packed));
  const text = (from: number, bytes: number) =>
    tar.toString('latin1', from, from + bytes).replace(/\0.*$/s, '');
  let at = 0;
  while (at + block <= tar.length && text(at, 100) !== '') {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const isFile = ['0', ''].includes(text(at + 156, 1));
    const target = join(folder, text(at, 100));
    if (isFile) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, tar.subarray(at + block, at + block + size));
    }
    at += block + Math.ceil(size / block) * block;
  }
};

import { inflateRawSync } from 'node:zlib';
import { Invalid } from '../../domain/failure.ts';

/** How much of an archive is opened: entries, bytes of all of them inflated, and how many times its size an entry may grow to. */
const limits = { entries: 200, bytes: 20 * 1024 * 1024, ratio: 200, ratioFrom: 1024 * 1024 } as const;

const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
/** Bytes of the fixed parts of the three records. */
const fixed = { end: 22, entry: 46, local: 30 } as const;
const methods = { stored: 0, deflated: 8 } as const;
const encrypted = 1;

type Entry = { name: string; method: number; packed: number; offset: number };

/**
 * Opens a ZIP archive by its directory. What an entry says of its size is not believed: inflating stops at the limit.
 * @throws Invalid `unsafe-sheet` beyond the limits, `encrypted-sheet`, `unreadable-sheet` for what is no whole archive.
 */
export const unzip = (bytes: Uint8Array): Map<string, Buffer> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Buffer>();
  let left: number = limits.bytes;
  for (const entry of directoryOf(file)) {
    const part = partOf(file, entry, left);
    left -= part.length;
    if (parts.has(entry.name)) throw new Invalid('unsafe-sheet');
    parts.set(entry.name, part);
  }
  return parts;
};

/** Reads within the file. @throws Invalid beyond its end. */
const within = <T>(read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw new Invalid('unreadable-sheet', undefined, { cause });
    throw cause;
  }
};

const directoryOf = (file: Buffer): Entry[] => {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  // 0xffff says that the numbers stand elsewhere (ZIP64): no sheet within our limits needs that.
  if (count > limits.entries) throw new Invalid('unsafe-sheet');
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    const { entry, next } = within(() => entryAt(file, at));
    entries.push(entry);
    at = next;
  }
  return entries;
};

/** The last record of the archive, which may be followed by a comment only. */
const endOf = (file: Buffer): number => {
  const first = Math.max(0, file.length - fixed.end - 0xffff);
  for (let at = file.length - fixed.end; at >= first; at -= 1)
    if (file.readUInt32LE(at) === signature.end) return at;
  throw new Invalid('unreadable-sheet');
};

const entryAt = (file: Buffer, at: number): { entry: Entry; next: number } => {
  if (file.readUInt32LE(at) !== signature.entry) throw new Invalid('unreadable-sheet');
  if ((file.readUInt16LE(at + 8) & encrypted) !== 0) throw new Invalid('encrypted-sheet');
  const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
  const nameEnd = at + fixed.entry + (name ?? 0);
  if (nameEnd > file.length) throw new Invalid('unreadable-sheet');
  const entry = {
    name: file.toString('utf8', at + fixed.entry, nameEnd).replaceAll('\\', '/'),
    method: file.readUInt16LE(at + 10),
    packed: file.readUInt32LE(at + 20),
    offset: file.readUInt32LE(at + 42),
  };
  return { entry, next: nameEnd + (extra ?? 0) + (comment ?? 0) };
};

const partOf = (file: Buffer, { method, packed, offset }: Entry, left: number): Buffer => {
  const start = within(() => {
    if (file.readUInt32LE(offset) !== signature.local) throw new Invalid('unreadable-sheet');
    return offset + fixed.local + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  });
  if (start + packed > file.length) throw new Invalid('unreadable-sheet');
  const data = file.subarray(start, start + packed);
  if (method === methods.stored) return withinBudget(data, left);
  if (method !== methods.deflated) throw new Invalid('unreadable-sheet');
  const most = Math.min(left, Math.max(limits.ratioFrom, packed * limits.ratio));
  return inflated(data, most);
};

const withinBudget = (data: Buffer, left: number): Buffer => {
  if (data.length > left) throw new Invalid('unsafe-sheet');
  return data;
};

const inflated = (data: Buffer, most: number): Buffer => {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (cause) {
    const tooLarge = cause instanceof RangeError;
    throw new Invalid(tooLarge ? 'unsafe-sheet' : 'unreadable-sheet', undefined, { cause });
  }
};

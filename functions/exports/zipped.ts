import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Bytes packed at once: what is unpacked and packed in memory stays within a few of these. */
const slice = 256 * 1024;

type Entry = { path: string; content: AsyncIterable<Uint8Array> | string };

const chunksOf = async function* (content: Entry['content']): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string') return yield strToU8(content);
  for await (const chunk of content)
    for (let start = 0; start < chunk.length; start += slice) yield chunk.subarray(start, start + slice);
};

/** A ZIP file as it is made: its entries one after the other, never a whole one in memory. `at`: the time that they bear. */
export const zipped = async function* (entries: readonly Entry[], at: string): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const taken = () => {
    if (failure !== null) throw failure;
    const some = ready;
    ready = [];
    return some;
  };
  for (const { path, content } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const chunk of chunksOf(content)) {
      file.push(chunk);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
};

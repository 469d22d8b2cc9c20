/** Longest line between the chunks of a body, bytes: a length with its signature, or a trailer. */
const longestLine = 1_000;

/**
 * What a body sent as `aws-chunked` carries: chunks, each after a line with its length in hexadecimal, then one of length 0 and trailers,
 * which are not looked at. @throws Error for a body that is none
 */
export const fromChunked = async function* (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest = Buffer.alloc(0);
  /** Bytes of the chunk that are to come, with the line break after it; null between chunks. */
  let left: number | null = null;
  let isOver = false;
  for await (const bytes of body) {
    if (isOver) continue;
    rest = Buffer.concat([rest, bytes]);
    while (!isOver) {
      if (left === null) {
        const end = rest.indexOf('\r\n');
        if (end === -1 && rest.length < longestLine) break;
        left = lengthIn(rest.subarray(0, Math.max(end, 0)).toString('latin1'));
        rest = rest.subarray(end + 2);
        isOver = left === 0;
      } else {
        if (rest.length < left + 2) break;
        yield rest.subarray(0, left);
        rest = rest.subarray(left + 2);
        left = null;
      }
    }
  }
  if (!isOver) throw new Error('the body ends before its last chunk');
};

const lengthIn = (line: string): number => {
  const [digits = ''] = line.split(';');
  if (!/^[0-9a-f]{1,8}$/i.test(digits)) throw new Error('no chunked body');
  return Number.parseInt(digits, 16);
};

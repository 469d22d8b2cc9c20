import { Invalid } from '../../domain/failure.ts';

/** How many of the first bytes tell which encoding a text without a mark is in. */
const sample = 2000;

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, n) => bytes[n] === byte);

const encodingOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const head = bytes.subarray(0, sample);
  const zeros = [0, 0];
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Latin letters in two bytes each: every other byte is zero.
  const many = head.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return 'utf-8';
};

/**
 * The bytes of a text file as text: UTF-8 or UTF-16, with a byte order mark or without.
 * @throws Invalid `not-utf8` for any other encoding, such as Windows-1258: letters would be guessed; `not-a-sheet` for what is no text.
 */
export const sheetText = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Invalid('not-utf8', undefined, { cause });
  }
  // A letter that was lost on the way here cannot be read back.
  if (text.includes('\ufffd')) throw new Invalid('not-utf8');
  if (text.includes('\0')) throw new Invalid('not-a-sheet');
  return text;
};

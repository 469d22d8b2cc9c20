import { sheetLimits, sheetTypes } from '../../domain/bulk.ts';

/** What is wrong with a chosen file, as far as its name and size tell. */
export type FileFault = 'not-a-sheet' | 'old-excel' | 'empty-file' | 'too-big-file';

const endOf = (name: string) => name.toLowerCase().split('.').at(-1) ?? '';

/** The media type under which a file goes; null for what is no sheet. Names tell more than browsers do: one and the same file has many types. */
export const sheetTypeOf = (name: string): string | null => {
  const end = endOf(name);
  return end === 'csv' || end === 'xlsx' ? sheetTypes[end] : null;
};

/** Looked at before anything is sent; the server looks at what is in it. */
export const faultOfFile = ({ name, size }: { name: string; size: number }): FileFault | null => {
  if (endOf(name) === 'xls') return 'old-excel';
  if (sheetTypeOf(name) === null) return 'not-a-sheet';
  if (size === 0) return 'empty-file';
  return size > sheetLimits.bytes ? 'too-big-file' : null;
};

const utf16: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** The bytes as they are sent: what a spreadsheet saved as UTF-16 goes as UTF-8, since a gateway takes text for nothing else. */
export const sentBytes = (mediaType: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const [, , alphabet] = utf16.find(([first, second]) => bytes[0] === first && bytes[1] === second) ?? [];
  return mediaType === sheetTypes.csv && alphabet !== undefined
    ? new TextEncoder().encode(new TextDecoder(alphabet).decode(bytes))
    : bytes;
};

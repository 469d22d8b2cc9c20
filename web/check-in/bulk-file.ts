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

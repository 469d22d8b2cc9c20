/** What a PDF of Chromium says of itself: its objects are plain text. */

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The names of the typefaces in it, each once, in order; every one of them has its outlines in the file. */
export const fontsOf = (bytes: Uint8Array): string[] => {
  const text = textOf(bytes);
  const named = [...text.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name = '']) => name);
  const outlines = text.match(/\/FontFile[23]? \d/g)?.length ?? 0;
  if (outlines !== named.length) throw new Error(`${outlines} of ${named.length} typefaces are in the file`);
  return [...new Set(named)].toSorted();
};

/** The size of its sheets, whole millimetres. */
export const sheetOf = (bytes: Uint8Array): { width: number; height: number } => {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(textOf(bytes)) ?? [];
  const millimetres = (points = '') => Math.round((Number(points) / 72) * 25.4);
  return { width: millimetres(width), height: millimetres(height) };
};

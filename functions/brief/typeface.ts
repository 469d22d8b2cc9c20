import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Be Vietnam Pro, regular and semibold, as data: a sheet carries its typeface with it. © The Be Vietnam Pro Project Authors, SIL Open
 * Font License 1.1. The ranges are those of the package's own style sheet.
 */
const parts = [
  {
    subset: 'vietnamese',
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
  {
    subset: 'latin-ext',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    subset: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
];
const weights = [400, 600];

/** Where the files lie: beside the bundle, or in the package while the sources themselves run. */
const folders = ['typeface', '../../node_modules/@fontsource/be-vietnam-pro/files'].map((path) =>
  join(import.meta.dirname, path),
);

/** The names of the files that a sheet needs. */
export const typefaceFiles: readonly string[] = parts.flatMap(({ subset }) =>
  weights.map((weight) => fileOf(subset, weight)),
);

function fileOf(subset: string, weight: number): string {
  return `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
}

/** The style that names the typeface `Be Vietnam Pro`, with its files in it. @throws Error when they are not there */
export const typefaceStyle = (): string => {
  const folder = folders.find(existsSync);
  if (folder === undefined) throw new Error(`no typeface in ${folders.join(', ')}`);
  return parts
    .flatMap(({ subset, range }) =>
      weights.map((weight) => {
        const data = readFileSync(join(folder, fileOf(subset, weight))).toString('base64');
        return `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
      }),
    )
    .join('');
};

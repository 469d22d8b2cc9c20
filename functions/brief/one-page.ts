import { type Density, densities } from '../../domain/brief-document.ts';
import { pagesOf } from './pdf.ts';
import type { Printer } from './print-pdf.ts';

/** Even the page that tells least is more than one. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** A printed page, how much of what there was it tells, and how large its type is, 1 as its style says. */
export type OnePage = { bytes: Uint8Array; density: Density; scale: number };

/** How small the type may become where even what is told most shortly is more than a page: half of 10.5 pt can be read with a glass. */
const scales = [0.9, 0.8, 0.7, 0.6, 0.5] as const;

const last: Density = 'least';
const ways: readonly Omit<OnePage, 'bytes'>[] = [
  ...densities.map((density) => ({ density, scale: 1 })),
  ...scales.map((scale) => ({ density: last, scale })),
];

/**
 * Prints one page: as much of the text as fits, told more shortly as long as it does not, and in the end in smaller type.
 * @throws TooLong when the shortest in the smallest is more than a page; what the printer throws
 */
export const printOnePage = async (
  { print }: Pick<Printer, 'print'>,
  render: (density: Density) => string,
): Promise<OnePage> => {
  for (const way of ways) {
    const bytes = await print(render(way.density), way.scale);
    if (pagesOf(bytes) === 1) return { bytes, ...way };
  }
  throw new TooLong('more than one page even when told most shortly, in the smallest type');
};

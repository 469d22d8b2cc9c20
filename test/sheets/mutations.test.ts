import { describe, expect, it } from 'vitest';
import { atMostMs } from '../support/at-most.ts';
import { full } from '../support/full.ts';
import {
  aRow,
  csvOf,
  judged,
  partsOf,
  sheetXml,
  tableOf,
  utf8,
  utf16,
  workbookOf,
  zipped,
} from '../support/sheets.ts';

const runs = full ? 5000 : 100;

/** A generator that gives the same numbers in every run: below 1. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** A file with some bytes changed, cut out, doubled or moved. */
const mutated = (bytes: Uint8Array, random: () => number): Uint8Array => {
  const below = (n: number) => Math.floor(random() * n);
  let result = Buffer.from(bytes);
  for (let n = below(8) + 1; n > 0; n -= 1) {
    const at = below(result.length);
    const length = below(40);
    const kind = below(5);
    if (kind === 0) result[at] = below(256);
    else if (kind === 1) result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
    else if (kind === 2)
      result = Buffer.concat([result.subarray(0, at), result.subarray(at, at + length), result.subarray(at)]);
    else if (kind === 3) result.fill(below(256), at, Math.min(result.length, at + length));
    else result = Buffer.from(result.subarray(0, Math.max(1, at)));
    if (result.length === 0) result = Buffer.from([below(256)]);
  }
  return new Uint8Array(result);
};

describe('files of any bytes', () => {
  it('are read or refused by name, soon and within bounds', { timeout: 600_000 }, async () => {
    const rows = tableOf([aRow(), aRow({ siteId: 'may-song-cong', day: '14/06/2021' })]);
    const xml = sheetXml(rows);
    const whole = [
      utf8(csvOf(rows)),
      utf16(csvOf(rows, '\t'), 'le'),
      zipped(partsOf(xml)),
      await workbookOf(rows),
    ];
    const random = randomFrom(20_210_615);
    const before = process.memoryUsage().rss;
    const outcomes = new Map<string, number>();
    let slowest = 0;
    for (let run = 0; run < runs; run += 1) {
      // Of every five files one is an archive that is whole, of XML that is not: few changes pass its checksums.
      const broken = Buffer.from(mutated(utf8(xml), random)).toString('utf8');
      const of = whole[run % 5];
      const start = performance.now();
      const outcome = await judged(of === undefined ? zipped(partsOf(broken)) : mutated(of, random));
      slowest = Math.max(slowest, performance.now() - start);
      const code = outcome[0]?.startsWith('!') ? (outcome[0].split(' ')[1] ?? '') : 'read';
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
    expect(slowest).toBeLessThan(atMostMs(5_000));
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['read', 'unreadable-sheet', 'unknown-column']),
    );
  });
});

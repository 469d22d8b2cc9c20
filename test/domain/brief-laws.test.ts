import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefDocument, Run, Shape } from '../../domain/brief-document.ts';
import { densities } from '../../domain/brief-document.ts';
import { badBounds } from '../../domain/brief-figures.ts';
import { isOnList } from '../../domain/brief-lists.ts';
import { textWidth } from '../../domain/brief-marks.ts';
import { zoneRows } from '../../domain/brief-ranks.ts';
import { briefText } from '../../domain/brief-text.ts';
import { langs } from '../../domain/texts/text.ts';
import { extremes } from '../support/any-brief.ts';
import { type AnyDay, anyAlerts, anyDay } from '../support/any-snapshot.ts';
import { textOf, theBrief } from '../support/brief-said.ts';
import { full } from '../support/full.ts';

const many = { numRuns: full ? 5000 : 100, seed: 20211123 };

const runsOf = ({ blocks, sourceLine }: BriefDocument): Run[] => [
  ...blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.runs;
    if (block.kind === 'list') return block.items.flat();
    if (block.kind === 'table' || block.kind === 'figure') return block.table.rows.flat(2);
    return [];
  }),
  ...sourceLine,
];

/** Sites on the list that a figure leads to. */
const itemsOf = ({ ref }: Run, { lines }: AnyDay): number | null => {
  if (ref?.to !== 'sites') return null;
  const { list, zoneId } = ref;
  return lines.filter((line) => isOnList(line, list) && (zoneId === undefined || line.zoneId === zoneId))
    .length;
};

/** Figures of persons lead to the list of their sites: F1 of the day, and F0 in 14 days by zone. */
const isOfPersons = ({ ref }: Run) =>
  ref?.to === 'sites' && (ref.list === 'f1' || (ref.list === 'cases' && ref.zoneId !== undefined));

const countIn = (text: string) => Number(text.replace(/[.,]/g, ''));

type Point = { x: number; y: number };

/** The corners of a shape, a text's by how wide it is taken to be; of a path none. */
const pointsOf = ({ element, attributes, text = '' }: Shape): Point[] => {
  const at = (name: string) => Number(attributes[name] ?? 0);
  const { points = '' } = attributes;
  if (element === 'polygon')
    return `${points}`.split(' ').map((pair) => {
      const [x = 0, y = 0] = pair.split(',').map(Number);
      return { x, y };
    });
  if (element === 'circle')
    return [-1, 1].map((side) => ({ x: at('cx') + side * at('r'), y: at('cy') + side * at('r') }));
  if (element === 'rect')
    return [0, 1].map((far) => ({ x: at('x') + far * at('width'), y: at('y') + far * at('height') }));
  if (element !== 'text') return [];
  const wide = textWidth(text) * 0.9;
  const before = { start: 0, middle: 0.5, end: 1 }[String(attributes['text-anchor'] ?? 'start')] ?? 0;
  return [-before, 1 - before].map((side) => ({ x: at('x') + side * wide, y: at('y') }));
};

describe('every brief, whatever the day', () => {
  it('has as many sites on each list as the figure that leads there says', () => {
    fc.assert(
      fc.property(anyDay(), fc.constantFrom(...langs), (day, lang) => {
        const linked = runsOf(theBrief({ lang, snapshot: day.snapshot })).filter(
          ({ ref }) => ref !== undefined,
        );
        for (const run of linked) {
          const items = itemsOf(run, day);
          if (items === null || (run.emphasis === true && Number.isNaN(countIn(run.text)))) continue;
          if (isOfPersons(run)) expect(items).toBeGreaterThan(0);
          else expect({ run, items }).toEqual({ run, items: countIn(run.text) });
        }
      }),
      many,
    );
  });

  it('never says that there was no F0 without at how many sites, and how many are unknown', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const said = textOf(theBrief({ snapshot }));
        for (const [sentence] of said.matchAll(/không có F0[^.|\n]*/gi))
          expect(sentence).toMatch(/không có F0 (mới )?(trong 14 ngày )?tại [\d.–]+ (cơ sở|khu)/i);
        const today = said.match(/Không có F0 mới tại [\d.]+ cơ sở đã báo cáo; \d+ cơ sở chưa rõ/g) ?? [];
        expect(today.length > 0).toBe(
          snapshot.figures.flows.f0 === 0 && snapshot.figures.coverage.reported > 0,
        );
      }),
      many,
    );
  });

  it('keeps every share between its bounds, and ranks no zone whose bounds meet those of another', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const rows = zoneRows(snapshot.figures, snapshot.zones, ({ name }) => name);
        for (const { bad, rank } of rows) {
          const { lo, hi, share } = bad;
          if (lo === null || hi === null) continue;
          if (share !== null) expect(lo <= share + 1e-9 && share <= hi + 1e-9).toBe(true);
          const meets = rows.filter((other) => (other.bad.lo ?? 101) <= hi && lo <= (other.bad.hi ?? -1));
          if (rank !== null) expect(meets).toHaveLength(1);
        }
        const ranks = rows.flatMap(({ rank }) => rank ?? []);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(new Set(ranks).size).toBe(ranks.length);
        expect(badBounds(snapshot.figures).count).toBe(rows.reduce((sum, { bad }) => sum + bad.count, 0));
      }),
      many,
    );
  });

  it('ranks no zone below 80 %, and says so first', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const { due, onTime, late } = snapshot.figures.coverage;
        const isThin = (onTime + late) * 100 < due * 80;
        const { blocks } = theBrief({ snapshot });
        const [first] = blocks;
        expect(first?.kind === 'paragraph' && first.tone === 'warning').toBe(isThin);
        const heads = blocks.flatMap((block) => (block.kind === 'table' ? [block.table.head.length] : []));
        expect(heads.includes(6) && isThin).toBe(false);
      }),
      many,
    );
  });

  it('leaves no slot open, in no language and at no density, and fits a message', () => {
    const parts = [anyDay(), anyAlerts, fc.constantFrom(...langs), fc.constantFrom(...densities)] as const;
    fc.assert(
      fc.property(...parts, ({ snapshot }, alerts, lang, density) => {
        const told = { ...snapshot, figures: { ...snapshot.figures, alerts } };
        const document = theBrief({ lang, density, snapshot: told, issue: null });
        expect(textOf(document)).not.toMatch(/[{}]|NaN|undefined|null|Infinity/);
        expect([...briefText(document, 'https://san-sang.test/brief')].length).toBeLessThanOrEqual(1500);
      }),
      many,
    );
  });

  it.each(Object.entries(extremes))('fits a message in whole sentences: %s', (_, { snapshot, issue }) => {
    for (const lang of langs) {
      const text = briefText(
        theBrief({ lang, snapshot, issue }),
        'https://san-sang.test/brief?day=2021-11-23',
      );
      expect([...text].length).toBeLessThanOrEqual(1500);
      expect(text.replace('9f3c…e21a', '')).not.toMatch(/…|\{(?!pack)|undefined/);
      const caveat = lang === 'vi' ? '; chưa tính vào số liệu trên.\n' : '; not in the figures above.\n';
      expect(text.includes(caveat)).toBe(snapshot.events.length + snapshot.zoneClusters.length > 0);
    }
  });

  it('draws nothing outside its boxes', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const figures = theBrief({ snapshot }).blocks.filter((block) => block.kind === 'figure');
        for (const { viewBox, shapes } of figures) {
          const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
          for (const point of shapes.flatMap(pointsOf)) {
            expect(point.x >= 0 && point.x <= width, JSON.stringify(point)).toBe(true);
            expect(point.y >= 0 && point.y <= height, JSON.stringify(point)).toBe(true);
          }
        }
      }),
      many,
    );
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { routeNames, routes } from '../../domain/contract.ts';
import { templates } from '../../domain/pack/templates.ts';
import { Problem } from '../../domain/problem.ts';

const root = join(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'schema-'));
afterAll(() => rmSync(place, { recursive: true }));

type Judged = {
  success: boolean;
  data?: unknown;
  error?: { issues: { path: PropertyKey[]; message: string }[] };
};
type Judge = (
  name: string,
  part: 'body' | 'reply' | 'query' | 'params' | 'headers',
  value: unknown,
) => Judged;
let pageJudge: Judge;

/** The contract as a page has it: bundled with web/schema.ts in the place of zod. */
beforeAll(async () => {
  const outfile = join(place, 'contract.mjs');
  const contents = `import * as z from 'zod/mini'; import { routes } from './domain/contract.ts'; import { Problem } from './domain/problem.ts';
    export const judge = (name, part, value) => z.safeParse(name === 'problem' ? Problem : routes[name][part], value);`;
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    outfile,
    alias: { 'zod/mini': './web/schema.ts' },
    logOverride: { 'import-is-undefined': 'error' },
  });
  pageJudge = (await import(outfile)).judge;
});

const parts = ['params', 'query', 'headers', 'body', 'reply'] as const;
const outcome = ({ success, data, error }: Judged) =>
  success
    ? { data }
    : { faults: (error?.issues ?? []).map(({ path, message }) => `/${path.join('/')} ${message}`).sort() };

const answers = {
  present: 1180,
  lodged: 0,
  symptomatic: 1,
  f0: 0,
  f1: 0,
  quarantineBreaches: 0,
  testedHighRisk: 8,
  testedService: 4,
  positive: 0,
  isolationFree: 3,
  shuttleLoad: 60,
  masks: 'all',
  temperature: 'all',
  hands: 'all',
  spacing: 'some',
  disinfection: 'all',
  ventilation: 'n/a',
  safetyTeamOnDuty: true,
  note: ' Xưởng 2 ',
};
const samples: unknown[] = [
  undefined,
  null,
  true,
  0,
  1,
  -1,
  1.5,
  Number.NaN,
  '',
  'x',
  '2021-06-15',
  '2021-02-29',
  '2021-06-15T08:00:00Z',
  '2021-06-15T08:00:00+07:00',
  [],
  {},
  [1],
  { answers, seenRevision: 0 },
  { answers, seenRevision: 0, unchanged: true, reason: 'sai số' },
  { answers: { ...answers, present: '1180', lodged: 9999, f0: -1 }, seenRevision: 1.5, more: 1 },
  { answers: { ...answers, symptomatic: 2000, other: 1 } },
  { answers: { ...answers, note: 'gọi 0912 345 678', shuttleLoad: null, masks: 'often' }, seenRevision: 0 },
  { siteId: 'hai-au' },
  { siteId: 'Hải Âu' },
  { siteId: 'hai-au', day: '2021-06-15' },
  { siteId: 'hai-au', version: '3' },
  { siteId: 'hai-au', version: '0' },
  { limit: '20', cursor: 'abc' },
  { limit: '999' },
  { limit: 'x', zone: 'a', other: '1' },
  { email: 'HR@demo.test' },
  { state: 'active', severity: 'huge' },
  { 'idempotency-key': '3f0c8c5e-1f9e-4a7e-9a3e-0f5b4d3c2b1a', accept: '*/*' },
  { name: 'Mẫu', role: 'employer', sites: ['hai-au'], zones: [], active: true },
  { name: 'Mẫu', role: 'employer', sites: ['hai-au'], zones: [] },
  { to: 'closed', note: ' ', seen: 1 },
  { to: 'verified', note: 'đã gọi', seen: 0 },
  { to: 'verified', note: '\u202eđã\u0000\r\n gọi\u200b', seen: 0 },
  { state: 'open', note: '\u200b', seen: 1 },
  { state: 'open', note: '\u202eđã\u0000\r\n gọi\u200b', seen: 1 },
  { kind: 'f0', count: 0 },
  { kind: 'f0', count: 2, note: 'Xưởng 2' },
  { decision: 'return' },
  { decision: 'approve', reason: '' },
  { workingWeekdays: [1, 1, 8], closures: [{ from: '2021-06-16', to: '2021-06-15', reason: 'Nghỉ' }] },
  { workingWeekdays: null, closures: [] },
  { items: [], cursor: null },
  { status: 'ok', version: '0.1.0' },
  ...templates,
  { openapi: '3.1.0', info: {} },
];

const judgeBoth = (name: string, part: (typeof parts)[number], schema: z.core.$ZodType, value: unknown) => {
  const zod = outcome(z.safeParse(schema, value));
  const page = outcome(pageJudge(name, part, value));
  return { zod, page };
};

describe('what a page reads with is what the server reads with', () => {
  it.each(routeNames)('%s judges every sample alike', (name) => {
    for (const part of parts)
      for (const value of samples) {
        const { zod, page } = judgeBoth(name, part, routes[name][part], value);
        if (part === 'reply' && 'faults' in zod)
          expect('faults' in page, `${part} ${JSON.stringify(value)}`).toBe(true);
        else expect(page, `${part} ${JSON.stringify(value)}`).toEqual(zod);
      }
  });

  it('judges check-ins alike, however they are damaged', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...Object.keys(answers), 'more'), fc.jsonValue())
      .map(([key, value]) => ({ answers: { ...answers, [key]: value }, seenRevision: 0 }));
    fc.assert(
      fc.property(damaged, (value) => {
        const { zod, page } = judgeBoth('putCheckIn', 'body', routes.putCheckIn.body, value);
        expect(page).toEqual(zod);
      }),
      { seed: 20210615, numRuns: 500 },
    );
  });

  it('reads problems alike', () => {
    const problem = {
      type: '/problems/lost-race',
      title: 'T',
      status: 409,
      detail: 'D',
      errors: [],
      by: 'Mẫu',
      at: '2021-06-15T08:00:00Z',
    };
    for (const value of [
      problem,
      { ...problem, at: 'soon' },
      { ...problem, status: '409' },
      { message: 'Unauthorized' },
    ])
      expect('data' in outcome(pageJudge('problem', 'reply', value))).toBe(
        z.safeParse(Problem, value).success,
      );
  });
});

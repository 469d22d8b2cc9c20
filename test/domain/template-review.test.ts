import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '../../domain/failure.ts';
import { templates } from '../../domain/pack/templates.ts';
import { decideTemplate, draftTemplate, submitTemplate } from '../../domain/template-review.ts';
import { approvedTemplates, packVersion, TemplateVersion } from '../../domain/template-version.ts';
import { a } from '../support/a.ts';

const now = '2021-06-15T02:00:00.000Z';
type Acting = Parameters<typeof decideTemplate>[3];
const lan: Acting = { id: 'lan', name: 'Lan', role: 'health', zones: [], now };
const minh: Acting = { ...lan, id: 'minh', name: 'Minh' };
const next = a.template({ id: 'tn-2021-08', effectiveFrom: '2021-08-01' });
const templateId = next.id;

const said = (run: () => unknown): string => {
  try {
    run();
    return 'done';
  } catch (error) {
    if (error instanceof Invalid)
      return error.faults.map(({ pointer, code }) => `422 ${pointer} ${code}`).join(', ');
    if (error instanceof Conflict) return `409 ${error.code}`;
    if (error instanceof Forbidden) return `403 ${error.code}`;
    if (error instanceof NotFound) return '404';
    throw error;
  }
};

const drafted = (over = {}, by = lan): TemplateVersion =>
  draftTemplate(null, { template: { ...next, ...over }, seen: 0, templateId }, templates, by);
const submitted = (over = {}): TemplateVersion => submitTemplate(drafted(over), 1, templates, lan);
const decide = (version: TemplateVersion | null, over = {}, by = minh, others = templates) =>
  decideTemplate(version, { decision: 'approve', seen: 2, ...over }, others, by);

describe('a draft of the template', () => {
  it('is its writer’s, and may be written over by another who has seen it', () => {
    expect(drafted()).toMatchObject({ state: 'draft', origin: 'province', author: 'lan', writes: 1 });
    const ask = { template: next, seen: 1, templateId };
    expect(draftTemplate(drafted(), ask, templates, minh)).toMatchObject({
      ...{ author: 'minh', writers: ['lan', 'minh'], writes: 2 },
    });
  });

  it.each<[string, () => unknown, string]>([
    [
      'that was written over meanwhile',
      () => draftTemplate(drafted(), { template: next, seen: 0, templateId }, templates, minh),
      '409 stale-template',
    ],
    [
      'that is handed in',
      () => draftTemplate(submitted(), { template: next, seen: 2, templateId }, templates, lan),
      '409 template-frozen',
    ],
    [
      'that is approved',
      () => draftTemplate(decide(submitted()), { template: next, seen: 3, templateId }, templates, lan),
      '409 template-frozen',
    ],
    [
      'of the pack',
      () => draftTemplate(packVersion(a.template()), { template: next, seen: 0, templateId }, templates, lan),
      '409 template-frozen',
    ],
    [
      'under another id',
      () => draftTemplate(null, { template: next, seen: 0, templateId: 'other' }, templates, lan),
      '422 /template/id not-the-path',
    ],
    [
      'for a day before the one in force',
      () => drafted({ effectiveFrom: '2021-06-05' }),
      '422 /template/effectiveFrom not-after-newest',
    ],
    [
      'in which much is wrong, all told at once',
      () => drafted({ bands: [], criteria: [] }),
      '422 /template/criteria missing, 422 /template/bands not-in-order',
    ],
  ])('is refused: one %s', (_, run, outcome) => {
    expect(said(run)).toBe(outcome);
  });

  it('may be written again once it was returned, with the reason still there', () => {
    const back = decide(submitted(), { decision: 'return', reason: 'Thiếu nguồn' });
    expect(back).toMatchObject({ state: 'returned', reason: 'Thiếu nguồn', decidedBy: 'minh' });
    const again = draftTemplate(back, { template: next, seen: 3, templateId }, templates, lan);
    expect(again).toMatchObject({ state: 'draft', reason: 'Thiếu nguồn', writes: 4 });
    expect(submitTemplate(again, 4, templates, lan)).toMatchObject({ state: 'submitted', reason: null });
  });
});

describe('a draft that is handed in', () => {
  const { criteria, gates } = next;
  const weighing = (weight: number) => criteria.map((one, n) => (n === 3 ? { ...one, weight } : one));
  it.each<[string, object, string]>([
    ['as it should be', {}, 'done'],
    ['whose weights sum to 115', { criteria: weighing(20) }, '422 /template/criteria weights-not-100'],
    ['whose weights sum to 99.9', { criteria: weighing(4.9) }, '422 /template/criteria weights-not-100'],
    [
      'without a criterion',
      { criteria: criteria.slice(1) },
      '422 /template/criteria criteria-missing, 422 /template/criteria weights-not-100',
    ],
    [
      'with criteria in another order',
      { criteria: criteria.toReversed() },
      '422 /template/criteria criteria-missing',
    ],
    ['without a gate', { gates: gates.slice(1) }, '422 /template/gates criteria-missing'],
  ])('%s is answered so; as a draft it is kept', (_, over, outcome) => {
    expect(said(() => drafted(over))).toBe('done');
    expect(said(() => submitted(over))).toBe(outcome);
  });

  it('is told what its weights sum to', () => {
    const hand = () => submitted({ criteria: weighing(5.3) });
    expect(hand).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ says: { n: '100.3' } })] }),
    );
  });

  it('may have decimals as weights', () => {
    const tenths = criteria.map((one) => ({ ...one, weight: 7.7 }));
    expect(
      said(() => submitted({ criteria: [...tenths.slice(0, 12), { ...criteria[12], weight: 7.6 }] })),
    ).toBe('done');
  });
});

describe('a decision on a template', () => {
  it('is a second person’s', () => {
    expect(decide(submitted())).toMatchObject({
      ...{ state: 'approved', decidedBy: 'minh', decidedByName: 'Minh', decidedAt: now, writes: 3 },
      template: next,
    });
    expect(said(() => decide(submitted(), {}, lan))).toBe('403 own-template');
  });

  it('is of nobody who wrote in it or handed it in, however often it was written over or returned', () => {
    const [hoa, an] = [
      { ...lan, id: 'hoa', name: 'Hòa' },
      { ...lan, id: 'an', name: 'An' },
    ];
    const ask = { template: next, seen: 1, templateId };
    const handed = submitTemplate(draftTemplate(drafted(), ask, templates, minh), 2, templates, hoa);
    expect(handed).toMatchObject({ submittedBy: 'hoa', submittedByName: 'Hòa', authorName: 'Minh' });
    for (const who of [lan, minh, hoa])
      expect(said(() => decide(handed, { seen: 3 }, who))).toBe('403 own-template');
    const back = decide(handed, { decision: 'return', reason: 'Thiếu nguồn', seen: 3 }, an);
    const again = draftTemplate(back, { ...ask, seen: 4 }, templates, hoa);
    expect(again).toMatchObject({ writers: ['lan', 'minh', 'hoa'], submittedBy: null });
    const resent = submitTemplate(again, 5, templates, hoa);
    expect(said(() => decide(resent, { seen: 6 }, lan))).toBe('403 own-template');
    expect(said(() => decide(resent, { seen: 6 }, an))).toBe('done');
  });

  it('on one of before writers were kept is not its author’s', () => {
    const { writers, submittedBy, submittedByName, ...older } = submitted();
    const read = TemplateVersion.parse(older);
    expect(read).toMatchObject({ writers: [], submittedBy: null, submittedByName: null });
    expect(said(() => decide(read, {}, lan))).toBe('403 own-template');
    const ask = { template: next, seen: 3, templateId };
    const back = decide(read, { decision: 'return', reason: 'Thiếu nguồn' });
    expect(draftTemplate(back, ask, templates, minh).writers).toEqual(['lan', 'minh']);
  });

  it.each([
    ['the whole department', { role: 'health', zones: [] }, 'done'],
    ['the operator, whatever zones it names', { role: 'admin', zones: ['kcn-yen-binh'] }, 'done'],
    ['an officer of some zones', { role: 'health', zones: ['kcn-yen-binh'] }, '403 forbidden-role'],
  ] as const)('may be made by %s: %s', (_, who, outcome) => {
    const by = { ...minh, role: who.role, zones: [...who.zones] };
    expect(said(() => decideTemplate(submitted(), { decision: 'approve', seen: 2 }, templates, by))).toBe(
      outcome,
    );
  });

  it.each([
    ['2021-07-31T15:59:59.999Z', 'done'],
    ['2021-07-31T16:00:00.000Z', 'done'],
    ['2021-07-31T16:00:00.001Z', '422 /template/effectiveFrom effective-too-soon'],
    ['2021-08-01T02:00:00.000Z', '422 /template/effectiveFrom effective-too-soon'],
  ])('at %s, the day beginning at 17:00 UTC, is %s', (at, outcome) => {
    expect(said(() => decide(submitted(), {}, { ...minh, now: at }))).toBe(outcome);
    const back = { decision: 'return', reason: 'Muộn' };
    expect(said(() => decide(submitted(), back, { ...minh, now: at }))).toBe('done');
  });

  it('lets no two begin on one day', () => {
    const taken = [...templates, a.template({ id: 'another', effectiveFrom: '2021-08-01' })];
    expect(said(() => decide(submitted(), {}, minh, taken))).toBe(
      '422 /template/effectiveFrom same-effective-day',
    );
  });

  it.each<[string, TemplateVersion | null, object, string]>([
    ['on nothing', null, {}, '404'],
    ['on a draft', drafted(), { seen: 1 }, '409 illegal-template-state'],
    ['made twice', decide(submitted()), { seen: 3 }, '409 illegal-template-state'],
    ['on what was not seen', submitted(), { seen: 1 }, '409 stale-template'],
  ])('%s is refused', (_, version, over, outcome) => {
    expect(said(() => decide(version, over))).toBe(outcome);
  });

  it('is withdrawn before its first day, by who may decide, and written again', () => {
    const back = { decision: 'withdraw', reason: 'Nhầm trọng số', seen: 3 };
    const approved = decide(submitted());
    const gone = decide(approved, back);
    expect(gone).toMatchObject({ state: 'returned', reason: 'Nhầm trọng số', decidedBy: 'minh', writes: 4 });
    expect(approvedTemplates(templates, [gone])).toEqual(approvedTemplates(templates, []));
    expect(said(() => decide(approved, back, lan))).toBe('done');
    expect(said(() => decide(approved, back, { ...minh, zones: ['kcn-yen-binh'] }))).toBe(
      '403 forbidden-role',
    );
    expect(said(() => decide(approved, { ...back, seen: 2 }))).toBe('409 stale-template');
    expect(said(() => decide(submitted(), { ...back, seen: 2 }))).toBe('409 illegal-template-state');
    expect(said(() => decide(packVersion(next), { ...back, seen: 0 }))).toBe('409 template-frozen');
    const at = (now: string) => said(() => decide(approved, back, { ...minh, now }));
    expect([at('2021-07-31T16:00:00.000Z'), at('2021-07-31T16:00:00.001Z')]).toEqual([
      'done',
      '422 /decision withdraw-too-late',
    ]);
    const ask = { template: next, seen: 4, templateId };
    expect(said(() => draftTemplate(gone, ask, templates, lan))).toBe('done');
  });

  it('never changes what it is about, nor what was approved before', () => {
    const version = submitted();
    const before = JSON.stringify([version, templates]);
    const approved = decide(version);
    expect(JSON.stringify([version, templates])).toBe(before);
    const all = approvedTemplates(templates, [approved, drafted({ effectiveFrom: '2021-08-02' }), version]);
    expect(all.map(({ id }) => id)).toEqual(['tn-2021-06', 'tn-2021-08', 'tn-2021-10']);
  });
});

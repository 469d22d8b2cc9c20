import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { addDays } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import { assessedUnder } from '../../domain/score-again.ts';
import { type Template, templateInForce } from '../../domain/template.ts';
import { decideTemplate, draftTemplate, submitTemplate } from '../../domain/template-review.ts';
import { approvedTemplates, type TemplateVersion } from '../../domain/template-version.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

const seed = 20210930;
const lan = { id: 'lan', name: 'Lan', role: 'health', zones: [] as string[] } as const;
const minh = { ...lan, id: 'minh', name: 'Minh' };

/** Thirteen weights that sum to 100. */
const anyWeights = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 12, maxLength: 12 })
  .map((cuts) => [...cuts.toSorted((x, y) => x - y), 100].map((cut, n, all) => cut - (all[n - 1] ?? 0)));

/** Any sound template from a day on: other weights and bands, some criteria and gates left out unless it is to be handed in. */
const anyTemplate = (id: string, effectiveFrom: string, isWhole = false): fc.Arbitrary<Template> =>
  fc
    .record({
      weights: anyWeights,
      kept: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
      gates: isWhole ? fc.constant(a.template().gates) : fc.subarray(a.template().gates),
      bands: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ weights, kept, gates, bands }) => {
      const base = a.template();
      const from = [...bands.toSorted((x, y) => y - x), 0];
      const criteria = base.criteria
        .map((one, n) => ({ ...one, weight: weights[n] ?? 1 }))
        .filter((_, n) => isWhole || n === 0 || kept[n]);
      return {
        ...base,
        ...{ id, effectiveFrom, criteria, gates },
        bands: base.bands.map((band, n) => ({ ...band, from: from[n] ?? 0 })),
      };
    });

type Kind = 'draft' | 'submit' | 'approve' | 'return' | 'withdraw';
type Act = { kinds: readonly Kind[]; ahead: number; template: Template; minute: number };
const whole: readonly Kind[] = ['draft', 'submit', 'approve'];
const anyAct: fc.Arbitrary<Act> = fc
  .record({
    kinds: fc.oneof(
      fc.constant(whole),
      fc.constant<Kind[]>(['withdraw', ...whole]),
      fc.array(fc.constantFrom<Kind>(...whole, 'return', 'withdraw'), { maxLength: 3 }),
    ),
    id: fc.integer({ min: 1, max: 9 }),
    ahead: fc.integer({ min: -1, max: 4 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
  })
  .chain(({ id, ...act }) =>
    anyTemplate(`rule-${id}`, a.day, true).map((template) => ({ ...act, template })),
  );

/** What becomes of a version, whoever acts in whatever order; a refusal leaves it as it is. */
const acted = (
  version: TemplateVersion | null,
  kind: Kind,
  template: Template,
  approved: readonly Template[],
  now: string,
) => {
  const seen = version?.writes ?? 0;
  try {
    if (kind === 'draft')
      return draftTemplate(version, { template, seen, templateId: template.id }, approved, { ...lan, now });
    if (kind === 'submit') return submitTemplate(version, seen, approved, { ...lan, now });
    return decideTemplate(version, { decision: kind, reason: 'x', seen }, approved, { ...minh, now });
  } catch {
    return version;
  }
};

describe('versions of the template', () => {
  it('never change what a day that has begun is scored with, nor a score that was kept', () => {
    const ran = { approvals: 0, withdrawals: 0 };
    fc.assert(
      fc.property(
        fc.array(anyAct, { minLength: 5, maxLength: 25 }),
        ...([anyAnswers, anyPlan, anyRecent] as const),
        (acts, answers, plan, recent) => {
          let versions: TemplateVersion[] = [];
          let approved: readonly Template[] = templates;
          // One assessment a day, as it was kept on its own day.
          const kept = new Map<string, { under: string; text: string }>();
          const days = Array.from({ length: 21 }, (_, n) => addDays(a.day, n));
          for (const [n, { kinds, ahead, minute, template: made }] of acts.entries()) {
            const today = addDays(a.day, Math.floor((n * 21) / 25));
            const now = new Date(Date.parse(`${today}T00:00:00+07:00`) + minute * 60_000).toISOString();
            const template = { ...made, effectiveFrom: addDays(today, ahead) };
            for (const kind of kinds) {
              const before = versions.find((one) => one.template.id === template.id) ?? null;
              const after = acted(before, kind, template, approved, now);
              if (kind === 'withdraw' && after !== before) ran.withdrawals += 1;
              versions = [...versions.filter((one) => one !== before), ...(after === null ? [] : [after])];
              approved = approvedTemplates(templates, versions);
            }
            for (const day of days.filter((one) => one <= today)) {
              const inForce = templateInForce(approved, day);
              if (inForce === null) throw new Error('none in force');
              const text = JSON.stringify(assess(inForce, plan, answers, recent, day));
              const was = kept.get(day) ?? { under: inForce.id, text };
              kept.set(day, was);
              expect([day, inForce.id, text]).toEqual([day, was.under, was.text]);
            }
          }
          ran.approvals += approved.length - templates.length;
          const firsts = approved.map(({ effectiveFrom }) => effectiveFrom);
          expect(new Set(firsts).size).toBe(firsts.length);
        },
      ),
      { seed, numRuns: 60 },
    );
    expect(ran.approvals).toBeGreaterThan(60);
  });

  it('score a kept day again under the one it names as it was kept, and leave it so under any other', () => {
    fc.assert(
      fc.property(
        ...([anyTemplate('then', a.day), anyTemplate('other', a.day)] as const),
        ...([anyAnswers, anyPlan, anyRecent] as const),
        (then, other, answers, plan, recent) => {
          const inputs = { plan, answers, recent, day: a.day };
          const kept = assess(then, plan, answers, recent, a.day);
          const text = JSON.stringify([kept, inputs]);
          expect(assessedUnder(other, inputs).templateVersion).toBe('other');
          expect(assessedUnder(then, inputs)).toEqual(kept);
          expect(JSON.stringify([kept, inputs])).toBe(text);
        },
      ),
      { seed, numRuns: 100 },
    );
  });
});

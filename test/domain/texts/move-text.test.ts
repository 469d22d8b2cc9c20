import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveAccount } from '../../../domain/move-account.ts';
import { rounded, score } from '../../../domain/score.ts';
import type { ScoreInputs } from '../../../domain/score-move.ts';
import enCriteria from '../../../domain/texts/en/criteria.json' with { type: 'json' };
import enAccount from '../../../domain/texts/en/day-account.json' with { type: 'json' };
import { moveText } from '../../../domain/texts/move-text.ts';
import viCriteria from '../../../domain/texts/vi/criteria.json' with { type: 'json' };
import viAccount from '../../../domain/texts/vi/day-account.json' with { type: 'json' };
import { a } from '../../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../../support/any.ts';

const vi = { lang: 'vi', texts: viAccount.move, criteria: viCriteria } as const;
const en = { lang: 'en', texts: enAccount.move, criteria: enCriteria } as const;
const base = { template: a.template(), plan: a.plan(), answers: a.answers(), recent: a.recent(), day: a.day };
const readinessOf = ({ template, plan, answers, recent, day }: ScoreInputs) => {
  const value = score(template, plan, answers, recent, day);
  return value === null ? null : rounded(value);
};
const side = (inputs: ScoreInputs, plan = '1', template = 'tn-2021-06 (QĐ 2787)') => ({
  ...{ day: inputs.day, readiness: readinessOf(inputs), plan, template },
});

describe('why a score moved, in words', () => {
  const after = {
    ...base,
    answers: a.answers({ isolationFree: 4, masks: 'none', hands: 'some', spacing: 'all' }),
    plan: a.plan({ version: 2, minIsolationFree: 5 }),
  };

  it('names the parts, the criteria behind them and the versions of the plan', () => {
    expect(moveText(vi, moveAccount(base, after), side(base), side(after, '2'))).toEqual([
      'Từ 88,0 ngày 15/06/2021 xuống 83,8 ngày 15/06/2021: −4,2 điểm.',
      'Do số liệu và thời gian: 0,0 (Chỗ cách ly còn trống +5,3; Đeo khẩu trang −5,3; Rửa tay, sát khuẩn −2,6; các tiêu chí khác +2,6).',
      'Do phương án: −4,2 (phiên bản 1 → 2; Chỗ cách ly còn trống −4,2).',
      'Do bộ tiêu chí: 0,0.',
    ]);
    expect(moveText(en, moveAccount(base, after), side(base), side(after, '2'))[2]).toContain(
      'version 1 → 2',
    );
  });

  it('names the document of another template', () => {
    const template = { criteria: a.template().criteria.slice(1) };
    const other = { ...base, template };
    const [, , , line] = moveText(
      vi,
      moveAccount(base, other),
      side(base),
      side(other, '1', 'tn-2021-10 (VB 8228)'),
    );
    expect(line).toContain('tn-2021-06 (QĐ 2787) → tn-2021-10 (VB 8228); ');
  });

  it('says why nothing can be compared', () => {
    const none = { ...base, plan: null };
    expect(moveText(vi, moveAccount(null, base), null, side(base))).toEqual([
      'Chưa so sánh được: trước ngày này chưa có báo cáo nào.',
    ]);
    expect(moveText(vi, moveAccount(none, base), side(none), side(base))).toEqual([
      'Chưa so sánh được: báo cáo trước chưa được chấm điểm.',
    ]);
    expect(moveText(en, moveAccount(base, none), side(base), side(none))[0]).toContain('not scored');
  });

  it('shows parts that sum to the difference shown, and criteria that sum to their part', () => {
    const tenths = (text: string) => Math.round(Number(text.replace('−', '-').replace(',', '.')) * 10);
    const last = (line: string) =>
      tenths(/([+−]?\d+,\d)(?: điểm)?[.)]?$/.exec(line.replace(/ \(.*\)\.$/, '.'))?.[1] ?? 'NaN');
    const any = fc.record({
      template: fc.constant(a.template()),
      plan: anyPlan,
      answers: anyAnswers,
      recent: anyRecent,
      day: fc.constant(a.day),
    });
    fc.assert(
      fc.property(any, any, (before, now) => {
        const account = moveAccount(before, now);
        if (typeof account === 'string') return;
        const [head = '', ...parts] = moveText(vi, account, side(before), side(now));
        const total = tenths(/([+−]?\d+,\d)(?: điểm|\))\.$/.exec(head)?.[1] ?? 'NaN');
        expect(parts.reduce((sum, line) => sum + last(line), 0)).toBe(total);
        for (const line of parts) {
          const inner = /\((.*)\)\.$/.exec(line)?.[1];
          if (inner === undefined) continue;
          const counts = inner.split('; ').map((one) => tenths(/([+−]?\d+,\d)$/.exec(one)?.[1] ?? 'NaN'));
          expect(counts.reduce((sum, n) => sum + n, 0)).toBe(last(line));
        }
      }),
      { seed: 20210615, numRuns: 300 },
    );
  });
});

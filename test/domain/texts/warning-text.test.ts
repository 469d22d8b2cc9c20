import { describe, expect, it } from 'vitest';
import { planCosts } from '../../../domain/plan-costs.ts';
import { planWarningsOf } from '../../../domain/plan-warnings.ts';
import { costTexts } from '../../../domain/texts/costs-text.ts';
import enPlan from '../../../domain/texts/en/plan.json' with { type: 'json' };
import viGates from '../../../domain/texts/vi/gates.json' with { type: 'json' };
import viPlan from '../../../domain/texts/vi/plan.json' with { type: 'json' };
import viStanding from '../../../domain/texts/vi/standing.json' with { type: 'json' };
import viTerms from '../../../domain/texts/vi/terms.json' with { type: 'json' };
import { despiteText, figureText, sizeText, warningText } from '../../../domain/texts/warning-text.ts';
import { a } from '../../support/a.ts';

const vi = { lang: 'vi', texts: viPlan, models: viTerms.models } as const;
const en = { lang: 'en', texts: enPlan, models: viTerms.models } as const;
const bad = a.planFields({
  ...{ highRiskWorkers: 38, serviceWorkers: 0, isolationPlaces: 0, drillEveryDays: 365 },
  testing: { highRiskPct: 15, servicePct: 90, windowDays: 14 },
});

describe('a warning', () => {
  it('is told with the figure of the site and the bound', () => {
    expect(planWarningsOf(bad, a.template(), 0).map((one) => warningText(vi, one))).toEqual([
      'Người nguy cơ cao chỉ 2,9% số lao động của cơ sở, dưới 3%.',
      'Khai 0 người dịch vụ, dù có từ 50 lao động.',
      'Có 0 chỗ cách ly; cần ít nhất 1.',
      'Lấy mẫu 15% người nguy cơ cao mỗi chu kỳ; bộ tiêu chí: 20%.',
      'Lấy mẫu 90% người dịch vụ mỗi chu kỳ; bộ tiêu chí: 100%.',
      'Chu kỳ lấy mẫu 14 ngày, dài hơn 7 ngày.',
      'Diễn tập mỗi 365 ngày, thưa hơn 180 ngày.',
    ]);
  });

  it('never rounds a figure up to its bound', () => {
    expect(figureText(vi, 'few-high-risk', 2.99)).toBe('2,9%');
    expect(figureText(vi, 'no-isolation-place', 7.5)).toBe('7,5 chỗ');
  });

  it('stays with an approval in words', () => {
    expect(despiteText(vi, ['rare-drills', 'no-isolation-place'])).toBe(
      'Được duyệt dù: không có chỗ cách ly; diễn tập thưa.',
    );
    expect(despiteText(vi, undefined)).toBeNull();
    expect(despiteText(vi, ['of-another-time'])).toBeNull();
  });

  it('names sites of like size', () => {
    expect(sizeText(vi, { from: 1000, to: 4999 })).toBe('1.000–4.999 lao động');
    expect(sizeText(en, { from: 5000, to: null })).toBe('from 5,000 workers');
  });
});

describe('what a plan let slide', () => {
  const speech = { lang: 'vi', texts: viPlan, gates: viGates, bands: viStanding.bands } as const;
  const said = (over: Parameters<typeof a.plan>[0], day = a.day) =>
    costTexts(
      speech,
      planCosts(a.template(), a.plan(over), { answers: a.answers(), recent: a.recent() }, day),
    );

  it('is told as what it costs, now and in the end', () => {
    expect(said({})).toEqual([]);
    expect(said({ commitmentSigned: false }, '2021-09-02')).toEqual([
      '«Chưa ký cam kết» là điều kiện loại trừ: xếp «Chưa sẵn sàng» dù bao nhiêu điểm.',
      'Diễn tập đã quá hạn 45 ngày: đang mất 2,6 điểm; từ ngày 17/10/2021 mất 5,3 điểm.',
    ]);
    expect(said({}, '2021-12-01')).toEqual(['Diễn tập đã quá hạn 135 ngày: mất cả 5,3 điểm.']);
    expect(said({ lastDrillOn: null })).toEqual(['Chưa diễn tập lần nào: mất cả 5,3 điểm.']);
  });
});

import { describe, expect, it } from 'vitest';
import type { PlanFields } from '../../../domain/plan.ts';
import { planFacts, valueAt } from '../../../domain/plan-facts.ts';
import { overdueOf, worthOf } from '../../../domain/plan-worth.ts';
import enCriteria from '../../../domain/texts/en/criteria.json' with { type: 'json' };
import enGates from '../../../domain/texts/en/gates.json' with { type: 'json' };
import enPlan from '../../../domain/texts/en/plan.json' with { type: 'json' };
import enStanding from '../../../domain/texts/en/standing.json' with { type: 'json' };
import enTerms from '../../../domain/texts/en/terms.json' with { type: 'json' };
import { planText } from '../../../domain/texts/plan-text.ts';
import viCriteria from '../../../domain/texts/vi/criteria.json' with { type: 'json' };
import viGates from '../../../domain/texts/vi/gates.json' with { type: 'json' };
import viPlan from '../../../domain/texts/vi/plan.json' with { type: 'json' };
import viStanding from '../../../domain/texts/vi/standing.json' with { type: 'json' };
import viTerms from '../../../domain/texts/vi/terms.json' with { type: 'json' };
import { belowText, gateText, overdueTexts, worthText } from '../../../domain/texts/worth-text.ts';
import { a } from '../../support/a.ts';

const vi = {
  ...{ lang: 'vi' as const, texts: viPlan, models: viTerms.models },
  ...{ criteria: viCriteria, gates: viGates, bands: viStanding.bands },
};
const en = {
  ...{ lang: 'en' as const, texts: enPlan, models: enTerms.models },
  ...{ criteria: enCriteria, gates: enGates, bands: enStanding.bands },
};

describe('a fact of a plan', () => {
  const plan = a.planFields({ risk2194: { percent: 27.5, assessedOn: '2021-06-01' }, workforce: 12345 });
  const said = (speech: typeof vi | typeof en) =>
    Object.fromEntries(planFacts.map((fact) => [fact, planText(speech, valueAt(plan, fact))]));

  it('is told with its unit, in Vietnamese', () => {
    expect(said(vi)).toEqual({
      ...{ effectiveFrom: '05/06/2021', model: 'Sản xuất bình thường', workforce: '12.345 người' },
      ...{ highRiskWorkers: '260 người', serviceWorkers: '24 người' },
      ...{ highRiskPct: '20%', servicePct: '100%', windowDays: '7 ngày' },
      ...{ isolationPlaces: '6 chỗ', minIsolationFree: '4 chỗ', lodgingCapacity: '120 người' },
      ...{ shuttleMaxLoad: '50%', drillEveryDays: '90 ngày', lastDrillOn: '20/04/2021' },
      ...{ risk2194: '27,5%, đánh giá ngày 01/06/2021', casePlanAttached: 'có', commitmentSigned: 'có' },
      focal: 'Đầu mối Mẫu, 0208 555 0101, focal@demo.test',
      deputy: 'Phó Mẫu, 0208 555 0102, deputy@demo.test',
      template: 'tn-2021-06',
    });
  });

  it('is told in English too, and what is not there is said to be not there', () => {
    expect(said(en)).toMatchObject({
      workforce: '12,345 persons',
      risk2194: '27.5\u00a0%, assessed on 01/06/2021',
    });
    const bare = a.planFields({ lastDrillOn: null, risk2194: null, contacts: [], commitmentSigned: false });
    const of = (fact: (typeof planFacts)[number]) => planText(vi, valueAt(bare, fact));
    expect((['lastDrillOn', 'risk2194', 'focal', 'commitmentSigned'] as const).map(of)).toEqual([
      ...['chưa có', 'chưa có', 'chưa ghi', 'chưa'],
    ]);
  });
});

const worth = (over: Partial<PlanFields> = {}, now: ReturnType<typeof a.plan> | null = a.plan()) => {
  const next = a.planFields(over);
  const day = { answers: a.answers(), recent: a.recent(), day: a.day };
  return { next, worth: worthOf(a.template(), { now, next }, day) };
};
const lineOf = (id: string, over: Partial<PlanFields>, now?: ReturnType<typeof a.plan> | null) => {
  const found = worth(over, now).worth.criteria.find((one) => one.id === id);
  return found ? worthText(vi, found) : '';
};

describe('what a plan is worth', () => {
  const testing = { highRiskPct: 25, servicePct: 100, windowDays: 7 };
  it.each([
    [
      'test-high-risk',
      { testing },
      'Lấy mẫu nhóm nguy cơ cao (trọng số 20): với cam kết này được 14,3/21,1 điểm; đang là 17,8/21,1.',
    ],
    [
      'isolation-capacity',
      {},
      'Chỗ cách ly còn trống (trọng số 20): với cam kết này vẫn được 15,8/21,1 điểm.',
    ],
    ['lodging', {}, 'Đủ chỗ ở lại (trọng số 5): theo báo cáo gần nhất thì không tính vào điểm.'],
  ])('is a sentence for %s', (id, over, expected) => {
    expect(lineOf(id, over)).toBe(expected);
  });

  it('is said alone where there is no plan yet', () => {
    expect(lineOf('drill', {}, null)).toBe(
      'Diễn tập đúng hạn (trọng số 5): với cam kết này được 5,3/5,3 điểm.',
    );
  });

  it('names the gates that it fails, and those that it lifts', () => {
    const lines = (made: ReturnType<typeof worth>) => made.worth.gates.map((gate) => gateText(vi, gate));
    expect(lines(worth({ commitmentSigned: false })).filter(Boolean)).toEqual([
      'Vướng điều kiện loại trừ «Chưa ký cam kết»: xếp «Chưa sẵn sàng» dù bao nhiêu điểm.',
    ]);
    expect(lines(worth({}, null)).filter(Boolean)).toEqual([
      'Hết vướng điều kiện loại trừ «Chưa có phương án duyệt».',
    ]);
  });

  it('says what is old and what that costs', () => {
    const old = (over: Partial<PlanFields>) => {
      const { next, worth: found } = worth(over);
      return overdueTexts(vi, overdueOf(next, a.template(), a.day), next, found);
    };
    expect(old({})).toEqual({ drill: null, risk: null });
    expect(old({ lastDrillOn: null }).drill).toBe('Chưa có lần diễn tập nào: mất 5,3 điểm.');
    // 135 days old of 90: half of the second cycle
    expect(old({ lastDrillOn: '2021-01-31' }).drill).toBe(
      'Diễn tập đã quá hạn 45 ngày: mất 2,6 điểm; từ ngày 30/07/2021 mất cả 5,3 điểm.',
    );
    expect(old({ lastDrillOn: '2020-12-17' }).drill).toBe('Diễn tập đã quá hạn 90 ngày: mất 5,3 điểm.');
    expect(old({ risk2194: { percent: 10, assessedOn: '2021-03-16' } }).risk).toContain(
      '91 ngày, quá 90 ngày',
    );
  });

  it('names what is below the template, to whoever writes and to whoever decides', () => {
    expect(belowText(vi, a.planFields(), a.template())).toBeNull();
    expect(
      belowText(vi, a.planFields({ testing: { ...testing, highRiskPct: 15, windowDays: 10 } }), a.template()),
    ).toBe(
      'Thấp hơn mức của bộ tiêu chí: Lấy mẫu nguy cơ cao 15% (bộ tiêu chí: 20%); Chu kỳ lấy mẫu 10 ngày (bộ tiêu chí: 7 ngày). Ngành y tế thấy điều này khi duyệt.',
    );
  });
});

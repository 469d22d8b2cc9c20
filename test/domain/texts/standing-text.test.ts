import { describe, expect, it } from 'vitest';
import { Band, GateId, Scenario } from '../../../domain/assessment.ts';
import gatesEn from '../../../domain/texts/en/gates.json' with { type: 'json' };
import standingEn from '../../../domain/texts/en/standing.json' with { type: 'json' };
import { bandMeaning, gateMeaning, scenarioMeaning } from '../../../domain/texts/standing-text.ts';
import { langs } from '../../../domain/texts/text.ts';
import gatesVi from '../../../domain/texts/vi/gates.json' with { type: 'json' };
import standingVi from '../../../domain/texts/vi/standing.json' with { type: 'json' };
import { a } from '../../support/a.ts';

const template = a.template();
const other = {
  ...template,
  bands: template.bands.map(({ id, from }) => ({ id, from: from === 0 ? 0 : from + 2.5 })),
  scenario: { ...template.scenario, windowDays: 10, smallSitePct: 5.5 },
  gates: template.gates.map((gate) => (gate.id === 'risk-2194' ? { ...gate, percent: 25 } : gate)),
};

describe('what a standing means, by the template', () => {
  it.each([
    [template, 'ready', 'Từ 85 điểm, không vướng điều kiện loại trừ.'],
    [template, 'watch', 'Từ 70 đến dưới 85 điểm.'],
    [other, 'weak', 'Từ 52,5 đến dưới 72,5 điểm.'],
    [other, 'not-ready', 'Dưới 52,5 điểm, hoặc vướng điều kiện loại trừ (ghi rõ điều kiện nào).'],
    [other, null, 'Chưa có phương án hoặc hôm nay không hoạt động.'],
  ] as const)('of a band', (by, band, said) => {
    expect(bandMeaning(standingVi, by, band, 'vi')).toBe(said);
  });

  it('of a scenario and of a gate', () => {
    expect(scenarioMeaning(standingVi, other, 'outbreak', 'vi')).toBe(
      'Từ 5 F0 trong 10 ngày; cơ sở dưới 100 người: từ 2 F0 và từ 5,5%.',
    );
    expect(gateMeaning(gatesVi, other, 'risk-2194', 'vi')).toContain('dưới 25%; chưa có hoặc đã từ 25%.');
  });

  it.each(langs)('leaves no slot open in %s', (lang) => {
    const [standing, gates] = lang === 'vi' ? [standingVi, gatesVi] : [standingEn, gatesEn];
    const said = [
      ...Band.options.map((id) => bandMeaning(standing, template, id, lang)),
      ...Scenario.options.map((id) => scenarioMeaning(standing, template, id, lang)),
      ...GateId.options.map((id) => gateMeaning(gates, template, id, lang)),
    ];
    expect(said.filter((text) => /[{}]/.test(text))).toEqual([]);
  });
});
